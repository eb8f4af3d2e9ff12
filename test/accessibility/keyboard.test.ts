import type { Widget } from '../elements/widget.js';
import { expect, mount, pressKeys, until } from '../page/index.js';
import { stage } from './every-state.js';

/** What has the focus, through shadow roots. */
function findFocused(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/** What has the focus, by its text. */
function readFocus(): string {
  return findFocused()?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

/**
 * What one meets from something that has the focus on, pressing a key again and again, up to an element of a
 * name.
 */
async function walk(keys: string, end: string): Promise<string[]> {
  const met: string[] = [];
  await until(async () => {
    await pressKeys(keys);
    met.push(readFocus());
    return met.at(-1) === end || met.length > 30;
  }, `the walk to "${end}"`);
  return met;
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

function expectStops(met: readonly string[], expected: readonly (string | RegExp)[]): void {
  expect(met, met.join('\n')).to.have.length(expected.length);
  expected.forEach((stop, index) => {
    if (typeof stop === 'string') expect(met[index]).to.equal(stop);
    else expect(met[index]).to.match(stop);
  });
}

describe('With the keyboard alone', () => {
  for (const [lang, dir] of [
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ] as const) {
    it(`one meets everything that can be followed or pressed, in the order it is read, in "${lang}", and the way back`, async () => {
      await mountPage(lang, dir);
      expectStops(await walk('Tab', 'After'), [...stops[lang], 'After']);
      expectStops(await walk('Shift+Tab', 'Before'), [...[...stops[lang]].reverse(), 'Before']);
    });
  }

  it('one opens an abstract, goes on from there, and closes it', async () => {
    const { widgets } = await mountPage('en', 'ltr');
    await walk('Tab', 'Show more – Soils and seasons');
    await pressKeys('Enter');
    await until(() => readFocus() === 'Show less – Soils and seasons', 'the open abstract');
    await pressKeys('Tab');
    expect(readFocus()).to.match(/^Download/);
    await pressKeys('Shift+Tab');
    await pressKeys('Enter');
    await until(() => readFocus() === 'Show more – Soils and seasons', 'the closed abstract');
    expect(widgets[0]!.shadowRoot!.querySelector('button')!.getAttribute('aria-expanded')).to.equal('false');
  });

  it('one loads a list, and goes on to its first item', async () => {
    const { widgets } = await mountPage('en', 'ltr');
    await walk('Tab', 'Show publications');
    await pressKeys('Enter');
    await until(() => widgets[2]!.state === 'ready', 'the list');
    await widgets[2]!.updateComplete;
    await pressKeys('Tab');
    expect(readFocus()).to.equal('Water for soils');
  });

  it('one follows a link, which tells of it as a click does', async () => {
    const { page, widgets } = await mountPage('en', 'ltr');
    const followed: string[] = [];
    page.addEventListener('fao-click', (event) => {
      event.preventDefault();
      followed.push(event.detail.url);
    });
    await walk('Tab', 'français');
    await pressKeys('Enter');
    await until(() => followed.length, 'the click');
    expect(followed).to.deep.equal(['https://repository.example/fr']);
    expect(widgets[0]!.state).to.equal('ready');
  });

  it('one sees where one is, at every stop', async () => {
    await mountPage('en', 'ltr');
    for (const stop of stops.en) {
      await pressKeys('Tab');
      const { outlineStyle, outlineWidth } = getComputedStyle(findFocused()!);
      expect([outlineStyle, outlineWidth], stop).to.deep.equal(['solid', '2px']);
    }
  });
});
