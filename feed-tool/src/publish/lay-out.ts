import { createHash } from 'node:crypto';
import { MAX_PAGES } from '../../../src/core/json-feed/pages.js';
import type { FeedDocument, ItemRecord } from '../feed/feed-document.js';
import type { Layout } from '../feed/manifest.js';
import type { ComposedItem } from './compose-items.js';
import type { FeedFolder } from './feed-folder.js';

/**
 * Maximum number of items for which one file loads faster than one file per item: a browser requests it once
 * for all pages of a site.
 */
const MAX_IN_ONE_FILE = 200;
/** Minimum number of items of a page. */
const PAGE_SIZE = 100;

/** What all documents of a feed say. */
export interface FeedHead {
  readonly title: string;
  /** Address of the repository. */
  readonly site: string;
  /** When the feed is made: ISO 8601. */
  readonly updated: string;
}

/** The layout for a number of items. */
export function chooseLayout(count: number): Layout {
  return count <= MAX_IN_ONE_FILE ? 'one-file' : 'item-files';
}

/** Where a layout's covers are, seen from its files. */
export function coverBase(layout: Layout): string {
  return layout === 'item-files' ? '../' : '';
}

/** Lays all items out in `feed.json`. */
export async function layOutOneFile(
  records: readonly ItemRecord[],
  head: FeedHead,
  folder: FeedFolder,
): Promise<void> {
  await addFeed('feed.json', makeFeed(head, records), folder);
}

/**
 * Lays items out in pages: `feed.json`, then files whose names change with what is in them, so that a reader
 * who comes in the middle of a refresh follows either the old chain or the new one.
 */
export async function layOutPages(
  records: readonly ItemRecord[],
  head: FeedHead,
  folder: FeedFolder,
): Promise<void> {
  const size = Math.max(PAGE_SIZE, Math.ceil(records.length / MAX_PAGES));
  const count = Math.max(Math.ceil(records.length / size), 1);
  let next: string | undefined;
  for (let page = count - 1; page >= 0; page--) {
    const isFirst = page === 0;
    const document = makeFeed(
      head,
      records.slice(page * size, (page + 1) * size),
      next && (isFirst ? `pages/${next}` : next),
    );
    const content = JSON.stringify([document.items, document.next_url]);
    const name = `${page + 1}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.json`;
    // Covers are named from the folder that the page is in.
    await addFeed(isFirst ? 'feed.json' : `pages/${name}`, isFirst ? document : reachUp(document), folder);
    next = name;
  }
}

/**
 * Lays an item out in a file of its own: the item, then those that its lists name, without lists of their
 * own.
 * @param others what its lists name
 */
export async function layOutItem(
  { item, record }: ComposedItem,
  others: readonly ItemRecord[],
  head: FeedHead,
  folder: FeedFolder,
): Promise<void> {
  await addFeed(`items/${item.id}.json`, makeFeed(head, [record, ...others]), folder);
}

/** Lays out by which other names items can be asked for, which are not the names of their files. */
export function layOutAliases(aliases: Record<string, string>, folder: FeedFolder): Promise<void> {
  return folder.add('items/aliases.json', Buffer.from(JSON.stringify({ version: 1, aliases })));
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

function reachUp(document: FeedDocument): FeedDocument {
  const text = JSON.stringify(document).replaceAll('"image":"thumbnails/', '"image":"../thumbnails/');
  return JSON.parse(text) as FeedDocument;
}

/*
 * A document in which nothing but its time is new stays as it is, so that an upload of what changed uploads
 * nothing.
 */
async function addFeed(name: string, document: FeedDocument, folder: FeedFolder): Promise<void> {
  const text = `${JSON.stringify(document, null, name.startsWith('items/') ? 0 : 1)}\n`;
  const bytes = Buffer.from(text);
  const isAsLong = folder.manifest?.files[name]?.bytes === bytes.length;
  const before = isAsLong ? await folder.read(name) : undefined;
  const { updated } = document._fao;
  const time = before && /"updated": ?"([^"]+)"/.exec(before)?.[1];
  if (time && before === text.replace(updated, time)) folder.keep(name);
  else await folder.add(name, bytes);
}
