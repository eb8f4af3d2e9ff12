import { RestError } from '../rest/rest-error.mjs';

/** The sorts of stock DSpace; by any other field, a search is 422. */
export const sortFields = ['score', 'dc.title', 'dc.date.issued', 'dc.date.accessioned'];

const { compare } = new Intl.Collator('en');

/**
 * Reads `sort=dc.title,ASC`.
 *
 * @param {URLSearchParams} query
 * @returns {{ by: string, order: 'ASC' | 'DESC' }} best first unless told
 * @throws {RestError} 422 for a field that is not set up, or an order that is none
 */
export function readSort(query) {
  const text = query.get('sort');
  if (!text) return { by: 'score', order: 'DESC' };
  const [by, order = 'ASC'] = text.split(',');
  const upper = order.toUpperCase();
  if (!sortFields.includes(by) || !['ASC', 'DESC'].includes(upper))
    throw new RestError(422, 'Invalid search request');
  return { by, order: upper };
}

/**
 * Sorts documents by a field. Those without it are last, either way.
 *
 * @param {readonly import('./search-document.mjs').SearchDocument[]} documents best first
 * @param {{ by: string, order: 'ASC' | 'DESC' }} sort
 * @returns {readonly import('./search-document.mjs').SearchDocument[]}
 */
export function sortDocuments(documents, { by, order }) {
  if (by === 'score') return order === 'DESC' ? documents : documents.toReversed();
  const sign = order === 'ASC' ? 1 : -1;
  const valueOf = (document) => document.listValues(by)[0];
  const known = documents.filter((document) => valueOf(document) !== undefined);
  const unknown = documents.filter((document) => valueOf(document) === undefined);
  return [...known.sort((a, b) => sign * compare(valueOf(a), valueOf(b))), ...unknown];
}
