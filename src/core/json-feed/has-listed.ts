import type { Item } from '../model/item.js';
import type { ListName } from '../model/list.js';

/**
 * Whether the items read so far hold all that an item's list needs: the items that it names. A list of related items that the feed does not give is
 * chosen among all items there are, so no page is enough.
 * @param list absent: no list is wanted
 */
export function hasListed(item: Item, items: readonly Item[], list: ListName | undefined): boolean {
  if (!list) return true;
  const named = list === 'related-items' ? item.related : (item.alsoDownloaded?.items ?? []);
  const ids = new Set(items.map(({ id }) => id));
  return !!named?.every(({ id }) => ids.has(id));
}
