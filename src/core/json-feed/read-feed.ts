import type { Item } from '../model/item.js';
import { createLoadError } from '../model/load-error.js';
import { readUrl } from '../sanitize/url.js';
import { readRecord, readText, type UnknownRecord } from '../sanitize/text.js';
import { readItem } from './read-item.js';

/** A feed document in the model. */
export interface Feed {
  /** Items in the feed's order, each id once. */
  readonly items: readonly Item[];
  /** URL of the next page. */
  readonly next?: string | undefined;
  /** Date of the feed: ISO 8601. */
  readonly updated?: string | undefined;
  /** Faults of the feed, each a sentence for the developer. */
  readonly warnings: readonly string[];
}

/** Maximum number of items of a feed that is read without batches. */
const MAX_UNBATCHED = 200;

/** Feeds by their document, because many elements share the same parsed JSON. */
const feeds = new WeakMap<object, Promise<Feed>>();

/**
 * Reads a JSON Feed document (https://www.jsonfeed.org/version/1.1/). Records that can't be shown are
 * skipped, with a warning.
 * @param json the parsed document
 * @param base base URL of the document
 * @param url name of the feed in messages
 * @throws LoadError `format` where the document is not a JSON Feed
 */
export async function readFeed(json: unknown, base: string, url = base): Promise<Feed> {
  const document = readRecord(json);
  const feed = feeds.get(document) ?? sanitizeFeed(document, base, url);
  feeds.set(document, feed);
  return feed;
}

async function sanitizeFeed(document: UnknownRecord, base: string, url: string): Promise<Feed> {
  const { version, items, language } = document;
  if (!/jsonfeed\.org\/version\/1(?:\.\d+)?$/.test(readText(version) ?? '') || !Array.isArray(items)) {
    throw createLoadError('format', { url, detail: 'a JSON Feed needs "version" and "items"' });
  }
  const toItem = (record: unknown) => readItem(record, { base, language });
  const read = await (items.length > MAX_UNBATCHED
    ? (await import('../parts/text.js')).readMany(items, toItem)
    : Promise.all(items.map(toItem)));
  const byId = new Map<string, Item>();
  for (const item of read) if (item && !byId.has(item.id)) byId.set(item.id, item);
  const isWhole = byId.size === items.length;
  return {
    items: [...byId.values()],
    next: readUrl(document['next_url'], base),
    updated: readText(readRecord(document['_fao'])['updated']),
    warnings: isWhole ? [] : [(await import('../parts/text.js')).describeSkipped(items, read, url)],
  };
}
