import type { Item } from '../../model/item.js';
import { createLoadError } from '../../request/load-error.js';
import { readAddress } from '../clean/address.js';
import { readRecord, readText } from '../clean/text.js';
import { loadMarkupReader } from './markup-reader.js';
import { readItem } from './read-item.js';

/** A feed document in the model. */
export interface Feed {
  /** In the feed's order; each id once. */
  readonly items: readonly Item[];
  /** Address of the next page. */
  readonly next?: string | undefined;
  /** When the feed was made: ISO 8601. */
  readonly updated?: string | undefined;
  /** What was left out and why. */
  readonly warnings: readonly string[];
}

/** Fifty widgets on one feed get the same parsed JSON; it is cleaned once. */
const cleaned = new WeakMap<object, Feed>();

/**
 * Reads a JSON Feed document (https://www.jsonfeed.org/version/1.1/). A record that can't be shown is skipped and counted.
 * @param json the parsed document
 * @param url its address, which relative addresses in it refer to
 * @throws LoadError `format` where the document is no JSON Feed
 */
export async function readFeed(json: unknown, url: string): Promise<Feed> {
  const document = readRecord(json);
  const known = cleaned.get(document);
  if (known) return known;
  const { version, items, language } = document;
  if (!readText(version)?.includes('jsonfeed.org/version/1')) {
    throw createLoadError('format', { url, detail: `no JSON Feed, its "version" is ${JSON.stringify(version)}` });
  }
  if (!Array.isArray(items)) throw createLoadError('format', { url, detail: 'its "items" is not a list' });
  const terms = { base: url, language, readMarkup: await loadMarkupReader(items) };
  const byId = new Map<string, Item>();
  for (const record of items) {
    const item = readItem(record, terms);
    if (item && !byId.has(item.id)) byId.set(item.id, item);
  }
  const skipped = items.length - byId.size;
  const feed = {
    items: [...byId.values()],
    next: readAddress(document['next_url'], url),
    updated: readText(readRecord(document['_fao'])['updated']),
    warnings: skipped ? [`${url}: skipped ${skipped} of ${items.length} items: no id, no title, or an id twice`] : [],
  };
  cleaned.set(document, feed);
  return feed;
}
