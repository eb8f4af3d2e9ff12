import { html } from 'lit';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import '../../src/embed/define.js';
import { mount, until } from '../page/index.js';
import type { Widget } from './widget.js';

/** Reads the first record of golden.json, for the property `data`. */
export async function readGoldenItem(): Promise<Record<string, unknown>> {
  const response = await fetch('/test/fixtures/feeds/golden.json');
  const feed = (await response.json()) as { items: Record<string, unknown>[] };
  return feed.items[0]!;
}

/** Mounts a card with data of its own; returns it once its content is rendered. */
export async function mountOwn(data: unknown): Promise<FaoItemCard> {
  return settle(mount<FaoItemCard>(html`<fao-item-card .data=${data}></fao-item-card>`));
}

/** Mounts a card with attributes, and does not wait for it. */
export function mountCard(attributes: string, content = ''): FaoItemCard {
  return mount<FaoItemCard>(`<fao-item-card ${attributes}>${content}</fao-item-card>`);
}

/**
 * Returns an element once it has reached a final state.
 *
 * @param timeout milliseconds to wait for it
 */
export async function settle<T extends Widget>(element: T, timeout?: number): Promise<T> {
  const isSettled = () => element.state !== 'idle' && element.state !== 'loading';
  await until(isSettled, `${element.localName} to settle`, timeout);
  await element.updateComplete;
  return element;
}
