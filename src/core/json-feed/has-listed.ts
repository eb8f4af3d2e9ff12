import type { Item } from '../model/item.js';
import type { ListName } from '../model/list.js';

/**
 * Whether the items read so far include all items that a list names. Always false for related items that the
 * feed does not name, because they are chosen from all items of the feed.
 * @param list absent: no list is needed
 */
export function hasListed(item: Item, items: readonly Item[], list: ListName | undefined): boolean {
  if (!list) return true;
  const named = list === 'related-items' ? item.related : (item.alsoDownloaded?.items ?? []);
  const ids = new Set(items.map(({ id }) => id));
  return !!named?.every(({ id }) => ids.has(id));
}
