import { isLoadError } from '../core/model/load-error.js';
import type { Item } from '../core/model/item.js';
import type { Content, LoadRequest } from './load-request.js';

/**
 * Loads a list from the fallback feed where the source does not have such lists: a repository has no counts
 * of downloads, but a feed can. The fallback feed can have the item under another identifier. Where it does
 * not have the item, the list is empty.
 * @param item the item that the list is about, as the source returned it
 * @param load loads the content of a request
 * @throws LoadError where the fallback feed can't be read
 */
export async function loadFallbackList(
  item: Item,
  request: LoadRequest,
  load: (request: LoadRequest) => Promise<Content>,
): Promise<Content> {
  const { jobNumber, handle, doi, uuid, id } = item;
  const identifiers = [...new Set([jobNumber?.toLowerCase(), handle, doi, uuid, id, request.name])];
  const { fallbackFeed: feed } = request;
  const fallback = { ...request, feed, fallbackFeed: undefined, source: undefined, custom: undefined };
  for (const name of identifiers) {
    if (!name || name === 'auto') continue;
    try {
      return await load({ ...fallback, name });
    } catch (error) {
      if (!isLoadError(error) || error.kind !== 'not-found') throw error;
    }
  }
  return { item, entries: [] };
}
