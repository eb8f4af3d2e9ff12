import type { Item, LanguageVersion } from 'fao-widgets-core';
import type {
  AlsoDownloadedRecord,
  ItemRecord,
  RelatedRecord,
  VersionRecord,
} from '../feed/feed-document.js';
import { writeItem, writeVersion } from '../feed/write-item.js';
import { rankAll } from '../relate/rank-all.js';
import type { HarvestedRecord } from '../store/harvested-record.js';
import type { FeedStore } from '../store/store.js';
import type { Catalogue, FullCatalogue } from './catalogue.js';
import type { CoverFiles } from './covers.js';

/** An item in the form of the feed, with its lists. */
export interface ComposedItem {
  /** The item with all that the store has of it. */
  readonly item: Item;
  readonly record: ItemRecord;
  /** Numbers of the items in its lists, each once. */
  readonly others: readonly number[];
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

/** An item, by its number in the catalogue, with its related items. */
export interface RankedSeed {
  readonly number: number;
  /** Best first; absent: the feed has no related items. */
  readonly related?: readonly { readonly number: number; readonly reason: RelatedRecord['reason'] }[];
}

/**
 * Ranks the related items of a catalogue's items, in its order.
 * @param maxRelated maximum number of related items of each item
 */
export function* rankItems(
  { items, order, table, workOf }: FullCatalogue,
  maxRelated: number,
): Generator<RankedSeed> {
  const find = ({ id }: Item) => table.find(id)!;
  let index = 0;
  for (const related of rankAll(items, { maxRelated, workOf: (item) => workOf[find(item)]! })) {
    yield {
      number: order[index++]!,
      related: related.map(({ item, reason }) => ({ number: find(item), reason })),
    };
  }
}

/** Composes items with their language versions, related items and co-downloads. */
export async function composeItems(
  seeds: readonly RankedSeed[],
  catalogue: Catalogue,
  options: ComposeOptions,
): Promise<ComposedItem[]> {
  const { store, hasDownloads } = options;
  const numbers = seeds.map(({ number }) => number);
  const records = composeStored(numbers, catalogue, options);
  const downloads = hasDownloads
    ? await store.readDownloads(numbers.map((number) => catalogue.table.idOf(number)))
    : [];
  return seeds.map((seed, index) => addLists(seed, records[index]!, downloads[index], catalogue));
}

function addLists(
  { number, related }: RankedSeed,
  { stored, record }: StoredItem,
  counted: AlsoDownloadedRecord | undefined,
  catalogue: Catalogue,
): ComposedItem {
  const { table } = catalogue;
  const chosen = related?.map(({ number: other, reason }) => ({
    other: chooseInLanguage(number, other, catalogue),
    reason,
  }));
  const downloads = counted && keepKnown(counted, catalogue);
  if (!chosen && !downloads) return { item: stored, record, others: [] };
  const _fao = {
    ...record._fao,
    ...(chosen && {
      related: chosen.map(({ other, reason }): RelatedRecord => ({ id: table.idOf(other), reason })),
    }),
    ...(downloads && { also_downloaded: downloads }),
  };
  const listed = [
    ...(chosen ?? []).map(({ other }) => other),
    ...(downloads?.items ?? []).map(({ id }) => table.find(id)!),
  ];
  return { item: stored, record: { ...record, _fao }, others: [...new Set(listed)] };
}

/**
 * Composes items for the lists of other items: without lists of their own, but with their language versions,
 * from which the widgets choose the reader's.
 */
export function composeRecords(
  numbers: readonly number[],
  catalogue: Catalogue,
  options: ComposeOptions,
): ItemRecord[] {
  return composeStored(numbers, catalogue, options).map(({ record }) => record);
}

function composeStored(
  numbers: readonly number[],
  { table, listVersions }: Catalogue,
  { store, covers, base, isComplete }: ComposeOptions,
): StoredItem[] {
  // The versions of an item are mostly next to it, and each of them has the others as its versions.
  const records = new Map<number, HarvestedRecord>();
  const versions = new Map<number, VersionRecord>();
  const read = (number: number): HarvestedRecord => {
    const known = records.get(number) ?? store.readPlaces([table.placeOf(number)])[0]!;
    records.set(number, known);
    return known;
  };
  const compose = (number: number): VersionRecord => {
    const known =
      versions.get(number) ?? writeVersion(covers.replace(read(number).item, base) as Item & LanguageVersion);
    versions.set(number, known);
    return known;
  };
  return numbers.map((number) => {
    const { item, ties, versions: fromSource } = read(number);
    const joined = joinVersions(listVersions(number).map(compose), fromSource);
    // Without a job number, only links in the metadata would show a language version; a link that leads out
    // of the feed shows that there is one.
    const isAlone = isComplete && !!item.jobNumber && !ties.length;
    const isKnown = joined.length > 0 || isAlone || !!fromSource;
    const record = writeItem(covers.replace(item, base));
    if (!isKnown) return { stored: item, record };
    return { stored: item, record: { ...record, _fao: { ...record._fao, languages: joined } } };
  });
}

/* Chooses the edition in the language of the item, as the widgets do. */
function chooseInLanguage(number: number, other: number, { table, listVersions }: Catalogue): number {
  const language = table.languageOf(number);
  if (!language || table.languageOf(other) === language) return other;
  return listVersions(other).find((version) => table.languageOf(version) === language) ?? other;
}

/* Adds the versions that only the source lists, one per language. */
function joinVersions(
  inFeed: readonly VersionRecord[],
  fromSource: readonly LanguageVersion[] = [],
): readonly VersionRecord[] {
  const languages = new Set(inFeed.map(({ language }) => language));
  return [...inFeed, ...fromSource.filter(({ language }) => !languages.has(language)).map(writeVersion)];
}

function keepKnown(downloads: AlsoDownloadedRecord, { table }: Catalogue): AlsoDownloadedRecord | undefined {
  const items = downloads.items.filter(({ id }) => table.find(id) !== undefined);
  return items.length ? { ...downloads, items } : undefined;
}
