import type { SourceQuery } from '../../../../src/model/source.js';
import { isLoadError } from '../../../../src/request/load-error.js';
import { forgetAnswers } from '../../../../src/request/read-json.js';
import type { PoliteClient } from '../../fetch/polite-client.js';
import type { HarvestState } from '../../store/harvest-state.js';
import type { HarvestContext, Harvested } from '../harvest.js';
import type { MappingTerms } from '../map-harvested.js';
import { makeAsk } from './ask-json.js';
import { describeLoadError } from './describe-load-error.js';
import { harvestNames } from './harvest-names.js';
import { harvestSearch } from './harvest-search.js';
import { requireCollection } from './require-collection.js';

/** Most items that a person may ask for where robots.txt asks programs to stay away. */
const MOST_FOR_PERSON = 50;

/** How the REST interface is read. */
export interface RestTerms extends MappingTerms {
  readonly client: PoliteClient;
  /** Milliseconds one request may take. */
  readonly timeout: number;
}

/**
 * Harvests items by their names, or those that a search finds, over the REST interface.
 * @throws CommandError; what was read is kept
 */
export async function harvestRest(
  start: HarvestState,
  { client, timeout, ...terms }: RestTerms,
  context: HarvestContext,
): Promise<Harvested> {
  const isOpen = await client.isAllowed(`${terms.api}/discover/search/objects`);
  const ask = makeAsk(client);
  const query: SourceQuery = {
    feed: terms.api,
    signal: context.signal,
    timeout,
    fresh: true,
    dspaceFields: terms.fields,
    ask,
  };
  const most = isOpen ? Infinity : MOST_FOR_PERSON;
  const { collection } = start.source;
  try {
    if (collection) await requireCollection(collection, terms.api, ask);
    return start.source.items
      ? await harvestNames(start, query, { ...terms, most }, context)
      : await harvestSearch(start, query, { ...terms, most }, context);
  } catch (error) {
    throw isLoadError(error) ? describeLoadError(error) : error;
  } finally {
    forgetAnswers();
  }
}
