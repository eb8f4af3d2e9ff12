import { openRepository } from '../../../../src/core/dspace/repository.js';
import { isLoadError } from '../../../../src/core/model/load-error.js';
import type { PoliteClient } from '../../fetch/polite-client.js';
import type { HarvestState } from '../../store/harvest-state.js';
import type { HarvestContext, Harvested } from '../harvest.js';
import type { MappingOptions } from '../map-harvested.js';
import { describeLoadError } from './describe-load-error.js';
import { harvestNames } from './harvest-names.js';
import { harvestSearch } from './harvest-search.js';
import { openRepositoryRequests } from './repository-requests.js';
import { requireCollection } from './require-collection.js';

/** Most items that a person may ask for where robots.txt asks programs to stay away. */
const MAX_FOR_PERSON = 50;

/** How the REST interface is read. */
export interface RestOptions extends MappingOptions {
  readonly client: PoliteClient;
}

/**
 * Harvests items by their names, or those that a search finds, over the REST interface.
 * @throws CommandError; what was read is kept
 */
export async function harvestRest(
  start: HarvestState,
  { client, ...options }: RestOptions,
  context: HarvestContext,
): Promise<Harvested> {
  const isOpen = await client.isAllowed(`${options.api}/discover/search/objects`);
  const requests = openRepositoryRequests(client);
  const repository = openRepository({ feed: options.api }, requests);
  const most = isOpen ? Infinity : MAX_FOR_PERSON;
  const { collection } = start.source;
  try {
    if (collection) await requireCollection(collection, repository);
    return start.source.items
      ? await harvestNames(start, repository, { ...options, most, forget: requests.forget }, context)
      : await harvestSearch(start, repository, { ...options, most, forget: requests.forget }, context);
  } catch (error) {
    throw isLoadError(error) ? describeLoadError(error) : error;
  }
}
