import type { Item } from 'fao-widgets-core';
import type { SkippedRecord } from '../feed/manifest.js';
import { joinLanguages, type JoinedLanguages, type TiedItem } from '../relate/join-languages.js';
import type { FeedStore } from '../store/store.js';

/** All items of a feed in the order of its files. They have no abstracts and covers, which stay on disk. */
export interface Catalogue extends JoinedLanguages {
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<string, Item>;
  /** Identifier at the source of each item, by its id. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** Records that the feed leaves out, with reasons. */
  readonly skipped: readonly SkippedRecord[];
}

/** Reads the records of a store into a catalogue, newest first. Of records with the same id it takes one. */
export async function readCatalogue(store: FeedStore): Promise<Catalogue> {
  const known = new Map<string, TiedItem & { readonly identifier: string; readonly datestamp: string }>();
  const skipped = await store.listSkipped();
  for await (const { identifier, datestamp, item, ties } of store.listRecords()) {
    const { summary: _summary, image: _image, ...light } = item;
    const entry = { item: light, ties, identifier, datestamp };
    const other = known.get(item.id);
    const [chosen, left] = other && other.datestamp >= datestamp ? [other, entry] : [entry, other];
    known.set(item.id, chosen);
    if (left) {
      const reason = `it has the same id "${item.id}" as ${chosen.identifier}, which was changed later`;
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

function compareNewest(a: Item, b: Item): number {
  const [one = '', other = ''] = [a.dateIssued, b.dateIssued];
  if (one !== other) return one > other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
