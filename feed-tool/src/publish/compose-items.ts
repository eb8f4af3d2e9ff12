import type { Item } from '../../../src/core/model/item.js';
import type {
  AlsoDownloadedRecord,
  ItemRecord,
  RelatedRecord,
  VersionRecord,
} from '../feed/feed-document.js';
import { writeAsVersion } from '../feed/write-item.js';
import { rankAll, type RelatedItem } from '../relate/rank-all.js';
import type { HarvestedRecord } from '../store/harvested-record.js';
import type { FeedStore } from '../store/store.js';
import type { Catalogue } from './catalogue.js';
import type { CoverFiles } from './covers.js';

/** An item with its lists, and what other items these name. */
export interface ComposedItem {
  readonly item: Item;
  readonly record: ItemRecord;
  /** Items that its lists name, each once. */
  readonly others: readonly Item[];
}

/** What composing works with. */
export interface ComposeOptions {
  readonly store: FeedStore;
  readonly covers: CoverFiles;
  /** What leads from the item's file to the feed's folder: nothing, or `../`. */
  readonly base: string;
  /** Whether an item without language versions here has none anywhere. */
  readonly isComplete: boolean;
}

/** An item, and what is related to it. */
export interface RankedSeed {
  readonly item: Item;
  /** Best first; absent: nothing was looked for. */
  readonly related?: readonly RelatedItem[] | undefined;
}

/** Ranks the related items of a catalogue's items, in its order. */
export function* rankItems({ items, workOf }: Catalogue, most: number): Generator<RankedSeed> {
  if (!most) return yield* items.map((item) => ({ item }));
  let place = 0;
  for (const related of rankAll(items, { most, workOf })) yield { item: items[place++]!, related };
}

/** Composes an item: with its language versions, related items and downloads. */
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
  const named = [
    ...(chosen ?? []).map(({ other }) => other),
    ...(downloads?.items ?? []).map(({ id }) => byId.get(id)!),
  ];
  return { item, record: { ...record!, _fao }, others: [...new Set(named)] };
}

/**
 * Composes items as they stand in the lists of others: with their language versions, so that a reader is
 * shown theirs, and without lists.
 */
export async function composeRecords(
  items: readonly Item[],
  catalogue: Catalogue,
  { store, covers, base, isComplete }: ComposeOptions,
): Promise<ItemRecord[]> {
  const versions = items.map(catalogue.listVersions);
  const harvested = await readHarvested(catalogue, store, [...items, ...versions.flat()]);
  const records = harvested.map(({ item }) => covers.replace(item, base));
  let next = items.length;
  return items.map((_, place) => {
    const own = records.slice(next, (next += versions[place]!.length)).map(writeAsVersion);
    const named = harvested[place]!.versions;
    const joined = joinVersions(own, named);
    const isKnown = joined.length > 0 || isComplete || !!named;
    const record = records[place]!;
    return isKnown ? { ...record, _fao: { ...record._fao, languages: joined } } : record;
  });
}

async function readHarvested(
  { identifiers }: Catalogue,
  store: FeedStore,
  items: readonly Item[],
): Promise<HarvestedRecord[]> {
  const records = await store.readRecords(items.map(({ id }) => identifiers.get(id)!));
  if (records.length !== items.length)
    throw new Error(`Records are lost: ${items.map(({ id }) => id).join(', ')}`);
  return records;
}

/* The edition in the language of the item, as the widgets would show it. */
function chooseInLanguage({ language }: Item, other: Item, listVersions: Catalogue['listVersions']): Item {
  if (!language || other.language === language) return other;
  return listVersions(other).find((version) => version.language === language) ?? other;
}

/* What the source named beside what the feed holds, a language once. */
function joinVersions(
  own: readonly VersionRecord[],
  named: readonly VersionRecord[] = [],
): readonly VersionRecord[] {
  const languages = new Set(own.map(({ language }) => language));
  return [...own, ...named.filter(({ language }) => !languages.has(language))];
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
