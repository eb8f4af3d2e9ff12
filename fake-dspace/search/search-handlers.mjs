import { answerJson } from '../server/responses.mjs';
import { cutPage, readPaging } from '../rest/pagination.mjs';
import { addressOf } from '../rest/resource-links.mjs';
import { makeWriter } from '../rest/embeds.mjs';
import { RestError } from '../rest/rest-error.mjs';
import { writeFacet, writeFacets } from './facets.mjs';
import { filters as allFilters, operators } from './filters.mjs';
import { findDocuments } from './run-search.mjs';
import { highlight } from './highlight.mjs';
import { sortFields } from './sorting.mjs';

/** What every answer of Discovery says of the question. */
function describe({ query, address }, { filters, sort }) {
  return {
    id: null,
    scope: query.get('scope'),
    query: query.get('query'),
    appliedFilters: filters.length ? filters : null,
    sort,
    configuration: query.get('configuration') ?? 'default',
    type: 'discover',
    _links: { self: { href: address } },
  };
}

/**
 * Answers a search for objects. A page past the end is an empty list; only the fault of that name leaves the list out.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerObjects(view) {
  const paging = readPaging(view.query);
  const found = findDocuments(view);
  const { shown, page, links } = cutPage(found.documents, paging, view.address, view.isOld);
  const write = makeWriter(view);
  const objects = shown.map((document) => ({
    hitHighlights: highlight(document, found.sought),
    type: 'discover',
    _links: { indexableObject: { href: addressOf(view, document.resource) } },
    _embedded: { indexableObject: write(document.resource) },
  }));
  const list = {
    ...(view.fault !== 'no-results' && { _embedded: { objects } }),
    page,
    _links: links,
  };
  const embedded = {
    // The contract's example has the plural, the code never had.
    [view.isOld ? 'searchResults' : 'searchResult']: list,
    facets: writeFacets(view, found.documents),
  };
  return answerJson({ ...describe(view, found), _embedded: embedded });
}

/**
 * Answers what searches can be asked for.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerSetup({ root, address }) {
  return answerJson({
    id: null,
    filters: allFilters.map((filter) => ({
      ...filter,
      operators: operators.map((operator) => ({ operator })),
      openByDefault: false,
    })),
    sortOptions: sortFields.map((name) => ({ name })),
    type: 'discover',
    _links: {
      objects: { href: `${root}/discover/search/objects` },
      facets: { href: `${root}/discover/search/facets` },
      self: { href: address },
    },
  });
}

/**
 * Answers the facets of a search without what it finds, or one of them with its values.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {string[]} parts name of the facet, or nothing
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerFacets(view, [name]) {
  const found = findDocuments(view);
  if (!name)
    return answerJson({
      ...describe(view, found),
      _embedded: { facets: writeFacets(view, found.documents) },
    });
  const facet = allFilters.find(({ filter }) => filter === name);
  if (!facet) throw new RestError(404);
  return answerJson(writeFacet(view, facet, found.documents));
}
