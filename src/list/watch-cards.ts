import type { Item } from '../core/model/item.js';
import type { ListedItem } from '../core/model/list.js';
import { Impressions } from './impressions.js';

/** The list whose impressions are counted. */
export interface WatchedList extends Element {
  readonly renderRoot: ParentNode;
  readonly item: Item | undefined;
  readonly entries: readonly ListedItem[];
}

/** Details of an impression. */
export interface Impression {
  /** The item that the list is about. */
  readonly seed: Item;
  readonly item: Item;
  /** Position of the item in the list, from 1. */
  readonly rank: number;
  /** Number of items in the list. */
  readonly count: number;
  readonly algorithm: ListedItem['algorithm'];
}

const watches = new WeakMap<Element, Impressions>();

/**
 * Reports each card of a list that a reader sees, once. This module loads with the first cards of a list.
 * @param report receives each impression
 */
export function watchCards(element: WatchedList, report: (impression: Impression) => void): void {
  const { item: seed, entries, renderRoot } = element;
  const impressions = watches.get(element) ?? new Impressions();
  watches.set(element, impressions);
  const cards = [...renderRoot.querySelectorAll('article')];
  const watched = cards.slice(0, seed && element.isConnected ? entries.length : 0).map((card, index) => {
    const { item, algorithm } = entries[index]!;
    const impression = { seed: seed!, item, rank: index + 1, count: entries.length, algorithm };
    return [card, { key: `${seed!.id} ${item.id}`, report: () => report(impression) }] as const;
  });
  impressions.watch(new Map(watched));
}
