import type { Item } from '../model/item.js';
import type { ListedItem } from '../model/list.js';

/** What a list is composed by, besides its candidates. */
export interface ListOptions {
  readonly seed: Item;
  /** Most items. */
  readonly max: number;
  /** Shown first, in this order. */
  readonly pinned: readonly Item[];
  /** Never shown, in any edition. */
  readonly excluded: readonly Item[];
  /** The work of an item, as `groupWorks` gives it. */
  readonly workOf: (item: Item) => string;
  /** The edition that the reader is shown of an item. */
  readonly chooseEdition: (item: Item) => Item;
}

/**
 * Composes a list: what is pinned, then the candidates in their order, one edition a work and the reader's where there is one, up to the most. Never the
 * seed or a language version of it, nothing excluded, nothing withdrawn. Feeds contradict themselves: an edition that the seed or an item before it claims as
 * its own is not shown as another's.
 */
export function composeList(candidates: Iterable<ListedItem>, terms: ListOptions): ListedItem[] {
  const { seed, pinned, excluded, workOf, chooseEdition } = terms;
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
  for (const item of pinned) if (list.length < terms.max) add({ item, algorithm: 'pinned' });
  for (const listed of candidates) {
    if (list.length >= terms.max) break;
    add(listed);
  }
  return list;
}
