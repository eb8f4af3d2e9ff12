import { expect } from '../page/index.js';
import type { Widget } from './widgets.js';

declare global {
  interface Window {
    /** How often a trap went off: what a feed holds was executed. */
    trapped: number;
  }
}

window.trapped = 0;

/** What the views of this library make, and nothing else. */
const ELEMENTS =
  /^(?:a|article|b|bdi|button|div|em|i|img|li|p|path|slot|span|strong|style|sub|sup|svg|time|ul)$/;
const WEB = /^https?:\/\//;

/**
 * Holds what widgets show to be inert: known elements alone, no handlers in attributes, addresses of the web
 * only, no trap gone off.
 */
export function expectInert(...widgets: readonly Widget[]): void {
  for (const { shadowRoot } of widgets) {
    for (const element of shadowRoot!.querySelectorAll('*')) {
      expect(element.localName).to.match(ELEMENTS);
      for (const { name, value } of element.attributes) {
        expect(name).to.not.match(/^on|^srcdoc$|^action$|^xlink:/);
        // The number of lines that an abstract has room for.
        if (name === 'style') expect(value).to.match(/^--_fit: ?\d+;$/);
        if (/^(?:href|src)$/.test(name)) expect(value, name).to.match(WEB);
      }
    }
  }
  expect(window.trapped, 'scripts of a feed that ran').to.equal(0);
}
