import type { Item, LanguageVersion } from 'fao-widgets-core';
import type { AlsoDownloadedRecord, ItemRecord, RelatedRecord } from '../feed/feed-document.js';
import { writeItem, writeVersion } from '../feed/write-item.js';
import { rankAll, type RelatedItem } from '../relate/rank-all.js';
import type { HarvestedRecord } from '../store/harvested-record.js';
import type { FeedStore } from '../store/store.js';
import type { Catalogue } from './catalogue.js';
import type { CoverFiles } from './covers.js';

/** An item in the form of the feed, with its lists. */
export interface ComposedItem {
  readonly item: Item;
  readonly record: ItemRecord;
  /** The items in its lists, each once. */
  readonly others: readonly Item[];
}

/** Options of {@link composeItem}. */
export interface ComposeOptions {
  readonly store: FeedStore;
  readonly covers: CoverFiles;
  /** Path from the item's file to the feed's folder: empty, or `../`. */
  readonly base: string;
  /** Whether the feed holds the whole repository, so that it has all language versions of its items. */
  readonly isComplete: boolean;
}

/** An item with its related items. */
export interface RankedSeed {
  readonly item: Item;
  /** Best first; absent: the feed has no related items. */
  readonly related?: readonly RelatedItem[] | undefined;
}

/**
 * Ranks the related items of a catalogue's items, in its order.
 * @param maxRelated maximum number of related items of each item
 */
export function* rankItems({ items, workOf }: Catalogue, maxRelated: number): Generator<RankedSeed> {
  if (!maxRelated) return yield* items.map((item) => ({ item }));
  let index = 0;
  for (const related of rankAll(items, { maxRelated, workOf })) yield { item: items[index++]!, related };
}

/** Composes an item with its language versions, related items and co-downloads. */
export async function composeItem(
  { item, related }: RankedSeed,
  catalogue: Catalogue,
  options: ComposeOptions,
): Promise<ComposedItem> {
  const { byId, listVersions } = catalogue;
  const chosen = related?.map(({ item: other, reason }) => ({
    other: chooseInLanguage(item, other, listVersions),
    reason,
  }));
  const [[record], downloads] = await Promise.all([
    composeRecords([item], catalogue, options),
    readDownloads(options.store, item, byId),
  ]);
  const _fao = {
    ...record!._fao,
    ...(chosen && { related: chosen.map(({ other, reason }): RelatedRecord => ({ id: other.id, reason })) }),
    ...(downloads && { also_downloaded: downloads }),
  };
  const listed = [
    ...(chosen ?? []).map(({ other }) => other),
    ...(downloads?.items ?? []).map(({ id }) => byId.get(id)!),
  ];
  return { item, record: { ...record!, _fao }, others: [...new Set(listed)] };
}

/**
 * Composes items for the lists of other items: without lists of their own, but with their language versions,
 * from which the widgets choose the reader's.
 */
export async function composeRecords(
  items: readonly Item[],
  catalogue: Catalogue,
  { store, covers, base, isComplete }: ComposeOptions,
): Promise<ItemRecord[]> {
  const versions = items.map(catalogue.listVersions);
  const harvested = await readHarvested(catalogue, store, [...items, ...versions.flat()]);
  let next = items.length;
  return items.map((_, index) => {
    const { item, ties, versions: fromSource } = harvested[index]!;
    const inFeed = harvested.slice(next, (next += versions[index]!.length));
    const own = inFeed.map(({ item: version }) => covers.replace(version, base) as Item & LanguageVersion);
    const joined = joinVersions(own, fromSource);
    // Without a job number, only links in the metadata would show a language version; a link that leads out
    // of the feed shows that there is one.
    const isAlone = isComplete && !!item.jobNumber && !ties.length;
    const isKnown = joined.length > 0 || isAlone || !!fromSource;
    const record = writeItem(covers.replace(item, base));
    if (!isKnown) return record;
    return { ...record, _fao: { ...record._fao, languages: joined.map(writeVersion) } };
  });
}

async function readHarvested(
  { identifiers }: Catalogue,
  store: FeedStore,
  items: readonly Item[],
): Promise<HarvestedRecord[]> {
  const records = await store.readRecords(items.map(({ id }) => identifiers.get(id)!));
  if (records.length !== items.length)
    throw new Error(`The store lacks records of ${items.map(({ id }) => id).join(', ')}`);
  return records;
}

/* Chooses the edition in the language of the item, as the widgets do. */
function chooseInLanguage({ language }: Item, other: Item, listVersions: Catalogue['listVersions']): Item {
  if (!language || other.language === language) return other;
  return listVersions(other).find((version) => version.language === language) ?? other;
}

/* Adds the versions that only the source lists, one per language. */
function joinVersions(
  inFeed: readonly LanguageVersion[],
  fromSource: readonly LanguageVersion[] = [],
): readonly LanguageVersion[] {
  const languages = new Set(inFeed.map(({ language }) => language));
  return [...inFeed, ...fromSource.filter(({ language }) => !languages.has(language))];
}

async function readDownloads(
  store: FeedStore,
  { id }: Item,
  byId: ReadonlyMap<string, Item>,
): Promise<AlsoDownloadedRecord | undefined> {
  const downloads = await store.readDownloads(id);
  const items = downloads?.items.filter((entry) => byId.has(entry.id)) ?? [];
  return downloads && items.length ? { ...downloads, items } : undefined;
}
