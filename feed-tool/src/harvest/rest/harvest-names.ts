import {
  chooseFields,
  expandIdentifier,
  findRecord,
  findVersions,
  isLoadError,
  listItemIdentifiers,
  mapRecord,
  readText,
  type Repository,
} from 'fao-widgets-core';
import type { HarvestState } from '../../store/harvest-state.js';
import type { FeedStore } from '../../store/store.js';
import type { HarvestContext, Harvested } from '../harvest.js';
import { makePage, type HarvestPage } from '../../store/harvested-record.js';
import { cleanVersions, mapHarvested, type MappingOptions } from '../map-harvested.js';
import { describeSlowness, isTooSlow } from './is-too-slow.js';
import { refuseTooManyItems } from './refuse-too-many-items.js';
import type { TimedRequests } from './repository-requests.js';

/** Options of `harvestNames` and `harvestSearch`. */
export interface RestHarvestOptions extends MappingOptions {
  /** Maximum number of items. */
  readonly maxItems: number;
  readonly requests: TimedRequests;
  /** Timeout of one request in milliseconds. */
  readonly timeout: number;
  /** UUID of the collection or community to search; absent: the whole repository. */
  readonly scope?: string | undefined;
}

/** Number of items in a row that may take too long before the fault must be that of the server. */
const MAX_SLOW_IN_ROW = 3;

/**
 * Harvests named items, each with its language versions. Every run requests all of them, since nothing else
 * shows which ones changed.
 */
export async function harvestNames(
  start: HarvestState,
  repository: Repository,
  options: RestHarvestOptions,
  { store, reporter }: HarvestContext,
): Promise<Harvested> {
  const names = start.source.items ?? [];
  refuseTooManyItems(names.length, options.maxItems);
  const progress = reporter.begin('Reading items', names.length);
  let state: HarvestState = { ...start, isWhole: true };
  const outcome = { read: 0, gone: 0, broken: 0 };
  let slowInRow = 0;
  let missing = 0;
  try {
    while (state.part < names.length) {
      const name = names[state.part]!;
      const page = await readNamed(name, repository, options).catch(async (error: unknown) => {
        if (!isTooSlow(error) || ++slowInRow > MAX_SLOW_IN_ROW) throw error;
        // The store keeps an earlier version by its identifier.
        const id = (await findKnown(name, store)) ?? name;
        missing++;
        return makePage([], [], [{ id, reason: describeSlowness(options.timeout) }]);
      });
      if (page.records.length) slowInRow = 0;
      options.requests.forget();
      outcome.read += page.records.length;
      outcome.gone += page.gone.length;
      outcome.broken += page.broken.length;
      state = { ...state, part: state.part + 1, read: state.read + page.records.length };
      await store.savePage(page, state);
      progress.reach(state.part);
    }
  } finally {
    progress.end();
  }
  return { state, outcome: { ...outcome, missing } };
}

async function findKnown(name: string, store: FeedStore): Promise<string | undefined> {
  const wanted = expandIdentifier(name);
  for await (const { identifier, item } of store.listRecords()) {
    const known = listItemIdentifiers(item);
    if (wanted.some((one) => known.has(one))) return identifier;
  }
  return undefined;
}

async function readNamed(
  name: string,
  repository: Repository,
  options: RestHarvestOptions,
): Promise<HarvestPage> {
  const found = await findRecord(name, repository, options.fields).catch((error: unknown) => {
    if (isLoadError(error) && error.kind === 'restricted') return 'the item is not public';
    throw error;
  });
  if (!found || typeof found === 'string') {
    const reason = found ?? 'the repository has no item of this name';
    return { records: [], gone: [], broken: [{ id: name, reason }] };
  }
  const { record } = found;
  const identifier = readText(record['handle']) ?? readText(record['uuid']) ?? name;
  if (record['withdrawn'] === true) return makePage([], [identifier]);
  const harvested = await mapHarvested(record, { identifier }, options);
  if (!('item' in harvested)) return makePage([harvested]);
  const fields = chooseFields(options.fields, record);
  const mapped = mapRecord(record, fields, options.api);
  const readVersions = async () => findVersions(found, mapped, fields, repository);
  const versions = await readVersions().catch((error: unknown) => {
    // Without its language versions the item is still useful; the feed then lists no languages for it.
    if (!isLoadError(error) || !(error.status || isTooSlow(error))) throw error;
    return undefined;
  });
  return makePage([{ ...harvested, versions: versions && (await cleanVersions(versions, options)) }]);
}
