import { isLoadError, makeRepository } from 'fao-widgets-core';
import type { PoliteClient } from '../../fetch/polite-client.js';
import type { HarvestState } from '../../store/harvest-state.js';
import type { HarvestContext, Harvested } from '../harvest.js';
import type { MappingOptions } from '../map-harvested.js';
import { describeLoadError } from './describe-load-error.js';
import { harvestNames } from './harvest-names.js';
import { harvestSearch } from './harvest-search.js';
import { openRepositoryRequests } from './repository-requests.js';
import { requireCollection } from './require-collection.js';

/** Maximum number of items in a person's request, where robots.txt disallows programs. */
const MAX_FOR_PERSON = 50;

/** Options of {@link harvestRest}. */
export interface RestOptions extends MappingOptions {
  readonly client: PoliteClient;
}

/**
 * Harvests named items, or the results of a search, over the REST interface.
 * @throws CommandError; the store keeps the pages read before
 */
export async function harvestRest(
  start: HarvestState,
  { client, ...options }: RestOptions,
  context: HarvestContext,
): Promise<Harvested> {
  const isOpen = await client.isAllowed(`${options.api}/discover/search/objects`);
  const requests = openRepositoryRequests(client);
  const repository = makeRepository({ feed: options.api }, requests);
  const maxItems = isOpen ? Infinity : MAX_FOR_PERSON;
  const { collection, items } = start.source;
  try {
    const scope = collection ? await requireCollection(collection, repository) : undefined;
    const harvest = items ? harvestNames : harvestSearch;
    return await harvest(
      { ...start, site: options.site },
      repository,
      { ...options, maxItems, requests, timeout: client.timeout, scope },
      context,
    );
  } catch (error) {
    throw isLoadError(error) ? describeLoadError(error) : error;
  }
}
