import type { Requests, SourceQuery, SourceReply } from '../model/source.js';
import { readIfThere } from '../read-if-there.js';
import { findItem } from '../identifiers/find-item.js';
import { readFeed } from './read-feed.js';

/** Reads the file with a name in the place of `{id}`; `undefined` where it is not there. */
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
  // The file was found under this name, so its first item is meant, whatever it calls itself.
  return { ...feed, ...(found.item ? found : { item: feed.items[0] }) };
}
