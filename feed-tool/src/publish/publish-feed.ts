import type { Item } from 'fao-widgets-core';
import pMap from 'p-map';
import type { Manifest } from '../feed/manifest.js';
import type { CommandContext } from '../report/context.js';
import type { FeedFacts } from '../store/harvest-state.js';
import type { FeedStore } from '../store/store.js';
import { VERSION } from '../version.js';
import { readCatalogue, type Catalogue } from './catalogue.js';
import {
  composeItems,
  composeRecords,
  rankItems,
  type ComposedItem,
  type RankedSeed,
} from './compose-items.js';
import { addCovers, pruneCovers, REMOTE_COVERS } from './covers.js';
import type { FeedFolder } from './feed-folder.js';
import { listAliases } from './list-aliases.js';
import {
  chooseLayout,
  findCoverBase,
  writeAliases,
  writeItemFile,
  writeOneFile,
  writePages,
  type FeedHead,
} from './write-layout.js';

/** Number of items that are read at once. */
const BATCH = 64;
/** Number of files that are written at once: each waits for the disk most of the time. */
const CONCURRENCY = 16;

/** Result of {@link publishFeed}. */
export interface Published {
  readonly manifest: Manifest;
  /** Number of new and changed files. */
  readonly written: number;
  /** Number of deleted files. */
  readonly removed: number;
}

/**
 * Writes the feed of a store's records, and replaces the files in the folder by it.
 * @param known the catalogue of these records, where the caller has read it
 */
export async function publishFeed(
  store: FeedStore,
  folder: FeedFolder,
  facts: FeedFacts,
  { reporter, signal }: CommandContext,
  known?: Catalogue,
): Promise<Published> {
  const { settings, source } = facts;
  const catalogue = known ?? (await readCatalogue(store, { isBrief: !settings.related }));
  const { items, workOf } = catalogue;
  const layout = settings.layout ?? folder.manifest?.layout ?? chooseLayout(items.length);
  const updated = new Date().toISOString().replace(/\.\d+/, '');
  const covers = settings.thumbnails ? await addCovers(store, folder, settings.thumbnails) : REMOTE_COVERS;
  const options = {
    store,
    covers,
    base: findCoverBase(layout),
    isComplete: facts.isComplete,
    hasDownloads: !!facts.downloads,
  };
  const head: FeedHead = {
    title: settings.title ?? facts.name,
    site: facts.site ? `${facts.site}/` : source.repository.replace(/\/server$/, '/'),
    updated,
  };
  const progress = reporter.begin('Writing items', items.length);
  let done = 0;
  const compose = async (seeds: readonly RankedSeed[]): Promise<ComposedItem[]> => {
    signal.throwIfAborted();
    const composed = await composeItems(seeds, catalogue, options);
    progress.reach((done += seeds.length));
    return composed;
  };
  const composeAll = async (seeds: readonly RankedSeed[]) =>
    (await compose(seeds)).map(({ record }) => record);
  const seeds = rankItems(catalogue, settings.related);
  if (layout === 'one-file') await writeOneFile([...seeds], composeAll, head, folder);
  else if (layout === 'pages') await writePages([...seeds], composeAll, head, folder);
  else {
    const aliases = new Map<string, string>();
    for (const batch of divide(seeds, BATCH)) {
      const composed = await compose(batch);
      for (const { item } of composed) addAliases(item, aliases);
      await pMap(
        composed,
        async (one) => writeItemFile(one, await composeRecords(one.others, catalogue, options), head, folder),
        { concurrency: CONCURRENCY, signal },
      );
    }
    await writeAliases(sortByKey(aliases), folder);
  }
  progress.end();
  signal.throwIfAborted();
  const gone = await store.countGone();
  const { written, removed, manifest } = await folder.replace((files) => ({
    version: 1,
    generator: `fao-feed ${VERSION}`,
    source,
    settings: { ...settings, layout },
    updated,
    harvested: facts.harvested,
    layout,
    counts: {
      items: items.length,
      works: new Set(items.map(workOf)).size,
      files: Object.keys(files).length,
      skipped: catalogue.skipped.length,
      withdrawn: gone,
    },
    skipped: catalogue.skipped,
    files,
    ...(facts.downloads && { downloads: facts.downloads }),
  }));
  await pruneCovers(store, covers);
  return { manifest, written, removed };
}

function* divide<T>(values: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const value of values) {
    batch.push(value);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}

function addAliases(item: Item, aliases: Map<string, string>): void {
  for (const alias of listAliases(item)) if (!aliases.has(alias)) aliases.set(alias, item.id);
}

function sortByKey(aliases: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...aliases].sort(([a], [b]) => (a < b ? -1 : 1)));
}
