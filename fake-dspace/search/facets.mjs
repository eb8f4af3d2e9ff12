import { filters } from './filters.mjs';

const facetLimit = 10;
const hugeLength = 20_000_000;
const hugeValues = 20_000;
let hugeFacetValues;

function searchFor(view, name, value) {
  const url = new URL(view.address);
  url.pathname = `${new URL(view.root).pathname}/discover/search/objects`;
  url.searchParams.delete('page');
  url.searchParams.append(`f.${name}`, `${value},equals`);
  return { href: url.href };
}

function countValues(documents, name) {
  const counts = new Map();
  const shorten = name === 'dateIssued' ? (value) => value.slice(0, 4) : (value) => value;
  for (const value of documents.flatMap((document) => document.listValues(name)).map(shorten)) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** Facets of a size that no reader wants; made once, as they are the same. */
function makeHugeValues() {
  const filler = 'x'.repeat(hugeLength / hugeValues);
  hugeFacetValues ??= Array.from({ length: hugeValues }, (_, index) => ({
    label: `${index} ${filler}`,
    count: 1,
    type: 'discover',
  }));
  return hugeFacetValues;
}

/**
 * Writes one facet, with the values that a search's answer or a facet's own address shows of it.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {(typeof filters)[number]} facet
 * @param {readonly import('./search-document.mjs').SearchDocument[]} documents those found
 * @returns {object}
 */
export function writeFacet(view, { filter: name, type }, documents) {
  const counted = countValues(documents, name);
  const values = counted.slice(0, facetLimit).map(([label, count]) => ({
    label,
    authorityKey: null,
    count,
    type: 'discover',
    _links: { search: searchFor(view, name, label) },
  }));
  const years = type === 'date' ? counted.map(([value]) => value).sort() : [];
  return {
    name,
    facetType: type,
    facetLimit,
    openByDefault: false,
    ...(years.length && { minValue: years[0], maxValue: years.at(-1) }),
    page: { number: 0, size: facetLimit },
    _links: { self: { href: `${view.root}/discover/facets/${name}` } },
    _embedded: { values: view.fault === 'huge' && name === 'subject' ? makeHugeValues() : values },
  };
}

/**
 * Writes all facets, which no search can be asked to leave out.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {readonly import('./search-document.mjs').SearchDocument[]} documents those found
 * @returns {object[]}
 */
export function writeFacets(view, documents) {
  return filters.filter(({ hasFacets }) => hasFacets).map((facet) => writeFacet(view, facet, documents));
}
