import type { Widget } from '../elements/widget.js';
import { expect, mount, pressKeys, until } from '../page/index.js';
import { stage } from './every-state.js';

/** Returns the element with the focus, also inside shadow roots. */
function findFocused(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/** Returns the text of the element with the focus. */
function readFocus(): string {
  return findFocused()?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

/**
 * Presses a key until an element with a given text has the focus.
 *
 * @returns the texts of the elements that had the focus on the way
 */
async function pressUntil(keys: string, end: string): Promise<string[]> {
  const visited: string[] = [];
  await until(async () => {
    await pressKeys(keys);
    visited.push(readFocus());
    return visited.at(-1) === end || visited.length > 30;
  }, `the focus on "${end}"`);
  return visited;
}

async function mountPage(lang: string, dir: string): Promise<{ page: HTMLElement; widgets: Widget[] }> {
  const page = mount(
    `<div lang="${lang}" dir="${dir}"><button>Before</button><div></div><button>After</button></div>`,
  );
  const widgets = await stage(page.querySelector('div')!, [
    ['fao-item-card', 'ready'],
    ['fao-related-items', 'ready'],
    ['fao-also-downloaded', 'idle'],
  ]);
  page.querySelector('button')!.focus();
  return { page, widgets };
}

const stops = {
  en: [
    'Soils and seasons',
    'français',
    'العربية',
    'Show more – Soils and seasons',
    'Download PDF, 18.4 MB – Soils and seasons',
    'Water for soils',
    'الأشجار والتربة',
    'Show publications',
  ],
  ar: [
    'Soils and seasons',
    'français',
    'العربية',
    'عرض المزيد – Soils and seasons',
    /^تنزيل PDF، (?:18\.4|١٨٫٤) م\.ب\.? – Soils and seasons$/,
    'Water for soils',
    'الأشجار والتربة',
    'عرض المنشورات',
  ],
};

function expectStops(visited: readonly string[], expected: readonly (string | RegExp)[]): void {
  expect(visited, visited.join('\n')).to.have.length(expected.length);
  expected.forEach((stop, index) => {
    if (typeof stop === 'string') expect(visited[index]).to.equal(stop);
    else expect(visited[index]).to.match(stop);
  });
}

describe('A reader with a keyboard only', () => {
  for (const [lang, dir] of [
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ] as const) {
    it(`reaches all links and buttons in reading order, forwards and backwards, in the language "${lang}"`, async () => {
      await mountPage(lang, dir);
      expectStops(await pressUntil('Tab', 'After'), [...stops[lang], 'After']);
      expectStops(await pressUntil('Shift+Tab', 'Before'), [...[...stops[lang]].reverse(), 'Before']);
    });
  }

  it('opens an abstract, moves on from there, and closes it', async () => {
    const { widgets } = await mountPage('en', 'ltr');
    await pressUntil('Tab', 'Show more – Soils and seasons');
    await pressKeys('Enter');
    await until(() => readFocus() === 'Show less – Soils and seasons', 'the open abstract');
    await pressKeys('Tab');
    expect(readFocus()).to.match(/^Download/);
    await pressKeys('Shift+Tab');
    await pressKeys('Enter');
    await until(() => readFocus() === 'Show more – Soils and seasons', 'the closed abstract');
    expect(widgets[0]!.shadowRoot!.querySelector('button')!.getAttribute('aria-expanded')).to.equal('false');
  });

  it('loads a list, and moves on to its first item', async () => {
    const { widgets } = await mountPage('en', 'ltr');
    await pressUntil('Tab', 'Show publications');
    await pressKeys('Enter');
    await until(() => widgets[2]!.state === 'ready', 'the list');
    await widgets[2]!.updateComplete;
    await pressKeys('Tab');
    expect(readFocus()).to.equal('Water for soils');
  });

  it('follows a link, which fires the same event as a click', async () => {
    const { page, widgets } = await mountPage('en', 'ltr');
    const followed: string[] = [];
    page.addEventListener('fao-click', (event) => {
      event.preventDefault();
      followed.push(event.detail.url);
    });
    await pressUntil('Tab', 'français');
    await pressKeys('Enter');
    await until(() => followed.length, 'the click');
    expect(followed).to.deep.equal(['https://repository.example/fr']);
    expect(widgets[0]!.state).to.equal('ready');
  });

  it('sees an outline around every element with the focus', async () => {
    await mountPage('en', 'ltr');
    for (const stop of stops.en) {
      await pressKeys('Tab');
      const { outlineStyle, outlineWidth } = getComputedStyle(findFocused()!);
      expect([outlineStyle, outlineWidth], stop).to.deep.equal(['solid', '2px']);
    }
  });
});
