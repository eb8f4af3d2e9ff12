import type { Item } from '../model/item.js';
import { createLoadError } from '../model/load-error.js';
import type { Found } from './find-by-identifier.js';

/**
 * Finds an item in a list by its id, or else by any of its identifiers in any letter case.
 * @param identifier any identifier; absent: the only item of the list
 * @returns an empty record where no item has the identifier
 * @throws LoadError `config` where there are several items and no identifier
 */
export async function findItem(items: readonly Item[], identifier: string | undefined): Promise<Found> {
  if (!identifier) {
    // The first of several might not be the one that the author of the page wants.
    if (items.length > 1) throw createLoadError('config', { detail: 'item' });
    return { item: items[0] };
  }
  const lower = identifier.toLowerCase();
  const item =
    items.find(({ id }) => id === identifier) ??
    items.find(({ id, jobNumber }) => id.toLowerCase() === lower || jobNumber?.toLowerCase() === lower);
  return item ? { item } : (await import('../parts/identifiers.js')).findByIdentifier(items, identifier);
}
