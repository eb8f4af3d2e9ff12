import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { settle } from '../elements/card.js';
import type { List } from '../elements/list.js';
import { expect, mount } from '../page/index.js';

/** Any of the three elements. */
export type Widget = FaoItemCard | List;

/** Milliseconds for a widget to settle: far more than any needs but with the largest feeds. */
const patience = 30_000;

/** The three tags. */
export const tags = ['fao-item-card', 'fao-related-items', 'fao-also-downloaded'] as const;

/** A card that shows an item of the page's own, whatever becomes of the widgets beside it. */
const neighbour = '<fao-item-card class="neighbour"></fao-item-card>';

/**
 * Puts the three widgets into the page with the same attributes, and a good card beside them, and waits until each has come to a state that lasts.
 * @returns the three; the good card is ready, or this throws
 */
export async function settleThree(attributes: string, content = ''): Promise<Widget[]> {
  const three = tags.map((tag) => `<${tag} loading="eager" ${attributes}>${content}</${tag}>`);
  const box = mount(`<div>${three.join('')}${neighbour}</div>`);
  const [good, ...widgets] = [...box.children].reverse() as Widget[];
  good!.data = { id: 'good', title: 'The good one' };
  await Promise.all([good!, ...widgets].map((widget) => settle(widget, patience)));
  expect(good!.item?.title, 'the widget beside').to.equal('The good one');
  return widgets.reverse();
}

/** Gives the three widgets data of the page's own, and waits until each has come to a state that lasts. */
export async function settleData(data: unknown, max = 3): Promise<Widget[]> {
  const widgets = [
    ...mount(`<div>${tags.map((tag) => `<${tag} max="${max}"></${tag}>`).join('')}</div>`).children,
  ] as Widget[];
  for (const widget of widgets) widget.data = data;
  await Promise.all(widgets.map((widget) => settle(widget, patience)));
  return widgets;
}

/** All addresses that an element's shadow root holds, links and pictures. */
export function listAddresses(widget: Element): string[] {
  const elements = [...widget.shadowRoot!.querySelectorAll('[href], [src], [srcset], [action], [data]')];
  return elements.flatMap((element) =>
    ['href', 'src', 'srcset', 'action', 'data'].flatMap((name) => element.getAttribute(name) ?? []),
  );
}

/** All that a widget may be built of; anything else would have come from the feed. */
const known = new Set(
  'article div p span time ul li a img svg path button slot b bdi i em strong sub sup'.split(' '),
);

/** Fails where a widget holds an address that is not of the web, an element that no template has, or a listener written as text. */
export function expectHarmless(widget: Element): void {
  for (const address of listAddresses(widget)) expect(address).to.match(/^https?:\/\//);
  for (const element of widget.shadowRoot!.querySelectorAll('*')) {
    expect(known.has(element.localName), `<${element.localName}> in ${widget.localName}`).to.equal(true);
    for (const { name, value } of element.attributes) {
      expect(name).not.to.match(/^on/);
      // The one property that a script of ours sets.
      if (name === 'style') expect(value).to.match(/^--_fit: \d+;$/);
    }
  }
}

/** What hostile texts would raise, if any of them ran. */
declare global {
  interface Window {
    intrusions?: number;
  }
}

/** Fails where a hostile text ran. */
export function expectNothingRan(): void {
  expect(window.intrusions, 'scripts that ran').to.equal(undefined);
  delete window.intrusions;
}
