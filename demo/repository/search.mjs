import { answerError, answerJson } from './answers.mjs';
import { parseQuery, QueryError } from './lucene.mjs';
import { matchQuery } from './match-query.mjs';
import { writeMetadata } from './metadata.mjs';
import { writeList } from './resources.mjs';

/** `rest.search.max.results`. */
const mostResults = 100;
const operators = /^(?:equals|notequals|contains|notcontains|authority|notauthority|query)$/;
const filters = {
  title: 'dc.title',
  author: 'dc.contributor.author',
  subject: 'dc.subject',
  dateIssued: 'dc.date.issued',
  has_content_in_original_bundle: '',
  entityType: '',
};
const sorts = /^(?:score|dc\.title|dc\.date\.issued|dc\.date\.accessioned),(?:asc|desc)$/i;
const types = /^(?:item|community|collection|publication|person)$/i;

function readNumber(text, otherwise) {
  return text === null ? otherwise : Number(text);
}

/** Finds what is wrong with a question; DSpace looks at its parts in this order. */
function findMistake(query) {
  if (query.getAll('dsoType').some((type) => !types.test(type))) return 400;
  for (const [name, value] of query) {
    if (!name.startsWith('f.')) continue;
    if (!(name.slice(2) in filters)) return 400;
    if (!operators.test(value.split(',').pop())) return 422;
  }
  const sort = query.get('sort');
  if (sort && !sorts.test(sort)) return 422;
  return readNumber(query.get('page'), 0) < 0 ? 400 : undefined;
}

function applyFilters(documents, query) {
  let left = documents;
  for (const [name, value] of query) {
    const field = name.startsWith('f.') ? filters[name.slice(2)] : '';
    if (!field) continue;
    const [, text, operator] = /^(.*),(\w+)$/s.exec(value);
    const matches = ({ metadata }) =>
      (metadata[field] ?? []).some(({ value: one }) =>
        operator.endsWith('contains') ? one.includes(text) : one === text,
      );
    left = left.filter((document) => matches(document) !== operator.startsWith('not'));
  }
  return left;
}

/**
 * Answers `/discover/search/objects`.
 *
 * @param {{ query: URLSearchParams, settings: object, records: object, writer: object, root: string, embeds: string[] }} question
 * @returns {import('./answers.mjs').Answer}
 */
export function answerSearch({ query, settings, records, writer, root, embeds }) {
  const path = '/discover/search/objects';
  const mistake = findMistake(query);
  if (mistake) return answerError(mistake, path);
  const size = Math.min(readNumber(query.get('size'), 20), mostResults);
  const page = readNumber(query.get('page'), 0);
  const text = query.get('query') ?? '';
  // The default configuration hides what was withdrawn.
  const documents = records.all
    .filter(({ withdrawn }) => !withdrawn && settings.fault !== 'withdrawn')
    .map((record) => ({
      record,
      metadata: writeMetadata(record, settings.fields, records.all.indexOf(record)),
    }));
  let found;
  try {
    found = applyFilters(matchQuery(parseQuery(text), documents), query);
  } catch (error) {
    if (error instanceof QueryError) return answerError(422, path);
    throw error;
  }
  const self = `${root}${path}?${query}`;
  const list = writeList('objects', found, { page, size, self }, ({ record }) => ({
    hitHighlights: null,
    type: 'discover',
    _links: { indexableObject: { href: `${root}/core/items/${record.uuid}` } },
    _embedded: { indexableObject: writer.write(record, embeds) },
  }));
  // A search keeps its empty list, unlike other pages past the end.
  list._embedded ??= { objects: [] };
  const facets =
    settings.fault === 'huge' ? [{ name: 'subject', type: 'facet', values: 'x'.repeat(20_000_000) }] : [];
  const [by, order] = (query.get('sort') ?? 'score,DESC').split(',');
  return answerJson({
    id: null,
    scope: query.get('scope'),
    query: text,
    appliedFilters: null,
    sort: { by, order: order.toUpperCase() },
    configuration: query.get('configuration') ?? 'default',
    type: 'discover',
    _links: { self: { href: self } },
    _embedded: { [settings.shape === 'old' ? 'searchResults' : 'searchResult']: list, facets },
  });
}
