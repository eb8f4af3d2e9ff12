import type { Item, LanguageVersion } from '../../model/item.js';

/** An item that was found by a name, and the language version meant where the name was that of one. */
export interface Found {
  readonly item?: Item | undefined;
  readonly edition?: LanguageVersion | undefined;
}

/**
 * Finds an item in a list by any of its names, in any letter case.
 * @param name as people write it; absent: the first item is meant
 */
export async function findItem(items: readonly Item[], name: string | undefined): Promise<Found> {
  if (!name) return { item: items[0] };
  const plain = name.toLowerCase();
  const item = items.find(
    ({ id, jobNumber }) => id.toLowerCase() === plain || jobNumber?.toLowerCase() === plain,
  );
  return item ? { item } : (await import('./find-by-other-name.js')).findByOtherName(items, name);
}
