import { expect, expectAccessible, expectConsole, until } from '../page/index.js';
import { findWidgets, openDemoPage, readThrough } from './demo-page.js';

const pages = [
  '/demo/',
  '/demo/classic.html',
  '/demo/hostile.html',
  '/demo/layouts.html',
  '/demo/ministry/ar/fisheries.html',
  '/demo/ministry/fisheries.html',
  '/demo/ministry/migration.html',
  '/demo/states/also-downloaded.html',
  '/demo/states/card.html',
  '/demo/states/related-items.html',
];

/* Each shows every state of one element. */
const statePages = pages.filter((path) => path.includes('/states/'));

/* The pages that are meant to show failures. */
const failing = [...statePages, '/demo/layouts.html'];

/* The one page that axe can't run in: its old library puts a property on every object, which breaks axe itself. */
const damaged = '/demo/hostile.html';

describe('the demo pages', () => {
  it('are all linked from the first', async () => {
    const page = await openDemoPage('/demo/');
    const links = [...page.document.querySelectorAll<HTMLAnchorElement>('dt a')];
    expect(['/demo/', ...links.map(({ pathname }) => pathname)].sort()).to.deep.equal(pages);
  });

  for (const path of statePages) {
    it(`show a copy with its date when the server goes down: ${path}`, async () => {
      expectConsole(/answered with the status 503/, 'error');
      const page = await openDemoPage(path);
      const stale = findWidgets(page).find(({ id }) => id === 'stale')!;
      for (const widget of findWidgets(page)) if (widget !== stale) widget.remove();
      stale.scrollIntoView();
      await until(() => stale.state === 'ready', 'the first answer');
      page.document.querySelector<HTMLElement>('#reload')!.click();
      await until(() => stale.state === 'stale', 'the server to be down');
    });

    it(`hold every state, each beside its markup: ${path}`, async function () {
      this.timeout(30_000);
      const page = await openDemoPage(path);
      const widgets = await readThrough(page);
      for (const { error, fallbackFeed, state } of widgets) {
        if (error) expectConsole(/^\[fao-widgets\] <fao-/, 'error');
        else if (fallbackFeed && state === 'ready') expectConsole(/The fallback feed .* is read/, 'warn');
      }
      // Stale is the one state that takes a press of a button to come to.
      const states = new Set(widgets.map(({ state }) => state));
      expect([...states].sort()).to.deep.equal(['empty', 'error', 'idle', 'loading', 'ready']);
      const sections = [...page.document.querySelectorAll('.state')];
      const markups = sections.map((section) => section.querySelector('pre')!.textContent);
      expect(markups).to.have.length(widgets.length);
      markups.forEach((markup, index) => {
        const { localName, itemName = '' } = widgets[index]!;
        expect(markup).to.match(new RegExp(`^<${localName}\\s[^]*${itemName}[^]*</${localName}>$`));
      });
    });
  }

  for (const path of pages) {
    for (const width of [1200, 320]) {
      it(`come to rest without complaint, fit and are accessible: ${path} at ${width} px`, async function () {
        this.timeout(60_000);
        const axe = path !== damaged;
        const page = await openDemoPage(path, { width, axe });
        const widgets = await readThrough(page);
        for (const { error, fallbackFeed, state } of widgets) {
          if (failing.includes(path) && error) expectConsole(/^\[fao-widgets\] <fao-/, 'error');
          else expect(error, error?.message).to.equal(undefined);
          if (fallbackFeed && state === 'ready')
            expectConsole(/The fallback feed .* is read instead/, 'warn');
        }
        const { scrollWidth, clientWidth } = page.document.documentElement;
        expect(scrollWidth, 'sideways').to.equal(clientWidth);
        if (axe) await expectAccessible(page.frame);
      });
    }
  }
});
