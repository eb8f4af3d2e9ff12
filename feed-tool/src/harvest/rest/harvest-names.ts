import {
  chooseFields,
  findRecord,
  findVersions,
  isLoadError,
  mapRecord,
  readText,
  type Repository,
} from 'fao-widgets-core';
import type { HarvestState } from '../../store/harvest-state.js';
import type { HarvestContext, Harvested } from '../harvest.js';
import { makePage, type HarvestPage } from '../../store/harvested-record.js';
import { cleanVersions, mapHarvested, type MappingOptions } from '../map-harvested.js';
import { refuseTooManyItems } from './refuse-too-many-items.js';

/** Options of {@link harvestNames}. */
export interface NamesOptions extends MappingOptions {
  /** Maximum number of items. */
  readonly maxItems: number;
  /** Drops the responses in memory. */
  readonly forget: () => void;
}

/**
 * Harvests named items, each with its language versions. Every run requests all of them, since nothing else
 * shows which ones changed.
 */
export async function harvestNames(
  start: HarvestState,
  repository: Repository,
  options: NamesOptions,
  { store, reporter }: HarvestContext,
): Promise<Harvested> {
  const names = start.source.items ?? [];
  refuseTooManyItems(names.length, options.maxItems);
  const progress = reporter.begin('Reading items', names.length);
  let state: HarvestState = { ...start, isWhole: true };
  const outcome = { read: 0, gone: 0, broken: 0 };
  try {
    while (state.part < names.length) {
      const page = await readNamed(names[state.part]!, repository, options);
      options.forget();
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
  return { state, outcome };
}

async function readNamed(name: string, repository: Repository, options: NamesOptions): Promise<HarvestPage> {
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
    if (!isLoadError(error) || !error.status) throw error;
    return undefined;
  });
  return makePage([{ ...harvested, versions: versions && (await cleanVersions(versions, options.api)) }]);
}
