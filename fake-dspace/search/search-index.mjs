import { cutToSeconds, lastModifiedOf } from '../library/dates.mjs';
import { listMetadata } from '../library/metadata.mjs';
import { SearchDocument } from './search-document.mjs';

const indexes = new WeakMap();
/** The exact copies of metadata fields that FAO's index has. */
const exactCopies = { 'fao.identifier.jobnumber_keyword': 'fao.identifier.jobnumber' };

const ownFields = ({ handle, uuid }, type) => ({
  handle: [handle],
  'search.resourceid': [uuid],
  'search.resourcetype': [type],
});

function indexItem(record, fields) {
  const written = Object.entries(listMetadata(record, fields));
  const metadata = Object.fromEntries(
    written.map(([field, values]) => [field, values.map(({ value }) => value)]),
  );
  return new SearchDocument(record, metadata, {
    ...Object.fromEntries(Object.entries(exactCopies).map(([copy, field]) => [copy, metadata[field] ?? []])),
    ...ownFields(record, 'Item'),
    archived: ['true'],
    withdrawn: ['false'],
    // Ranges compare texts, in which a fraction of a second would come before `Z`.
    lastModified: [cutToSeconds(lastModifiedOf(record))],
  });
}

function indexContainer(resource) {
  const type = resource.type === 'collection' ? 'Collection' : 'Community';
  return new SearchDocument(resource, { 'dc.title': [resource.name] }, ownFields(resource, type));
}

/**
 * Returns the search index of a library, without the items that a search does not find: withdrawn, restricted
 * and private ones, and older versions. After a change of the library, it makes a
 * new index.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @returns {readonly SearchDocument[]} items, then the collection and the community
 */
export function getSearchIndex({ library }) {
  const known = indexes.get(library);
  if (known?.revision === library.revision) return known.documents;
  const documents = [
    ...library.records
      .filter((record) => !record.withdrawn && record.discoverable)
      .filter((record) => !record.restricted && !record.superseded)
      .map((record) => indexItem(record, library.fields)),
    ...[library.collection, library.community].map(indexContainer),
  ];
  indexes.set(library, { revision: library.revision, documents });
  return documents;
}
