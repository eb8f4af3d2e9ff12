import { html } from 'lit';
import type { FaoAlsoDownloaded } from '../../src/elements/fao-also-downloaded.js';
import type { FaoRelatedItems } from '../../src/elements/fao-related-items.js';
import { mount, within } from '../page/index.js';
import { settle } from './card.js';

/** Either list. */
export type List = FaoRelatedItems | FaoAlsoDownloaded;

/** Makes a feed document of these items. */
export function makeFeed(...items: object[]): { version: string; title: string; items: object[] } {
  return { version: 'https://jsonfeed.org/version/1.1', title: 'Feed', items };
}

/** Makes a feed item, with a title that contains its id. */
export function makeItem(id: string, fao: object = {}, rest: object = {}): { id: string } {
  return { id, ...{ title: `Title of ${id}`, url: `https://repository.example/${id}`, ...rest, _fao: fao } };
}

/**
 * Returns the id of the first item of a feed, for the property `itemName`; `undefined` if it has none.
 */
export function firstIdOf(feed: unknown): string | undefined {
  const { items } = Object(feed) as { items?: unknown };
  const hasId = (item: unknown) => /^(?:string|number)$/.test(typeof (Object(item) as { id?: unknown }).id);
  const first = Array.isArray(items) ? (items as { id: string | number }[]).find(hasId) : undefined;
  return first && String(first.id);
}

/** Mounts a list with attributes, and does not wait for it. */
export function mountList(attributes: string, content = '', tag = 'fao-related-items'): List {
  return mount<List>(`<${tag} ${attributes}>${content}</${tag}>`);
}

/**
 * Mounts a list of related items with data of its own; returns it once it has reached a final state.
 *
 * @param attributes as properties; without `itemName` the list is about the first item of the data
 */
export async function mountRelated(
  data: unknown,
  attributes: Record<string, unknown> = {},
): Promise<FaoRelatedItems> {
  const list = mount<FaoRelatedItems>(html`<fao-related-items></fao-related-items>`);
  Object.assign(list, { itemName: firstIdOf(data), data, ...attributes });
  return settle(list);
}

/**
 * Mounts a list of downloads about the first item of its own data; returns it once it has reached a final
 * state.
 */
export async function mountDownloaded(data: unknown): Promise<FaoAlsoDownloaded> {
  return settle(
    mount<FaoAlsoDownloaded>(
      html`<fao-also-downloaded .itemName=${firstIdOf(data)} .data=${data}></fao-also-downloaded>`,
    ),
  );
}

/** Returns the titles of a list's cards, in their order. */
export function titlesOf(list: List): string[] {
  return within(list)
    .queryAllByShadowRole('heading')
    .slice(1)
    .map(({ textContent }) => textContent.trim());
}

/** Returns the ids of the items that a list shows. */
export function idsOf(list: List): string[] {
  return list.items.map(({ id }) => id);
}
