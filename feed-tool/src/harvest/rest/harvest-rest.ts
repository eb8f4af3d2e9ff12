import { isLoadError, makeRepository } from 'fao-widgets-core';
import type { PoliteClient } from '../../fetch/polite-client.js';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import type { HarvestState } from '../../store/harvest-state.js';
import type { HarvestContext, Harvested } from '../harvest.js';
import type { MappingOptions } from '../map-harvested.js';
import { describeLoadError } from './describe-load-error.js';
import { FIRST_BUNDLE_EMBEDS, HARVEST_EMBEDS } from './harvest-embeds.js';
import { harvestNames } from './harvest-names.js';
import { harvestSearch } from './harvest-search.js';
import { openRepositoryRequests } from './repository-requests.js';
import { requireCollection } from './require-collection.js';

/** The feed has the files of a named item, and of its language versions, which one search reads together. */
const EMBEDS = { item: HARVEST_EMBEDS, version: FIRST_BUNDLE_EMBEDS };

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
  const repository = makeRepository({ feed: options.api }, requests, EMBEDS);
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
    if (!isLoadError(error)) throw error;
    const { query } = start.source;
    const isRefused = query !== undefined && (error.status === 422 || error.status === 400);
    throw isRefused ? refuseQuery(query, error.status, options.api) : describeLoadError(error);
  }
}

/* DSpace responds with 422 to what Solr can't parse, and with 400 to what it refuses itself. */
function refuseQuery(query: string, status: number, api: string): CommandError {
  return new CommandError(
    `--query "${query}": the search of ${api} can’t read it (status ${status}). Check its quotes, parentheses and names of fields; it is in Solr’s syntax, such as dc.subject:soil.`,
    EXIT.usage,
  );
}
