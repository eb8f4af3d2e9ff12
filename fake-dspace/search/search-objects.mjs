import { makeResourceWriter } from '../rest/embeds.mjs';
import { paginate, readPaging } from '../rest/pages.mjs';
import { resourceUrl } from '../rest/resource-links.mjs';
import { jsonResponse } from '../server/responses.mjs';
import { runSearch } from './run-search.mjs';

const hugeLength = 20_000_000;
const hugeValues = 20_000;

/** Makes a facet of 20 MB. Facets are the only part of a search response that a client cannot limit. */
function makeHugeFacet() {
  const filler = 'x'.repeat(hugeLength / hugeValues);
  const values = Array.from({ length: hugeValues }, (_, index) => ({
    label: `${index} ${filler}`,
    count: 1,
    type: 'discover',
  }));
  return { name: 'subject', facetType: 'hierarchical', _embedded: { values } };
}

/**
 * Handles a search for objects. A page past the end has an empty list; with the fault `no-results`, the list
 * is missing.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @returns {import('../server/responses.mjs').Response}
 */
export function handleSearchObjects(context) {
  const { query, url, fault, hasOldNames } = context;
  const paging = readPaging(query);
  const { shown, page, links } = paginate(runSearch(context), paging, url, hasOldNames);
  const write = makeResourceWriter(context);
  const objects = shown.map((resource) => ({
    hitHighlights: null,
    type: 'discover',
    _links: { indexableObject: { href: resourceUrl(context, resource) } },
    _embedded: { indexableObject: write(resource) },
  }));
  const result = { ...(fault !== 'no-results' && { _embedded: { objects } }), page, _links: links };
  return jsonResponse({
    id: null,
    scope: query.get('scope'),
    query: query.get('query'),
    appliedFilters: null,
    sort: null,
    configuration: query.get('configuration'),
    type: 'discover',
    _links: { self: { href: url } },
    _embedded: {
      // The example of the REST contract has the plural; the code of DSpace never had it.
      [hasOldNames ? 'searchResults' : 'searchResult']: result,
      facets: fault === 'huge' ? [makeHugeFacet()] : [],
    },
  });
}
