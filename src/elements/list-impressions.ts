import { Impressions } from '../controllers/impressions.js';
import type { Item } from '../model/item.js';
import type { ListedItem, ListName } from '../model/list.js';
import { fire } from './events.js';

/** What of a list its impressions are told by. */
export interface WatchedList extends Element {
  readonly renderRoot: ParentNode;
  readonly item: Item | undefined;
  readonly entries: readonly ListedItem[];
}

const watches = new WeakMap<Element, Impressions>();

/** Fires `fao-impression` at a list for each of its present cards that a reader sees. Loaded with the first cards of a list. */
export function watchCards(element: WatchedList, list: ListName): void {
  const { item: seed, entries, renderRoot } = element;
  const impressions = watches.get(element) ?? new Impressions();
  watches.set(element, impressions);
  const cards = [...renderRoot.querySelectorAll('article')];
  const watched = cards.slice(0, seed && element.isConnected ? entries.length : 0).map((card, index) => {
    const { item, algorithm } = entries[index]!;
    const detail = { seed: seed!, item, rank: index + 1, count: entries.length, list, algorithm };
    const report = () => void fire(element, 'fao-impression', detail, { bubbles: true });
    return [card, { key: `${seed!.id} ${item.id}`, report }] as const;
  });
  impressions.watch(new Map(watched));
}
