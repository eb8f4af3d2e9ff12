import type { SourceQuery } from '../../../../src/model/source.js';
import { isLoadError } from '../../../../src/request/load-error.js';
import { forgetAnswers } from '../../../../src/request/read-json.js';
import { readText } from '../../../../src/sources/clean/text.js';
import { chooseFields } from '../../../../src/sources/dspace/choose-fields.js';
import { findRecord } from '../../../../src/sources/dspace/find-record.js';
import { findVersions } from '../../../../src/sources/dspace/language-versions.js';
import type { HarvestState } from '../../store/harvest-state.js';
import { mapRecord } from '../../../../src/sources/dspace/map-record.js';
import type { HarvestContext, Harvested } from '../harvest.js';
import { makePage, type HarvestPage } from '../../store/harvested-record.js';
import { cleanVersions, mapHarvested, type MappingTerms } from '../map-harvested.js';
import { refuseCrowd } from './refuse-crowd.js';

/** How named items are harvested. */
export interface NamesTerms extends MappingTerms {
  /** Most items. */
  readonly most: number;
}

/** Harvests items by their names, each with its language versions. Every run asks for each of them: nothing else tells whether it changed. */
export async function harvestNames(
  start: HarvestState,
  query: SourceQuery,
  terms: NamesTerms,
  { store, reporter, signal }: HarvestContext,
): Promise<Harvested> {
  const names = start.source.items ?? [];
  refuseCrowd(names.length, terms.most);
  const progress = reporter.begin('Reading items', names.length);
  let state: HarvestState = { ...start, isWhole: true };
  const outcome = { read: 0, gone: 0, broken: 0 };
  try {
    while (state.part < names.length) {
      // A signal of its own for each, since listeners gather on one that lives long.
      const asked = { ...query, signal: AbortSignal.any([signal]) };
      const page = await readNamed(names[state.part]!, asked, terms);
      forgetAnswers();
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

async function readNamed(name: string, query: SourceQuery, terms: NamesTerms): Promise<HarvestPage> {
  const found = await findRecord(name, query, terms.fields).catch((error: unknown) => {
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
  const harvested = await mapHarvested(record, { identifier }, terms);
  if (!('item' in harvested)) return makePage([harvested]);
  const fields = chooseFields(terms.fields, record);
  const mapped = mapRecord(record, fields, terms.api);
  const readVersions = async () => findVersions(found, mapped, fields, query);
  const versions = await readVersions().catch((error: unknown) => {
    // Without its language versions the item still stands, and says nothing of languages.
    if (!isLoadError(error) || !error.status) throw error;
    return undefined;
  });
  return makePage([{ ...harvested, versions: versions && (await cleanVersions(versions, terms.api)) }]);
}
