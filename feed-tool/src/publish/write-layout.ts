import { createHash } from 'node:crypto';
import { MAX_PAGES } from 'fao-widgets-core';
import type { FeedDocument, ItemRecord } from '../feed/feed-document.js';
import type { Layout } from '../feed/manifest.js';
import type { ComposedItem } from './compose-items.js';
import type { FeedFolder } from './feed-folder.js';

/**
 * Maximum number of items for which one file loads faster than one file per item: a browser requests it once
 * for all pages of a site.
 */
const MAX_IN_ONE_FILE = 200;
/** Number of items that are in memory at once. */
const BATCH = 64;
/** Minimum number of items of a page. */
const PAGE_SIZE = 100;
/** The text of an item within two lists, without what belongs to the lists. */
const NESTED = { start: '[\n ['.length, end: -'\n ]\n]'.length };

/** Fields that all documents of a feed have. */
export interface FeedHead {
  readonly title: string;
  /** URL of the repository. */
  readonly site: string;
  /** Time of the publication: ISO 8601. */
  readonly updated: string;
}

/** Chooses the layout for a number of items. */
export function chooseLayout(count: number): Layout {
  return count <= MAX_IN_ONE_FILE ? 'one-file' : 'item-files';
}

/** Returns the path from the files of a layout to the feed's folder, which contains the covers. */
export function findCoverBase(layout: Layout): string {
  return layout === 'item-files' ? '../' : '';
}

/** Composes some items, which it gets in the order of the feed. */
export type Compose<T> = (some: readonly T[]) => Promise<readonly ItemRecord[]>;

/** Items in the order of the feed: an array, or an object that makes each part of one when it is needed. */
export interface ItemList<T> {
  readonly length: number;
  slice(start: number, end: number): readonly T[];
}

/** Writes all items to `feed.json`. */
export async function writeOneFile<T>(
  items: ItemList<T>,
  compose: Compose<T>,
  head: FeedHead,
  folder: FeedFolder,
): Promise<void> {
  const draft = folder.begin();
  await writeFeed(makeFeed(head, []), items, compose, (text) => draft.write(text));
  await folder.end(draft, 'feed.json');
}

/**
 * Writes items to pages: `feed.json`, then files whose names contain a hash of their content, so that a
 * browser that loads them during a refresh follows either the old pages or the new ones. Writes the last page
 * first, since each names the next.
 */
export async function writePages<T>(
  items: ItemList<T>,
  compose: Compose<T>,
  head: FeedHead,
  folder: FeedFolder,
): Promise<void> {
  const size = Math.max(PAGE_SIZE, Math.ceil(items.length / MAX_PAGES));
  const count = Math.max(Math.ceil(items.length / size), 1);
  let next: string | undefined;
  for (let page = count - 1; page >= 0; page--) {
    const isFirst = page === 0;
    const document = makeFeed(head, [], next && (isFirst ? `pages/${next}` : next));
    const hash = createHash('sha256').update(document.next_url ?? '');
    const draft = folder.begin();
    await writeFeed(
      document,
      items.slice(page * size, (page + 1) * size),
      compose,
      (text) => draft.write(isFirst ? text : moveDown(text)),
      (item) => hash.update(item),
    );
    const name = `${page + 1}-${hash.digest('hex').slice(0, 12)}.json`;
    await folder.end(draft, isFirst ? 'feed.json' : `pages/${name}`);
    next = name;
  }
}

/* Writes a document with items, as `JSON.stringify` does with one space per level. */
async function writeFeed<T>(
  document: FeedDocument,
  items: ItemList<T>,
  compose: Compose<T>,
  write: (text: string) => void,
  note: (text: string) => void = () => undefined,
): Promise<void> {
  const text = JSON.stringify(document, null, 1);
  const end = text.lastIndexOf(']');
  write(text.slice(0, end));
  let index = 0;
  for (let start = 0; start < items.length; start += BATCH) {
    for (const record of await compose(items.slice(start, start + BATCH))) {
      const item = writeNested(record);
      note(item);
      if (index++) write(',');
      write(item);
    }
  }
  write(`${index ? '\n ' : ''}${text.slice(end)}\n`);
}

/* Writes an item as in a list of items, indented, with the line break before it. */
function writeNested(record: ItemRecord): string {
  return JSON.stringify([[record]], null, 1).slice(NESTED.start, NESTED.end);
}

/**
 * Writes an item to a file of its own, followed by the items in its lists.
 * @param others the items in its lists, without lists of their own
 */
export async function writeItemFile(
  { item, record }: ComposedItem,
  others: readonly ItemRecord[],
  head: FeedHead,
  folder: FeedFolder,
): Promise<void> {
  const text = `${JSON.stringify(makeFeed(head, [record, ...others]))}\n`;
  await addFeed(`items/${item.id}.json`, text, head, folder);
}

/**
 * Writes `aliases.json`: the ids of items by their other identifiers.
 * @param aliases in order
 */
export async function writeAliases(
  aliases: Iterable<readonly [string, string]>,
  folder: FeedFolder,
): Promise<void> {
  const draft = folder.begin();
  draft.write('{"version":1,"aliases":{');
  let count = 0;
  for (const [alias, id] of aliases)
    draft.write(`${count++ ? ',' : ''}${JSON.stringify(alias)}:${JSON.stringify(id)}`);
  draft.write('}}');
  await folder.end(draft, 'items/aliases.json');
}

function makeFeed(
  { title, site, updated }: FeedHead,
  items: readonly ItemRecord[],
  next?: string,
): FeedDocument {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: site,
    ...(next && { next_url: next }),
    _fao: { version: '1', updated },
    items,
  };
}

/*
 * The paths of covers are relative to the file that contains them. In JSON text, a quote within a value has a
 * backslash before it.
 */
function moveDown(text: string): string {
  if (!text.includes('"image": "thumbnails/')) return text;
  return text.replaceAll('"image": "thumbnails/', '"image": "../thumbnails/');
}

/* Keeps a document in which only the time would change, so that there is nothing to upload. */
async function addFeed(name: string, text: string, { updated }: FeedHead, folder: FeedFolder): Promise<void> {
  const bytes = Buffer.from(text);
  const isAsLong = folder.manifest?.files[name]?.bytes === bytes.length;
  const before = isAsLong ? await folder.read(name) : undefined;
  const time = before && /"updated": ?"([^"]+)"/.exec(before)?.[1];
  if (time && before === text.replace(updated, time)) folder.keep(name);
  else await folder.add(name, bytes);
}
