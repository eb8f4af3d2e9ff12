import { parseQuery } from './query-parser.mjs';
import { matchesTerm } from './match-term.mjs';
import { rankDocuments } from './match-query.mjs';
import { RestError } from '../rest/rest-error.mjs';

/** The filters of stock DSpace, with their facets. */
export const filters = [
  { filter: 'title', type: 'text', hasFacets: false },
  { filter: 'author', type: 'text', hasFacets: true },
  { filter: 'subject', type: 'hierarchical', hasFacets: true },
  { filter: 'dateIssued', type: 'date', hasFacets: true },
  { filter: 'has_content_in_original_bundle', type: 'standard', hasFacets: true },
  { filter: 'entityType', type: 'standard', hasFacets: true },
];

/** Operators that every filter has, in the order of the search's setup. */
export const operators = [
  'equals',
  'notequals',
  'authority',
  'notauthority',
  'contains',
  'notcontains',
  'query',
];

const rangePattern = /^\[(\S+) TO (\S+)\]$/;

function matchesFilter(document, { filter, operator, value }) {
  switch (operator) {
    case 'equals': {
      const [, from, to] = rangePattern.exec(value) ?? [];
      return from
        ? matchesTerm(document, {
            kind: 'range',
            field: filter,
            from,
            to,
            includesFrom: true,
            includesTo: true,
          })
        : document.listValues(filter).includes(value);
    }
    case 'contains':
      return matchesTerm(document, { kind: 'word', field: filter, text: value });
    case 'authority':
      return Boolean(document.authorities?.get(filter)?.includes(value));
    default:
      return matchesFilter(document, { filter, value, operator: operator.slice('not'.length) }) === false;
  }
}

/**
 * Reads the filters of a request from `f.author=Davis,contains`.
 *
 * @param {URLSearchParams} query
 * @returns {{ filter: string, operator: string, value: string, label: string }[]}
 * @throws {RestError} 400 for a filter that there is not, 422 for an operator that there is not, or none
 */
export function readFilters(query) {
  const given = [...query].filter(([key]) => key.startsWith('f.'));
  return given.map(([key, text]) => {
    const filter = key.slice(2);
    if (!filters.some((known) => known.filter === filter)) throw new RestError(400);
    const comma = text.lastIndexOf(',');
    const [value, operator] = comma < 0 ? [text] : [text.slice(0, comma), text.slice(comma + 1)];
    if (!operators.includes(operator)) throw new RestError(422);
    return { filter, operator, value, label: value };
  });
}

/**
 * Leaves the documents that all filters let pass.
 *
 * @param {readonly import('./search-document.mjs').SearchDocument[]} documents
 * @param {ReturnType<typeof readFilters>} applied
 * @returns {readonly import('./search-document.mjs').SearchDocument[]}
 */
export function applyFilters(documents, applied) {
  let rest = documents;
  for (const one of applied) {
    rest =
      one.operator === 'query'
        ? rankDocuments(parseQuery(`${one.filter}:(${one.value})`), rest)
        : rest.filter((document) => matchesFilter(document, one));
  }
  return rest;
}
