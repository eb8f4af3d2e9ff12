import { expect, expectAccessible, expectConsole } from '../page/index.js';
import type { Widget } from '../elements/widget.js';
import { openDemoPage, readThrough } from './demo-page.js';

/** What is special of a page. */
export interface PageTraits {
  /** Whether it is meant to show failures. */
  failing?: boolean;
  /** Whether axe can run in it. */
  axe?: boolean;
}

/**
 * Declares the tests of a demo page at two widths: its widgets come to a state that lasts, nothing
 * unannounced is in the console, nothing overflows sideways, and axe finds nothing.
 *
 * @param path of the page on the test server
 * @param traits by default a page without failures that axe can run in
 */
export function itComesToRest(path: string, { failing = false, axe = true }: PageTraits = {}): void {
  for (const width of [1200, 320]) {
    it(`comes to rest without complaint, fits and is accessible: ${path} at ${width} px`, async () => {
      const page = await openDemoPage(path, { width, axe });
      announceFailures(await readThrough(page), failing);
      const { scrollWidth, clientWidth } = page.document.documentElement;
      expect(scrollWidth, 'sideways').to.equal(clientWidth);
      if (axe) await expectAccessible(page.frame);
    });
  }
}

/** Expects in the console what the widgets of a page say of their failures, or no failure at all. */
export function announceFailures(widgets: readonly Widget[], failing: boolean): void {
  for (const { error, fallbackFeed, state } of widgets) {
    if (failing && error) expectConsole(/^\[fao-widgets\] <fao-/, 'error');
    else expect(error, error?.message).to.equal(undefined);
    if (fallbackFeed && state === 'ready') expectConsole(/The fallback feed .* is read instead/, 'warn');
  }
}
