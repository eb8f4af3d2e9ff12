import type { Item, LanguageVersion } from '../model/item.js';
import { expandIdentifier, listEditionIdentifiers, listItemIdentifiers } from './expand-identifier.js';

/** The item with an identifier, and its language version where the identifier is that of the version. */
export interface ItemMatch {
  readonly item?: Item | undefined;
  readonly edition?: LanguageVersion | undefined;
}

/** One index per list, because many elements search the same list. */
const indexes = new WeakMap<readonly Item[], ReadonlyMap<string, ItemMatch>>();

/**
 * Finds an item in a list by any of its identifiers, or by those of its language versions. This
 * module loads only when no id and no job number matches.
 * @param items in the feed's order; of two items with the same identifier, the first is found
 * @returns an empty record where no item has the identifier
 */
export function findByIdentifier(items: readonly Item[], identifier: string): ItemMatch {
  const index = indexes.get(items) ?? indexIdentifiers(items);
  indexes.set(items, index);
  const known = expandIdentifier(identifier).find((one) => index.has(one));
  return (known === undefined ? undefined : index.get(known)) ?? {};
}

function indexIdentifiers(items: readonly Item[]): ReadonlyMap<string, ItemMatch> {
  const index = new Map<string, ItemMatch>();
  const add = (identifiers: Iterable<string>, found: ItemMatch) => {
    for (const identifier of identifiers) if (!index.has(identifier)) index.set(identifier, found);
  };
  for (const item of items) add(listItemIdentifiers(item), { item });
  // After all items: a language version that is also an item is found as the item.
  for (const item of items) {
    for (const edition of item.languages ?? []) add(listEditionIdentifiers(edition), { item, edition });
  }
  return index;
}
