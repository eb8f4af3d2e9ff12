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
  /** The item with all that the store has of it. */
  readonly item: Item;
  readonly record: ItemRecord;
  /** The items in its lists, each once. */
  readonly others: readonly Item[];
}

/** An item as it is in the store and in the feed. */
interface StoredItem {
  readonly stored: Item;
  readonly record: ItemRecord;
}

/** Options of {@link composeItems}. */
export interface ComposeOptions {
  readonly store: FeedStore;
  readonly covers: CoverFiles;
  /** Path from the item's file to the feed's folder: empty, or `../`. */
  readonly base: string;
  /** Whether the feed holds the whole repository, so that it has all language versions of its items. */
  readonly isComplete: boolean;
  /** Whether downloads were counted. */
  readonly hasDownloads: boolean;
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

/** Composes items with their language versions, related items and co-downloads. */
export async function composeItems(
  seeds: readonly RankedSeed[],
  catalogue: Catalogue,
  options: ComposeOptions,
): Promise<ComposedItem[]> {
  const items = seeds.map(({ item }) => item);
  const [records, downloads] = await Promise.all([
    composeStored(items, catalogue, options),
    options.hasDownloads ? options.store.readDownloads(items.map(({ id }) => id)) : [],
  ]);
  return seeds.map((seed, index) => addLists(seed, records[index]!, downloads[index], catalogue));
}

function addLists(
  { item, related }: RankedSeed,
  { stored, record }: StoredItem,
  counted: AlsoDownloadedRecord | undefined,
  { byId, listVersions }: Catalogue,
): ComposedItem {
  const chosen = related?.map(({ item: other, reason }) => ({
    other: chooseInLanguage(item, other, listVersions),
    reason,
  }));
  const downloads = counted && keepKnown(counted, byId);
  if (!chosen && !downloads) return { item: stored, record, others: [] };
  const _fao = {
    ...record._fao,
    ...(chosen && { related: chosen.map(({ other, reason }): RelatedRecord => ({ id: other.id, reason })) }),
    ...(downloads && { also_downloaded: downloads }),
  };
  const listed = [
    ...(chosen ?? []).map(({ other }) => other),
    ...(downloads?.items ?? []).map(({ id }) => byId.get(id)!),
  ];
  return { item: stored, record: { ...record, _fao }, others: [...new Set(listed)] };
}

/**
 * Composes items for the lists of other items: without lists of their own, but with their language versions,
 * from which the widgets choose the reader's.
 */
export async function composeRecords(
  items: readonly Item[],
  catalogue: Catalogue,
  options: ComposeOptions,
): Promise<ItemRecord[]> {
  return (await composeStored(items, catalogue, options)).map(({ record }) => record);
}

async function composeStored(
  items: readonly Item[],
  catalogue: Catalogue,
  { store, covers, base, isComplete }: ComposeOptions,
): Promise<StoredItem[]> {
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
    if (!isKnown) return { stored: item, record };
    const _fao = { ...record._fao, languages: joined.map(writeVersion) };
    return { stored: item, record: { ...record, _fao } };
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

function keepKnown(
  downloads: AlsoDownloadedRecord,
  byId: ReadonlyMap<string, Item>,
): AlsoDownloadedRecord | undefined {
  const items = downloads.items.filter((entry) => byId.has(entry.id));
  return items.length ? { ...downloads, items } : undefined;
}
