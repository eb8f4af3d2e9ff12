import pMap from 'p-map';
import type { ManifestHead } from '../feed/manifest.js';
import type { CommandContext } from '../report/context.js';
import type { FeedFacts } from '../store/harvest-state.js';
import type { FeedStore } from '../store/store.js';
import { VERSION } from '../version.js';
import { readCatalogue, readItems, type Catalogue, type FullCatalogue } from './catalogue.js';
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
import { AliasSorter } from './sort-aliases.js';
import {
  chooseLayout,
  findCoverBase,
  writeAliases,
  writeItemFile,
  writeOneFile,
  writePages,
  type FeedHead,
  type ItemList,
} from './write-layout.js';

/** Number of items that are read at once. */
const BATCH = 64;
/** Number of files that are written at once: each waits for the disk most of the time. */
const CONCURRENCY = 16;

/** Result of {@link publishFeed}. */
export interface Published {
  /** The manifest without its files. */
  readonly manifest: ManifestHead;
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
  known?: FullCatalogue,
): Promise<Published> {
  const { settings, source } = facts;
  const catalogue = known ?? (await readCatalogue(store));
  const { order, workOf, skipped } = catalogue;
  const layout = settings.layout ?? folder.manifest?.layout ?? chooseLayout(order.length);
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
  const progress = reporter.begin('Writing items', order.length);
  let done = 0;
  const compose = async (seeds: readonly RankedSeed[]): Promise<ComposedItem[]> => {
    signal.throwIfAborted();
    const composed = await composeItems(seeds, catalogue, options);
    progress.reach((done += seeds.length));
    return composed;
  };
  const composeAll = async (seeds: readonly RankedSeed[]) =>
    (await compose(seeds)).map(({ record }) => record);
  const seeds = settings.related
    ? rankItems(known ?? readItems(catalogue, store), settings.related)
    : listItems(catalogue);
  if (layout === 'item-files') {
    const aliases = new AliasSorter(folder.scratch);
    for (const batch of divide(seeds, BATCH)) {
      const composed = await compose(batch);
      for (const { item } of composed)
        for (const alias of listAliases(item)) await aliases.add(alias, item.id);
      await pMap(
        composed,
        (one) => writeItemFile(one, composeRecords(one.others, catalogue, options), head, folder),
        { concurrency: CONCURRENCY, signal },
      );
    }
    await writeAliases(aliases.sorted(), folder);
  } else {
    const list = 'slice' in seeds ? seeds : [...seeds];
    if (layout === 'one-file') await writeOneFile(list, composeAll, head, folder);
    else await writePages(list, composeAll, head, folder);
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
      items: order.length,
      works: order.reduce((sum, number) => sum + (workOf[number] === number ? 1 : 0), 0),
      files,
      skipped: skipped.length,
      withdrawn: gone,
    },
    skipped,
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

/* Items without related ones. An array of all of them would be the largest part of what is in memory. */
function listItems({ order }: Catalogue): ItemList<RankedSeed> & Iterable<RankedSeed> {
  return {
    length: order.length,
    slice: (start, end) => Array.from(order.subarray(start, end), (number) => ({ number })),
    *[Symbol.iterator]() {
      for (const number of order) yield { number };
    },
  };
}
