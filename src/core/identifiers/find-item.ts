import type { Item } from '../model/item.js';
import { createLoadError } from '../model/load-error.js';
import type { Found } from './find-by-identifier.js';

/**
 * Finds an item in a list by its id, or else by any of its names, in any letter case.
 * @param name as people write it; absent: the only item there is
 * @throws LoadError `config` where there are several items and no name
 */
export async function findItem(items: readonly Item[], name: string | undefined): Promise<Found> {
  if (!name) {
    // The first of several would be a publication that the page's author did not choose.
    if (items.length > 1) throw createLoadError('config', { detail: 'item' });
    return { item: items[0] };
  }
  const plain = name.toLowerCase();
  const item =
    items.find(({ id }) => id === name) ??
    items.find(({ id, jobNumber }) => id.toLowerCase() === plain || jobNumber?.toLowerCase() === plain);
  return item ? { item } : (await import('../../parts/identifiers.js')).findByIdentifier(items, name);
}
