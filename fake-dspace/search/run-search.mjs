import { RestError } from '../rest/rest-error.mjs';
import { findMatching } from './match-query.mjs';
import { parseQuery } from './query-parser.mjs';
import { QuerySyntaxError } from './query-syntax-error.mjs';
import { getSearchIndex } from './search-index.mjs';

const types = new Set(['item', 'collection', 'community']);
/** Parameters of DSpace that no client sends. They cause an error, since a result must not ignore them. */
const unimplemented = /^(?:sort|f\..+)$/;

function requireImplemented(query) {
  const name = [...query.keys()].find((key) => unimplemented.test(key));
  if (name) throw new RestError(501, `fake-dspace does not implement the search parameter "${name}"`);
}

function readTypes(query) {
  const given = query.getAll('dsoType').map((type) => type.toLowerCase());
  if (given.some((type) => !types.has(type))) throw new RestError(400);
  return given.length ? new Set(given) : types;
}

/** Removes the values that a query looks for in the exact copy of job numbers, which this index lacks. */
function dropJobNumbers(node) {
  for (const clause of node.clauses ?? []) dropJobNumbers(clause.node);
  if (node.field === 'fao.identifier.jobnumber_keyword') node.field = 'unindexed';
}

/**
 * Makes a filter of documents by the collection or community in `scope`. DSpace ignores a scope that does not
 * exist (class ScopeResolver).
 */
function readScope({ query, library }) {
  const uuid = query.get('scope')?.toLowerCase();
  const scope = ['community', 'collection']
    .map((type) => library.resources.get(`${type}/${uuid}`))
    .find(Boolean);
  return ({ resource: { collection, community } }) =>
    !scope || [collection, collection?.community, community].includes(scope);
}

/**
 * Runs the search of a request. It ignores an unknown `configuration` or `scope`, as DSpace does.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @returns {readonly object[]} resources, best first
 * @throws {RestError} 422 for a query that Solr rejects, 400 for an unknown type, 501 for a parameter that is
 *   not implemented
 */
export function runSearch(context) {
  const { query, fault, settings } = context;
  requireImplemented(query);
  const wantedTypes = readTypes(query);
  try {
    if (fault === 'unprocessable') throw new QuerySyntaxError('The fault "unprocessable"');
    const parsed = parseQuery(query.get('query')?.trim() || '*:*');
    if (settings.jobnumbers === 'unindexed') dropJobNumbers(parsed);
    if (fault === 'no-results' || fault === 'restricted') return [];
    const candidates = getSearchIndex(context)
      .filter(readScope(context))
      .filter(({ resource }) => wantedTypes.has(resource.type));
    return findMatching(parsed, candidates).map(({ resource }) => resource);
  } catch (error) {
    if (error instanceof QuerySyntaxError) throw new RestError(422, 'Invalid search request');
    throw error;
  }
}
