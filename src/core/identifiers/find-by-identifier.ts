import type { Item, LanguageVersion } from '../model/item.js';
import { expandIdentifier, identifiersOfEdition, identifiersOfItem } from './expand-identifier.js';

/** An item that was found by a name, and the language version meant where the name was that of one. */
export interface Found {
  readonly item?: Item | undefined;
  readonly edition?: LanguageVersion | undefined;
}

/** Many widgets look in the same list; its names are spelled out once. */
const indexes = new WeakMap<readonly Item[], ReadonlyMap<string, Found>>();

/**
 * Finds an item in a list by any of its names, or by one of its language versions'. Loaded only when the plain look-up finds nothing.
 * @param items in the feed's order; of two items with the same name the first is meant
 */
export function findByIdentifier(items: readonly Item[], name: string): Found {
  const index = indexes.get(items) ?? indexNames(items);
  indexes.set(items, index);
  const known = expandIdentifier(name).find((spelling) => index.has(spelling));
  return (known === undefined ? undefined : index.get(known)) ?? {};
}

function indexNames(items: readonly Item[]): ReadonlyMap<string, Found> {
  const index = new Map<string, Found>();
  const add = (names: Iterable<string>, found: Found) => {
    for (const name of names) if (!index.has(name)) index.set(name, found);
  };
  for (const item of items) add(identifiersOfItem(item), { item });
  // After all items: an edition that is an item of its own is shown from its own record.
  for (const item of items) {
    for (const edition of item.languages ?? []) add(identifiersOfEdition(edition), { item, edition });
  }
  return index;
}
