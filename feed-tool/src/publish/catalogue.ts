import type { Item } from 'fao-widgets-core';
import type { SkippedRecord } from '../feed/manifest.js';
import { joinLanguages, type JoinedLanguages, type TiedItem } from '../relate/join-languages.js';
import type { FeedStore } from '../store/store.js';

/**
 * All items of a feed in the order of its files, without abstracts and covers, which stay on disk; see also
 * {@link CatalogueOptions}.
 */
export interface Catalogue extends JoinedLanguages {
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<string, Item>;
  /** Identifier at the source of each item, by its id. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** Records that the feed leaves out, with reasons. */
  readonly skipped: readonly SkippedRecord[];
}

/** Options of {@link readCatalogue}. */
export interface CatalogueOptions {
  /**
   * Whether the items need only what orders them and joins them to works, which takes a fifth of the memory.
   */
  readonly isBrief?: boolean;
}

/** Shared by all items without an entry in a list. */
const NONE: readonly never[] = [];

type Entry = TiedItem & { readonly identifier: string; readonly datestamp: string };

/** Reads the records of a store into a catalogue, newest first. Of records with the same id it takes one. */
export async function readCatalogue(
  store: FeedStore,
  { isBrief = false }: CatalogueOptions = {},
): Promise<Catalogue> {
  const known = new Map<string, Entry>();
  const skipped = await store.listSkipped();
  const share = createSharing();
  const shorten = isBrief ? (item: Item) => makeBrief(item, share) : dropLongTexts;
  for await (const { identifier, datestamp, item, ties } of store.listRecords()) {
    // Versions may name each other by any identifier, such as the URL of a file.
    if (isBrief && ties.length) return readCatalogue(store);
    const entry = {
      item: shorten(item),
      ties: ties.length ? ties : NONE,
      identifier,
      datestamp: share(datestamp),
    };
    const other = known.get(item.id);
    if (!other) {
      known.set(item.id, entry);
      continue;
    }
    const [chosen, left] = isLater(entry, other) ? [entry, other] : [other, entry];
    known.set(item.id, chosen);
    const reason = `it has the same id "${item.id}" as ${chosen.identifier}, which was changed later`;
    skipped.push({ id: left.identifier, reason });
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

/* Of records with the same time, the first by its identifier counts. */
function isLater(one: Entry, other: Entry): boolean {
  if (one.datestamp !== other.datestamp) return one.datestamp > other.datestamp;
  return one.identifier < other.identifier;
}

function dropLongTexts({ summary: _summary, image: _image, ...rest }: Item): Item {
  return rest;
}

/* Returns a function that returns the same text for equal ones, so that it is in memory once. */
function createSharing(): <T extends string | undefined>(text: T) => T {
  const texts = new Map<unknown, unknown>();
  return <T>(text: T) => {
    if (!texts.has(text)) texts.set(text, text);
    return texts.get(text) as T;
  };
}

function makeBrief(
  { id, jobNumber, language, dateIssued, doi, handle, withdrawn }: Item,
  share: ReturnType<typeof createSharing>,
): Item {
  return {
    id,
    title: '',
    authors: NONE,
    subjects: NONE,
    attachments: NONE,
    withdrawn,
    jobNumber: jobNumber === id ? id : jobNumber,
    language: share(language),
    dateIssued: share(dateIssued),
    doi,
    handle,
  } as Item;
}

function compareNewest(a: Item, b: Item): number {
  const [one = '', other = ''] = [a.dateIssued, b.dateIssued];
  if (one !== other) return one > other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
