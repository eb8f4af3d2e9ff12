import type { Item } from '../model/item.js';
import { createLoadError } from '../model/load-error.js';
import { readUrl } from '../sanitize/url.js';
import { readRecord, readText, type UnknownRecord } from '../sanitize/text.js';
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

/** More items than this are read some at a time. */
const MANY = 200;

/** Fifty widgets on one feed get the same parsed JSON; it is cleaned once. */
const cleaned = new WeakMap<object, Promise<Feed>>();

/**
 * Reads a JSON Feed document (https://www.jsonfeed.org/version/1.1/). A record that can't be shown is skipped and counted.
 * @param json the parsed document
 * @param base its address, which relative addresses in it refer to
 * @param url what messages call it
 * @throws LoadError `format` where the document is no JSON Feed
 */
export async function readFeed(json: unknown, base: string, url = base): Promise<Feed> {
  const document = readRecord(json);
  const feed = cleaned.get(document) ?? cleanFeed(document, base, url);
  cleaned.set(document, feed);
  return feed;
}

async function cleanFeed(document: UnknownRecord, base: string, url: string): Promise<Feed> {
  const { version, items, language } = document;
  if (!/jsonfeed\.org\/version\/1(?:\.\d+)?$/.test(readText(version) ?? '') || !Array.isArray(items)) {
    throw createLoadError('format', { url, detail: 'no JSON Feed with "version" and "items"' });
  }
  const clean = (record: unknown) => readItem(record, { base, language });
  const read = await (items.length > MANY
    ? (await import('../../parts/text.js')).readMany(items, clean)
    : Promise.all(items.map(clean)));
  const byId = new Map<string, Item>();
  for (const item of read) if (item && !byId.has(item.id)) byId.set(item.id, item);
  const isWhole = byId.size === items.length;
  return {
    items: [...byId.values()],
    next: readUrl(document['next_url'], base),
    updated: readText(readRecord(document['_fao'])['updated']),
    warnings: isWhole ? [] : [(await import('../../parts/text.js')).describeSkipped(items, read, url)],
  };
}
