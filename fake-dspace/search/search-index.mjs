import { SearchDocument } from './search-document.mjs';
import { cutToSeconds, lastModifiedOf } from '../library/dates.mjs';
import { writeMetadata } from '../library/metadata.mjs';

/** Search filters, and fields of the index under the same name, by the metadata they stand for. */
const sources = {
  fao: {
    title: 'dc.title',
    author: 'dc.contributor.author',
    subject: 'fao.subject.agrovoc',
    dateIssued: 'dc.date.issued',
  },
  stock: {
    title: 'dc.title',
    author: 'dc.contributor.author',
    subject: 'dc.subject',
    dateIssued: 'dc.date.issued',
  },
};

const indexes = new WeakMap();

function indexRecord(record, preset) {
  const written = Object.entries(writeMetadata(record, preset));
  const metadata = Object.fromEntries(
    written.map(([field, values]) => [field, values.map(({ value }) => value)]),
  );
  const named = Object.entries(sources[preset]).map(([name, field]) => [name, metadata[field] ?? []]);
  const document = new SearchDocument(record, metadata, {
    ...Object.fromEntries(named),
    handle: [record.handle],
    'search.resourceid': [record.uuid],
    'search.resourcetype': ['Item'],
    archived: ['true'],
    withdrawn: ['false'],
    discoverable: ['true'],
    latestVersion: ['true'],
    // Bounds are compared as texts, in which a fraction of a second would come before `Z`.
    lastModified: [cutToSeconds(lastModifiedOf(record))],
    entityType: metadata['dspace.entity.type'] ?? [],
    has_content_in_original_bundle: [String(record.bundles.some(({ name }) => name === 'ORIGINAL'))],
  });
  document.authorities = new Map(
    Object.entries(sources[preset]).map(([name, field]) => [
      name,
      (Object.fromEntries(written)[field] ?? []).map(({ authority }) => authority),
    ]),
  );
  return document;
}

function indexContainer(resource) {
  const resourceType = resource.type === 'collection' ? 'Collection' : 'Community';
  const own = {
    title: [resource.name],
    handle: [resource.handle],
    'search.resourceid': [resource.uuid],
    'search.resourcetype': [resourceType],
  };
  return new SearchDocument(resource, { 'dc.title': [resource.name] }, own);
}

/**
 * Gives the index over a library: all that anyone may find, so nothing withdrawn. It is made once, and anew after a change.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @returns {readonly SearchDocument[]} items, then the collection and the community
 */
export function indexLibrary({ library, settings }) {
  const known = indexes.get(library);
  const ofLibrary = known?.revision === library.revision ? known : { revision: library.revision };
  indexes.set(library, ofLibrary);
  ofLibrary[settings.fields] ??= [
    ...library.records
      .filter(({ withdrawn }) => !withdrawn)
      .map((record) => indexRecord(record, settings.fields)),
    ...[library.collection, library.community].map(indexContainer),
  ];
  return ofLibrary[settings.fields];
}
