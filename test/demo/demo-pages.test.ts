import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, expectAccessible, expectConsole, until } from '../page/index.js';
import { openDemoPage, readThrough } from './demo-page.js';

const pages = [
  '/demo/',
  '/demo/classic.html',
  '/demo/hostile.html',
  '/demo/ministry/ar/fisheries.html',
  '/demo/ministry/fisheries.html',
  '/demo/ministry/migration.html',
  '/demo/states.html',
];

/* The one page that is meant to show failures. */
const failing = '/demo/states.html';

/* The one page that axe can't run in: its old library puts a property on every object, which breaks axe itself. */
const damaged = '/demo/hostile.html';

describe('the demo pages', () => {
  it('show a copy with its date when the server goes down', async () => {
    expectConsole(/answered with the status 503/, 'error');
    const page = await openDemoPage(failing);
    const card = page.document.querySelector<FaoItemCard>('#stale')!;
    page.document.querySelectorAll('fao-item-card').forEach((other) => other !== card && other.remove());
    card.scrollIntoView();
    await until(() => card.state === 'ready', 'the first answer');
    page.document.querySelector<HTMLElement>('#reload')!.click();
    await until(() => card.state === 'stale', 'the server to be down');
  });

  it('are all linked from the first', async () => {
    const page = await openDemoPage('/demo/');
    const links = [...page.document.querySelectorAll<HTMLAnchorElement>('dt a')];
    expect(['/demo/', ...links.map(({ pathname }) => pathname)].sort()).to.deep.equal(pages);
  });

  for (const path of pages) {
    for (const width of [1200, 320]) {
      it(`come to rest without complaint, fit and are accessible: ${path} at ${width} px`, async function () {
        this.timeout(30_000);
        const axe = path !== damaged;
        const page = await openDemoPage(path, { width, axe });
        const cards = await readThrough(page);
        for (const { error, fallbackFeed, state } of cards) {
          if (path === failing && error) expectConsole(/^\[fao-widgets\] <fao-item-card/, 'error');
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
