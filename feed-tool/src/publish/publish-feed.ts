import pMap from 'p-map';
import type { ItemRecord } from '../feed/feed-document.js';
import type { Manifest } from '../feed/manifest.js';
import type { CommandContext } from '../report/context.js';
import type { FeedFacts } from '../store/harvest-state.js';
import type { FeedStore } from '../store/store.js';
import { VERSION } from '../version.js';
import { readCatalogue, type Catalogue } from './catalogue.js';
import { composeItem, composeRecords, rankItems, type RankedSeed } from './compose-items.js';
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

/** Number of items that are composed at once: each waits for the disk most of the time. */
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
  const catalogue = known ?? (await readCatalogue(store));
  const { items, workOf } = catalogue;
  const layout = settings.layout ?? folder.manifest?.layout ?? chooseLayout(items.length);
  const updated = new Date().toISOString().replace(/\.\d+/, '');
  const covers = settings.thumbnails ? await addCovers(store, folder, settings.thumbnails) : REMOTE_COVERS;
  const options = { store, covers, base: findCoverBase(layout), isComplete: facts.isComplete };
  const head: FeedHead = {
    title: settings.title ?? facts.name,
    site: facts.site ? `${facts.site}/` : source.repository.replace(/\/server$/, '/'),
    updated,
  };
  const progress = reporter.begin('Writing items', items.length);
  let done = 0;
  const compose = async (seed: RankedSeed): Promise<ItemRecord | undefined> => {
    const composed = await composeItem(seed, catalogue, options);
    if (layout === 'item-files') {
      await writeItemFile(composed, await composeRecords(composed.others, catalogue, options), head, folder);
    }
    progress.reach(++done);
    return layout === 'item-files' ? undefined : composed.record;
  };
  const seeds = rankItems(catalogue, settings.related);
  const composed = await pMap(seeds, compose, { concurrency: CONCURRENCY, signal });
  const records = composed.filter((record) => record !== undefined);
  if (layout === 'one-file') await writeOneFile(records, head, folder);
  else if (layout === 'pages') await writePages(records, head, folder);
  else await writeAliases(collectAliases(catalogue), folder);
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

function collectAliases({ items }: Catalogue): Record<string, string> {
  const aliases = new Map<string, string>();
  for (const item of items) {
    for (const alias of listAliases(item)) if (!aliases.has(alias)) aliases.set(alias, item.id);
  }
  return Object.fromEntries([...aliases].sort(([a], [b]) => (a < b ? -1 : 1)));
}
