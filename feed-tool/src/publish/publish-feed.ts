import type { Manifest } from '../feed/manifest.js';
import type { CommandContext } from '../report/context.js';
import type { FeedFacts } from '../store/harvest-state.js';
import type { FeedStore } from '../store/store.js';
import { VERSION } from '../version.js';
import { readCatalogue, type Catalogue } from './catalogue.js';
import { composeItems, readPlainRecords, type ComposedItem } from './compose-items.js';
import { addCovers, REMOTE_COVERS } from './covers.js';
import type { FeedFolder } from './feed-folder.js';
import {
  chooseLayout,
  coverBase,
  layOutItemFiles,
  layOutOneFile,
  layOutPages,
  type FeedHead,
} from './lay-out.js';
import { nameAliases } from './name-aliases.js';

/** What was published. */
export interface Published {
  readonly manifest: Manifest;
  /** Files that are new or changed. */
  readonly written: number;
  /** Files that are no longer needed. */
  readonly removed: number;
}

/** Writes the feed that a store's records give, and replaces what is in the folder by it. */
export async function publishFeed(
  store: FeedStore,
  folder: FeedFolder,
  facts: FeedFacts,
  { reporter, signal }: CommandContext,
): Promise<Published> {
  const { settings, source } = facts;
  const catalogue = await readCatalogue(store);
  const { items, workOf } = catalogue;
  const layout = settings.layout ?? folder.manifest?.layout ?? chooseLayout(items.length);
  const updated = new Date().toISOString().replace(/\.\d+/, '');
  const covers = settings.thumbnails ? await addCovers(store, folder, settings.thumbnails) : REMOTE_COVERS;
  const work = {
    store,
    covers,
    base: coverBase(layout),
    most: settings.related,
    isComplete: facts.isComplete,
  };
  const head: FeedHead = {
    title: settings.title ?? facts.name,
    site: source.repository.replace(/\/server$/, '/'),
    updated,
  };
  const progress = reporter.begin('Writing items', items.length);
  const composed = count(composeItems(catalogue, work), progress.reach, signal);
  if (layout === 'one-file') await layOutOneFile(composed, head, folder);
  else if (layout === 'pages') await layOutPages(composed, head, folder);
  else {
    const readOthers = ({ others }: ComposedItem) => readPlainRecords(catalogue, work, others);
    await layOutItemFiles(composed, head, folder, { readOthers, aliases: listAliases(catalogue) });
  }
  progress.end();
  signal.throwIfAborted();
  const gone = await store.countGone();
  const { written, removed, manifest } = await folder.replace((files) => ({
    version: 1,
    generator: `fao-feed ${VERSION}`,
    source,
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
  return { manifest, written, removed };
}

async function* count<T>(
  list: AsyncIterable<T>,
  reach: (done: number) => void,
  signal: AbortSignal,
): AsyncGenerator<T> {
  let done = 0;
  for await (const one of list) {
    signal.throwIfAborted();
    yield one;
    reach(++done);
  }
}

function listAliases({ items }: Catalogue): Record<string, string> {
  const aliases = new Map<string, string>();
  for (const item of items) {
    for (const name of nameAliases(item)) if (!aliases.has(name)) aliases.set(name, item.id);
  }
  return Object.fromEntries([...aliases].sort(([a], [b]) => (a < b ? -1 : 1)));
}
