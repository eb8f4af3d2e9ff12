import { html } from 'lit';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import '../../src/embed/define.js';
import { mount, until } from '../page/index.js';
import type { Widget } from './widget.js';

/** The golden item, as a page would give it by the property `data`. */
export async function readGoldenItem(): Promise<Record<string, unknown>> {
  const response = await fetch('/test/fixtures/feeds/golden.json');
  const feed = (await response.json()) as { items: Record<string, unknown>[] };
  return feed.items[0]!;
}

/** Puts a card with data of its own into the page; gives it once its content is there. */
export async function mountOwn(data: unknown): Promise<FaoItemCard> {
  return settle(mount<FaoItemCard>(html`<fao-item-card .data=${data}></fao-item-card>`));
}

/** Puts a card with attributes into the page, without waiting for it. */
export function mountCard(attributes: string, content = ''): FaoItemCard {
  return mount<FaoItemCard>(`<fao-item-card ${attributes}>${content}</fao-item-card>`);
}

/**
 * Gives an element once it has come to a state that lasts.
 *
 * @param patience milliseconds to wait for it
 */
export async function settle<T extends Widget>(element: T, patience?: number): Promise<T> {
  const isSettled = () => element.state !== 'idle' && element.state !== 'loading';
  await until(isSettled, `${element.localName} to settle`, patience);
  await element.updateComplete;
  return element;
}
