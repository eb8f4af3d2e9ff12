import { listSoughtWords, rankDocuments } from './match-query.mjs';
import { parseQuery } from './query-parser.mjs';
import { RefusedQuery } from './query-syntax-error.mjs';
import { RestError } from '../rest/rest-error.mjs';
import { applyFilters, readFilters } from './filters.mjs';
import { indexLibrary } from './search-index.mjs';
import { readSort, sortDocuments } from './sorting.mjs';

const types = new Set(['item', 'collection', 'community']);

function readTypes(query) {
  const given = query.getAll('dsoType').map((type) => type.toLowerCase());
  if (given.some((type) => !types.has(type))) throw new RestError(400);
  return given.length ? new Set(given) : types;
}

/**
 * Whether a document is within a collection or community; one that the library does not know limits nothing,
 * as in DSpace (class ScopeResolver).
 */
function readScope({ query, library }) {
  const uuid = query.get('scope')?.toLowerCase();
  const scope = ['community', 'collection']
    .map((type) => library.byAddress.get(`${type}/${uuid}`))
    .find(Boolean);
  return ({ resource: { collection, community } }) =>
    !scope || [collection, collection?.community, community].includes(scope);
}

/**
 * Searches as a request asks. A scope that is not known is as none, and so is a configuration.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @returns {{ documents: readonly import('./search-document.mjs').SearchDocument[], sought: string[], filters: object[],
 *   sort: { by: string, order: string } }} `sought`: words of the query
 * @throws {RestError} 422 for a query that Solr refuses, 400 for a type or filter that there is not
 */
export function findDocuments(view) {
  const { query, fault } = view;
  const wantedTypes = readTypes(query);
  const filters = readFilters(query);
  const sort = readSort(query);
  const text = query.get('query')?.trim();
  try {
    if (fault === 'unprocessable') throw new RefusedQuery('as the fault wants it');
    const parsed = parseQuery(text || '*:*');
    const within = indexLibrary(view).filter(readScope(view));
    const ofTypes = within.filter(({ resource }) => wantedTypes.has(resource.type));
    const ranked = rankDocuments(parsed, applyFilters(ofTypes, filters));
    const documents = fault === 'no-results' || fault === 'restricted' ? [] : sortDocuments(ranked, sort);
    return { documents, sought: listSoughtWords(parsed), filters, sort };
  } catch (error) {
    if (error instanceof RefusedQuery) throw new RestError(422, 'Invalid search request');
    throw error;
  }
}
