import type { Item } from '../model/item.js';
import type { ListedItem } from '../model/list.js';

/** Options of a list, besides its candidates. */
export interface CompositionOptions {
  /** The item that the list is about. */
  readonly seed: Item;
  /** Maximum number of items. */
  readonly max: number;
  /** Items that come first, in this order. */
  readonly pinned: readonly Item[];
  /** Items that are never in the list, in any edition. */
  readonly excluded: readonly Item[];
  /** Returns the work of an item (`groupWorks`). */
  readonly workOf: (item: Item) => string;
  /** Returns the edition of an item that the list shows. */
  readonly chooseEdition: (item: Item) => Item;
}

/**
 * Composes a list: the pinned items, then the candidates in their order, up to the maximum. The list has one
 * edition per work, and never the seed's work, an excluded or a withdrawn item. Feeds can contradict
 * themselves: an edition that the seed or an earlier item claims does not appear a second time.
 */
export function composeList(candidates: Iterable<ListedItem>, options: CompositionOptions): ListedItem[] {
  const { seed, pinned, excluded, workOf, chooseEdition } = options;
  const taken = new Set([seed, ...excluded].map(workOf));
  const ids = new Set([seed, ...excluded, ...(seed.languages ?? [])].map(({ id }) => id));
  const list: ListedItem[] = [];
  const add = (listed: ListedItem) => {
    const work = workOf(listed.item);
    if (taken.has(work)) return;
    const item = [chooseEdition(listed.item), listed.item].find(
      (edition) => !edition.withdrawn && !ids.has(edition.id) && workOf(edition) === work,
    );
    if (!item) return;
    taken.add(work);
    ids.add(item.id);
    list.push({ ...listed, item });
  };
  for (const item of pinned) if (list.length < options.max) add({ item, algorithm: 'pinned' });
  for (const listed of candidates) {
    if (list.length >= options.max) break;
    add(listed);
  }
  return list;
}
