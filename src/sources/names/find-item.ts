import type { Item } from '../../model/item.js';
import type { Found } from './find-by-other-name.js';

/**
 * Finds an item in a list by its id, or else by any of its names, in any letter case.
 * @param name as people write it; absent: the first item is meant
 */
export async function findItem(items: readonly Item[], name: string | undefined): Promise<Found> {
  if (!name) return { item: items[0] };
  const plain = name.toLowerCase();
  const item =
    items.find(({ id }) => id === name) ??
    items.find(({ id, jobNumber }) => id.toLowerCase() === plain || jobNumber?.toLowerCase() === plain);
  return item ? { item } : (await import('./find-by-other-name.js')).findByOtherName(items, name);
}
