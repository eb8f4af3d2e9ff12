import { expect } from '../page/index.js';
import type { Widget } from './widgets.js';

declare global {
  interface Window {
    /** How often code from a feed was executed. */
    trapped: number;
  }
}

window.trapped = 0;

/** The elements in the templates of the library. */
const ALLOWED_ELEMENTS =
  /^(?:a|article|b|bdi|button|div|em|i|img|li|p|path|slot|span|strong|style|sub|sup|svg|time|ul)$/;
const WEB_URL = /^https?:\/\//;

/**
 * Checks that elements render no active content: only allowed elements, no event handlers in attributes, only
 * web URLs. Also checks that no code from a feed was executed.
 */
export function expectInert(...widgets: readonly Widget[]): void {
  for (const { shadowRoot } of widgets) {
    for (const element of shadowRoot!.querySelectorAll('*')) {
      expect(element.localName).to.match(ALLOWED_ELEMENTS);
      for (const { name, value } of element.attributes) {
        expect(name).to.not.match(/^on|^srcdoc$|^action$|^xlink:/);
        // The number of lines of an abstract that fit.
        if (name === 'style') expect(value).to.match(/^--_fit: ?\d+;$/);
        if (/^(?:href|src)$/.test(name)) expect(value, name).to.match(WEB_URL);
      }
    }
  }
  expect(window.trapped, 'scripts of a feed that ran').to.equal(0);
}
