import { copyPublications } from './copy-publications.mjs';
import { readDemoFeed } from './read-demo-feed.mjs';
import { handlePrefixes, makeRecord } from './record.mjs';
import { relateSpecialItems, specialPublications } from './special-items.mjs';
import { uuidFromName } from './uuid-from-name.mjs';

/**
 * Ways in which language versions refer to each other. A repository uses one of them; here, works alternate.
 */
const linkTypes = ['relation-urls', 'relation-handles', 'relationships'];

/** Sets `translations` of each record, and `original` and `linkType` where there are some. */
function connectTranslations(records) {
  const byId = new Map(records.map((record) => [record.publication.id, record]));
  let works = 0;
  for (const record of records) {
    record.translations = record.publication.translations.flatMap((id) => byId.get(id) ?? []);
    if (record.original || !record.translations.length) continue;
    const versions = [record, ...record.translations];
    const original = versions.find(({ publication }) => publication.language === 'en') ?? record;
    for (const version of versions)
      Object.assign(version, { original, linkType: linkTypes[works % linkTypes.length] });
    works += 1;
  }
}

/** Makes a relationship for each pair of versions with that type of link. Ids are numbers, as in DSpace. */
function addRelationships(records) {
  const linked = records.filter(({ linkType }) => linkType === 'relationships');
  const pairs = linked.flatMap((left) =>
    left.translations.filter(({ index }) => index > left.index).map((right) => ({ left, right })),
  );
  pairs.forEach(({ left, right }, index) => {
    const relationship = { id: 500 + index, left, right };
    left.relationships.push(relationship);
    right.relationships.push(relationship);
  });
}

const keyOf = ({ type, uuid }) => `${type}/${uuid}`;

/** Lists a record and its parts that have UUIDs. */
function listResources(record) {
  return [record, ...record.bundles, ...record.bundles.flatMap(({ bitstreams }) => bitstreams)];
}

/**
 * Adds a record to the indexes of a library.
 *
 * @param {ReturnType<typeof makeLibrary>} library
 * @param {object} record
 */
export function indexRecord({ collection, resources, byHandle, byDoi }, record) {
  record.collection = collection;
  for (const one of listResources(record)) resources.set(keyOf(one), one);
  byHandle.set(record.handle, record);
  const { doi } = record.publication;
  if (doi) byDoi.set(doi, record);
}

/**
 * Removes a record from the indexes of a library.
 *
 * @param {ReturnType<typeof makeLibrary>} library
 * @param {object} record
 */
export function unindexRecord({ resources, byHandle, byDoi }, record) {
  for (const one of listResources(record)) resources.delete(keyOf(one));
  byHandle.delete(record.handle);
  const { doi } = record.publication;
  if (byDoi.get(doi) === record) byDoi.delete(doi);
}

/**
 * Makes the contents of a repository: a community with one collection, which has the publications of the demo
 * feed.
 *
 * @param {'fao' | 'stock'} fields metadata fields and handles of FAO, or the default ones of DSpace
 * @param {string} [generation] any text makes all UUIDs different, as after a migration of FAO; by default,
 *   the UUIDs are those of the feed, where it has them
 * @param {number} [copies] how often the library has each publication
 * @param {string} [items] `special` adds the special items
 * @returns {{ fields: 'fao' | 'stock', generation: string, revision: number, records: object[], collection:
 *   object, community: object, resources: Map<string, object>, byHandle: Map<string, object>, byDoi:
 *   Map<string, object> }} `revision`: increases with each change; `resources`: by type and UUID, such as
 *   `item/6f8af04c-…`
 */
export function makeLibrary(fields, generation = '', copies = 1, items = '') {
  const prefix = handlePrefixes[fields];
  const community = {
    type: 'community',
    uuid: uuidFromName(`community${generation}`),
    name: 'FAO',
    handle: `${prefix}/2`,
  };
  const collection = {
    type: 'collection',
    uuid: uuidFromName(`collection${generation}`),
    name: 'Publications',
    handle: `${prefix}/3`,
    community,
  };
  const containers = [collection, community];
  const special = items === 'special' ? specialPublications : [];
  const publications = [...copyPublications(readDemoFeed(), copies), ...special];
  const records = publications.map((publication, index) =>
    makeRecord(publication, index, { fields, generation }),
  );
  connectTranslations(records);
  addRelationships(records);
  relateSpecialItems(records);
  const library = {
    fields,
    generation,
    revision: 0,
    records,
    collection,
    community,
    resources: new Map(containers.map((one) => [keyOf(one), one])),
    byHandle: new Map(containers.map((one) => [one.handle, one])),
    byDoi: new Map(),
  };
  for (const record of records) indexRecord(library, record);
  return library;
}
