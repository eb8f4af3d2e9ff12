import type { ListName } from '../model/list.js';
import type { SourceReply } from '../model/source.js';
import { createLoadError } from '../request/load-error.js';
import { readRecord } from '../sources/clean/text.js';
import { readFeed } from '../sources/json-feed/read-feed.js';
import { readItem } from '../sources/json-feed/read-item.js';
import { findItem } from '../sources/names/find-item.js';

const PLACE = 'the property "data"';

/**
 * Reads the page's own JSON, the property `data`, as if it came from a feed at the page's address: a JSON Feed, or for a card one item of it.
 * @param name of the item in a feed; absent: its first
 * @param list which list is wanted, for which an item alone is not enough
 * @throws LoadError `format` where it can't be shown, `not-found` where the feed lacks the item
 */
export async function readOwnData(
  data: unknown,
  name: string | undefined,
  list: ListName | undefined,
): Promise<SourceReply> {
  const base = document.baseURI;
  if ('items' in readRecord(data) || list) {
    const feed = await readFeed(data, base, PLACE);
    const found = await findItem(feed.items, name);
    if (!found.item && name) throw createLoadError('not-found', { url: PLACE, detail: name });
    return { ...feed, ...found };
  }
  const item = await readItem(data, { base });
  if (item) return { item, items: [item], warnings: [] };
  throw createLoadError('format', {
    url: PLACE,
    detail: 'a JSON Feed item needs an "id" and something to serve as a title',
  });
}
