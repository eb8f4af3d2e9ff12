import { answerJson } from '../server/responses.mjs';
import { cutPage, readPaging, writeList } from '../rest/pagination.mjs';
import { makeWriter } from '../rest/embeds.mjs';
import { RestError } from '../rest/rest-error.mjs';
import { indexLibrary } from './search-index.mjs';
import { sortDocuments } from './sorting.mjs';

/** Indexes over items, and over values that items have. */
const indexes = {
  dateavailable: { sortsBy: 'dc.date.available' },
  dateissued: { sortsBy: 'dc.date.issued' },
  title: { sortsBy: 'dc.title' },
  author: { sortsBy: 'dc.title', values: 'author' },
  subject: { sortsBy: 'dc.title', values: 'subject' },
};

function listItems(view) {
  return indexLibrary(view).filter(({ resource }) => resource.type === 'item');
}

/**
 * Answers with the items of a browse index. `sort=default,DESC` is by the field of the index itself.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {string[]} parts name of the index
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerBrowseItems(view, [name]) {
  const index = indexes[name];
  if (!index) throw new RestError(404);
  const { query, address, isOld } = view;
  const value = query.get('filterValue');
  if (index.values && value === null) throw new RestError(422);
  const items = listItems(view).filter(
    (one) => !index.values || one.listValues(index.values).includes(value),
  );
  const order = /,\s*DESC$/i.test(query.get('sort') ?? '') ? 'DESC' : 'ASC';
  const sorted = sortDocuments(items, { by: index.sortsBy, order });
  const cut = cutPage(
    sorted.map(({ resource }) => resource),
    readPaging(query),
    address,
    isOld,
  );
  return answerJson(writeList('items', cut, makeWriter(view)));
}

/**
 * Answers with the values of a browse index.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {string[]} parts name of the index
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerBrowseEntries(view, [name]) {
  const { values } = indexes[name] ?? {};
  if (!values) throw new RestError(404);
  const { query, root, address, isOld } = view;
  const counts = new Map();
  for (const value of listItems(view).flatMap((document) => document.listValues(values))) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const entries = [...counts].sort(([a], [b]) => a.localeCompare(b, 'en'));
  const items = `${root}/discover/browses/${name}/items`;
  const written = entries.map(([value, count]) => ({
    authority: null,
    value,
    valueLang: null,
    count,
    type: 'browseEntry',
    _links: { items: { href: `${items}?filterValue=${encodeURIComponent(value)}` } },
  }));
  const cut = cutPage(written, readPaging(query), address, isOld);
  return answerJson(writeList(isOld ? 'browseEntries' : 'entries', cut, (entry) => entry));
}
