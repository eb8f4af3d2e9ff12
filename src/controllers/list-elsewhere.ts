import type { Item } from '../model/item.js';
import { isLoadError } from '../request/load-error.js';
import type { Content, Wish } from './wish.js';

/**
 * Loads a list that its source knows nothing of from the fallback feed: a repository does not know what other readers downloaded, a feed beside it may. The item
 * goes by other names there, perhaps; where it is not there at all, the list is empty.
 * @param item the item that the list is about, as the first source gave it
 * @param load reads what a wish asks for
 * @throws LoadError where the fallback feed can't be read
 */
export async function loadElsewhere(
  item: Item,
  wish: Wish,
  load: (wish: Wish) => Promise<Content>,
): Promise<Content> {
  const { jobNumber, handle, doi, uuid, id } = item;
  const names = [...new Set([jobNumber?.toLowerCase(), handle, doi, uuid, id, wish.name])];
  const there = {
    ...wish,
    feed: wish.fallbackFeed,
    fallbackFeed: undefined,
    source: undefined,
    custom: undefined,
  };
  for (const name of names) {
    if (!name || name === 'auto') continue;
    try {
      return await load({ ...there, name });
    } catch (error) {
      if (!isLoadError(error) || error.kind !== 'not-found') throw error;
    }
  }
  return { item, entries: [] };
}
