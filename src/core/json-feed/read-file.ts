import type { Requests, SourceQuery, SourceReply } from '../model/source.js';
import { readIfThere } from '../read-if-there.js';
import { findItem } from '../identifiers/find-item.js';
import { readFeed } from './read-feed.js';

/**
 * Reads the file of an item.
 * @param id replaces `{id}` in the URL of the feed
 * @returns `undefined` where there is no such file
 * @throws LoadError as {@link Requests.getJson}
 */
export async function readFile(
  id: string,
  query: SourceQuery,
  requests: Requests,
): Promise<SourceReply | undefined> {
  const url = query.feed.replaceAll('{id}', encodeURIComponent(id));
  const json = await readIfThere(url, requests);
  if (json === undefined) return undefined;
  const feed = await readFeed(json, url);
  const found = await findItem(feed.items, query.name);
  // The file has the name of the item, so its first item is the right one, even where it lacks the
  // identifier.
  return { ...feed, ...(found.item ? found : { item: feed.items[0] }) };
}
