import { expect, expectAccessible, expectConsole, type HostPage } from '../page/index.js';
import type { Widget } from '../elements/widget.js';
import { openDemoPage, readThrough } from './demo-page.js';

/** How a demo page differs from the other ones. */
export interface PageTraits {
  /** Whether it shows failures on purpose. */
  failing?: boolean;
  /** Whether axe can run on it. */
  axe?: boolean;
  /** A further expectation at the larger width, of the page and its widgets in document order. */
  expectation?: {
    readonly title: string;
    readonly check: (page: HostPage, widgets: readonly Widget[]) => void;
  };
}

/**
 * Declares the tests of a demo page at two widths: each widget reaches a final state, the console has no
 * unexpected message, nothing overflows sideways, and axe finds no violation.
 *
 * @param path of the page on the test server
 * @param traits by default a page without failures, on which axe can run
 */
export function itSettles(path: string, { failing = false, axe = true, expectation }: PageTraits = {}): void {
  for (const width of [1200, 320]) {
    const further = width === 1200 ? expectation : undefined;
    it(`loads without unexpected messages, fits the window and is accessible${further ? `, and ${further.title}` : ''}: ${path} at ${width} px`, async () => {
      const page = await openDemoPage(path, { width, axe });
      const widgets = await readThrough(page);
      expectFailures(widgets, failing);
      further?.check(page, widgets);
      const { scrollWidth, clientWidth } = page.document.documentElement;
      expect(scrollWidth, 'scroll width').to.equal(clientWidth);
      if (axe) await expectAccessible(page.frame);
    });
  }
}

/** Expects the messages about the failures of the widgets in the console, or no failure at all. */
function expectFailures(widgets: readonly Widget[], failing: boolean): void {
  for (const { error, fallbackFeed, state } of widgets) {
    if (failing && error) expectConsole(/^\[fao-widgets\] <fao-/, 'error');
    else expect(error, error?.message).to.equal(undefined);
    if (fallbackFeed && state === 'ready') expectConsole(/Reading the fallback feed .* instead/, 'warn');
  }
}
