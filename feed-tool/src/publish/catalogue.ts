import type { Item } from '../../../src/core/model/item.js';
import { readItem } from '../../../src/core/json-feed/read-item.js';
import type { ItemRecord } from '../feed/feed-document.js';
import type { SkippedRecord } from '../feed/manifest.js';
import { joinLanguages, type JoinedLanguages, type TiedItem } from '../relate/join-languages.js';
import type { FeedStore } from '../store/store.js';

/**
 * All items of a feed in the order of its files, without what fills memory: texts and covers stay on disk.
 */
export interface Catalogue extends JoinedLanguages {
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<string, Item>;
  /** Identifier at the source of each item, by its id. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** Records that the feed leaves out, with reasons. */
  readonly skipped: readonly SkippedRecord[];
}

/** Reads what a store holds into a catalogue: newest first, each id once. */
export async function readCatalogue(store: FeedStore): Promise<Catalogue> {
  const known = new Map<string, TiedItem & { readonly identifier: string; readonly datestamp: string }>();
  const skipped = await store.listSkipped();
  for await (const { identifier, datestamp, item: record, ties } of store.listRecords()) {
    const item = await readLight(record);
    if (!item) continue;
    const entry = { item, ties, identifier, datestamp };
    const other = known.get(item.id);
    const [kept, left] = other && other.datestamp >= datestamp ? [other, entry] : [entry, other];
    known.set(item.id, kept);
    if (left) {
      const reason = `it has the same id "${item.id}" as ${kept.identifier}, which was changed later`;
      skipped.push({ id: left.identifier, reason });
    }
  }
  const entries = [...known.values()].sort((a, b) => compareNewest(a.item, b.item));
  return {
    ...joinLanguages(entries),
    items: entries.map(({ item }) => item),
    byId: new Map(entries.map(({ item }) => [item.id, item])),
    identifiers: new Map(entries.map(({ item, identifier }) => [item.id, identifier])),
    skipped,
  };
}

/*
 * What lists are made by; strings cut out of a parsed page would keep the whole page alive, `readItem` makes
 * new ones only where it changes something.
 */
function readLight({
  summary: _s,
  content_html: _h,
  image: _i,
  ...record
}: ItemRecord): Promise<Item | undefined> {
  return readItem(record, { base: 'https://feed.invalid/' });
}

function compareNewest(a: Item, b: Item): number {
  const [one = '', other = ''] = [a.dateIssued, b.dateIssued];
  if (one !== other) return one > other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
