import { isLoadError, readText, type Repository, searchPage, type UnknownRecord } from 'fao-widgets-core';
import type { HarvestState } from '../../store/harvest-state.js';
import {
  addOutcome,
  noteNewest,
  type HarvestContext,
  type Harvested,
  type HarvestOutcome,
} from '../harvest.js';
import { makePage, type HarvestPage } from '../../store/harvested-record.js';
import type { SkippedRecord } from '../../feed/manifest.js';
import { mapHarvested } from '../map-harvested.js';
import type { RestHarvestOptions } from './harvest-names.js';
import { listUnsettled } from './list-unsettled.js';
import { PageSize } from './page-size.js';
import { refuseTooManyItems } from './refuse-too-many-items.js';
import { SearchReader, type Search } from './search-reader.js';

/** Matches every item (Solr reference guide, "Standard Query Parser"). */
const EVERYTHING = '*:*';

/**
 * Harvests the results of a search. A later run requests only what changed, and reads all results again only
 * where their number shows that items are gone.
 */
export async function harvestSearch(
  start: HarvestState,
  repository: Repository,
  options: RestHarvestOptions,
  context: HarvestContext,
): Promise<Harvested> {
  const { reporter } = context;
  if (start.isWhole) return readWhole(start, repository, options, context);
  const changed = await readAll(start, repository, options, context).catch((error: unknown) => {
    // The search of this repository has no field `lastModified`.
    if (isLoadError(error) && (error.status === 422 || error.status === 400)) return undefined;
    throw error;
  });
  const { solr, scope } = describeSearch({ ...start, from: undefined }, options);
  const { total } = await searchPage(solr, repository, { size: 1, embed: '', scope });
  const surplus = (await context.store.readFacts())?.surplus ?? 0;
  const isSame = total !== undefined && total - (await countKnown(context)) === surplus;
  if (changed && isSame)
    return readUnsettled({ ...changed, state: { ...changed.state, surplus } }, repository, options, context);
  reporter.note('Some items are gone; fao-feed reads the complete list again.');
  return readWhole(
    { ...start, isWhole: true, from: undefined, part: 0, read: 0 },
    repository,
    options,
    context,
  );
}

/*
 * Items move between pages when the list changes during the run, so that one can be missed; then the list is
 * read once more.
 */
async function readWhole(
  start: HarvestState,
  repository: Repository,
  options: RestHarvestOptions,
  context: HarvestContext,
): Promise<Harvested> {
  const first = await readAll(start, repository, options, context);
  const { run, total = 0 } = first.state;
  if ((await context.store.countFound(run)) >= total) return first;
  context.reporter.note('The list changed while fao-feed read it; fao-feed reads it once more.');
  const second = await readAll({ ...first.state, part: 0 }, repository, options, context);
  const { total: size = 0 } = second.state;
  const found = await context.store.countFound(run);
  if (found >= size) return second;
  context.reporter.warn(
    `The repository counts ${size} items, but its search returned ${found}, twice. If the feed lacks items, contact the administrator of the repository: the search index may have items that no longer exist.`,
  );
  // The next run recognizes an unchanged repository by the difference.
  return { ...second, state: { ...second.state, surplus: size - found } };
}

async function countKnown({ store }: HarvestContext): Promise<number> {
  return (await store.countRecords()) + (await store.countLeftOut());
}

/* Reads the items that the list of changes may lack. */
async function readUnsettled(
  { state, outcome }: Harvested,
  repository: Repository,
  options: RestHarvestOptions,
  context: HarvestContext,
): Promise<Harvested> {
  let harvested: Harvested = { state, outcome };
  for (const solr of await listUnsettled(context.store)) {
    const search = { solr, scope: options.scope };
    harvested = await readResults(
      { ...harvested.state, part: 0 },
      search,
      repository,
      options,
      context,
      harvested.outcome,
    );
  }
  return harvested;
}

function readAll(
  start: HarvestState,
  repository: Repository,
  options: RestHarvestOptions,
  context: HarvestContext,
): Promise<Harvested> {
  return readResults(start, describeSearch(start, options), repository, options, context);
}

async function readResults(
  start: HarvestState,
  search: Search,
  repository: Repository,
  options: RestHarvestOptions,
  { store, reporter }: HarvestContext,
  before: HarvestOutcome = { read: 0, gone: 0, broken: 0 },
): Promise<Harvested> {
  const { requests } = options;
  const reader = new SearchReader({ repository, requests, size: new PageSize(options.timeout), reporter });
  const progress = reporter.begin('Reading items');
  let state = start;
  let outcome = before;
  try {
    for (let next: number | undefined = state.part; next !== undefined;) {
      const found = await reader.read(search, next);
      refuseTooManyItems(found.total ?? found.items.length, options.maxItems);
      const page = await mapPage(found.items, found.skipped, options);
      outcome = addOutcome(outcome, page);
      const read = state.read + page.records.length;
      const part = found.next ?? next + found.items.length;
      const missing = listMissing(state.missing, page, found.skipped);
      state = noteNewest({ ...state, part, read, total: found.total, missing }, page);
      await store.savePage(page, state);
      // Each page is requested once, so its response need not stay in memory.
      requests.forget();
      progress.reach(state.read, found.total);
      next = found.next;
    }
  } finally {
    progress.end();
  }
  return { state, outcome: { ...outcome, missing: state.missing?.length } };
}

/* Lists the skipped items, without those that were read after all. */
function listMissing(
  before: readonly string[] = [],
  { records }: HarvestPage,
  skipped: SkippedRecord | undefined,
): readonly string[] | undefined {
  const read = new Set(records.map(({ identifier }) => identifier));
  const missing = new Set([...before, ...(skipped ? [skipped.id] : [])].filter((id) => !read.has(id)));
  return missing.size ? [...missing] : undefined;
}

function describeSearch({ source, from }: HarvestState, { scope }: RestHarvestOptions): Search {
  const since = from ? ` AND lastModified:[${from.replace(/\.\d+/, '')} TO *]` : '';
  return { solr: `(${source.query ?? EVERYTHING})${since}`, scope };
}

async function mapPage(
  items: readonly UnknownRecord[],
  skipped: SkippedRecord | undefined,
  options: RestHarvestOptions,
): Promise<HarvestPage> {
  const identify = (item: UnknownRecord) => readText(item['handle']) ?? readText(item['uuid'])!;
  const [gone, kept] = [true, false].map((isGone) =>
    items.filter(({ withdrawn }) => (withdrawn === true) === isGone),
  ) as [UnknownRecord[], UnknownRecord[]];
  const records = kept.map((item) => mapHarvested(item, { identifier: identify(item) }, options));
  return makePage(await Promise.all(records), gone.map(identify), skipped ? [skipped] : []);
}
