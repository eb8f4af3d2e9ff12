import {
  CARD_EMBEDS,
  isLoadError,
  readText,
  type Repository,
  searchPage,
  type SearchResults,
  type UnknownRecord,
} from 'fao-widgets-core';
import type { HarvestState } from '../../store/harvest-state.js';
import { noteNewest, type HarvestContext, type Harvested } from '../harvest.js';
import { makePage, type HarvestPage } from '../../store/harvested-record.js';
import { mapHarvested } from '../map-harvested.js';
import type { NamesOptions } from './harvest-names.js';
import { refuseTooManyItems } from './refuse-too-many-items.js';

/** Items per page: DSpace's default maximum (`rest.search.max.results`). */
const PAGE_SIZE = 100;
/** Matches every item (Solr reference guide, "Standard Query Parser"). */
const EVERYTHING = '*:*';

/**
 * Harvests the results of a search. A later run requests only what changed, and reads all results again only
 * where their number shows that items are gone.
 */
export async function harvestSearch(
  start: HarvestState,
  repository: Repository,
  options: NamesOptions,
  context: HarvestContext,
): Promise<Harvested> {
  const { store, reporter } = context;
  if (start.isWhole) return readWhole(start, repository, options, context);
  const changed = await readAll(start, repository, options, context).catch((error: unknown) => {
    // The search of this repository has no field `lastModified`.
    if (isLoadError(error) && (error.status === 422 || error.status === 400)) return undefined;
    throw error;
  });
  const { total } = await search({ ...start, from: undefined }, repository, 0, 1);
  const known = (await store.listIdentifiers()).length + (await store.countLeftOut());
  if (changed && total === known) return changed;
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
  options: NamesOptions,
  context: HarvestContext,
): Promise<Harvested> {
  const first = await readAll(start, repository, options, context);
  const { run, total = 0 } = first.state;
  if ((await context.store.countFound(run)) >= total) return first;
  context.reporter.note('The list changed while fao-feed read it; fao-feed reads it once more.');
  return readAll({ ...first.state, part: 0 }, repository, options, context);
}

async function readAll(
  start: HarvestState,
  repository: Repository,
  options: NamesOptions,
  { store, reporter }: HarvestContext,
): Promise<Harvested> {
  const progress = reporter.begin('Reading items');
  let state = start;
  const outcome = { read: 0, gone: 0, broken: 0 };
  try {
    for (let isLast = false; !isLast;) {
      const found = await search(state, repository, state.part, PAGE_SIZE);
      refuseTooManyItems(found.total ?? found.items.length, options.maxItems);
      const page = await mapPage(found.items, options);
      outcome.read += page.records.length;
      outcome.gone += page.gone.length;
      outcome.broken += page.broken.length;
      const read = state.read + page.records.length;
      state = noteNewest({ ...state, part: state.part + 1, read, total: found.total }, page);
      await store.savePage(page, state);
      // Each page is requested once, so its response need not stay in memory.
      options.forget();
      progress.reach(state.read, found.total);
      isLast = found.pages === undefined ? found.items.length < PAGE_SIZE : state.part >= found.pages;
    }
  } finally {
    progress.end();
  }
  return { state, outcome };
}

function search(
  { source, from }: HarvestState,
  repository: Repository,
  page: number,
  size: number,
): Promise<SearchResults> {
  const since = from ? ` AND lastModified:[${from.replace(/\.\d+/, '')} TO *]` : '';
  const solr = `(${source.query ?? EVERYTHING})${since}`;
  return searchPage(solr, repository, { page, size, embed: CARD_EMBEDS, scope: source.collection });
}

async function mapPage(items: readonly UnknownRecord[], options: NamesOptions): Promise<HarvestPage> {
  const identify = (item: UnknownRecord) => readText(item['handle']) ?? readText(item['uuid'])!;
  const [gone, kept] = [true, false].map((isGone) =>
    items.filter(({ withdrawn }) => (withdrawn === true) === isGone),
  ) as [UnknownRecord[], UnknownRecord[]];
  const records = kept.map((item) => mapHarvested(item, { identifier: identify(item) }, options));
  return makePage(await Promise.all(records), gone.map(identify));
}
