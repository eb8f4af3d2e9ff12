import type { Item } from '../../model/item.js';
import { createLoadError } from '../../request/load-error.js';
import { readAddress } from '../clean/address.js';
import { readRecord, readText, type UnknownRecord } from '../clean/text.js';
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
const cleaned = new WeakMap<object, Promise<Feed>>();

/**
 * Reads a JSON Feed document (https://www.jsonfeed.org/version/1.1/). A record that can't be shown is skipped and counted.
 * @param json the parsed document
 * @param url its address, which relative addresses in it refer to
 * @throws LoadError `format` where the document is no JSON Feed
 */
export async function readFeed(json: unknown, url: string): Promise<Feed> {
  const document = readRecord(json);
  const feed = cleaned.get(document) ?? cleanFeed(document, url);
  cleaned.set(document, feed);
  return feed;
}

async function cleanFeed(document: UnknownRecord, url: string): Promise<Feed> {
  const { version, items, language } = document;
  if (!/jsonfeed\.org\/version\/1(?:\.\d+)?$/.test(readText(version) ?? '') || !Array.isArray(items)) {
    throw createLoadError('format', { url, detail: 'no JSON Feed with "version" and "items"' });
  }
  const byId = new Map<string, Item>();
  for (const item of await Promise.all(items.map((record) => readItem(record, { base: url, language })))) {
    if (item && !byId.has(item.id)) byId.set(item.id, item);
  }
  const skipped = items.length - byId.size;
  return {
    items: [...byId.values()],
    next: readAddress(document['next_url'], url),
    updated: readText(readRecord(document['_fao'])['updated']),
    warnings: skipped ? [`${url}: skipped ${skipped} items: no id, no title, or an id twice`] : [],
  };
}
