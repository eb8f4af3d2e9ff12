import { copyPublications } from './copy-publications.mjs';
import { handlePrefixes, makeRecord } from './record.mjs';
import { readPublications } from './read-demo-feed.mjs';
import { makeUuid } from './uuid-from-name.mjs';

/** In which of the ways that repositories have are language versions tied to each other; works take turns. */
const ties = ['relation-urls', 'relation-handles', 'relationships'];

/** Gives records their `translations`, the `original` among them, and the `tie` between them. */
function tieTranslations(records) {
  const byId = new Map(records.map((record) => [record.publication.id, record]));
  let works = 0;
  for (const record of records) {
    record.translations = record.publication.translations.flatMap((id) => byId.get(id) ?? []);
    if (record.original || !record.translations.length) continue;
    const versions = [record, ...record.translations];
    const original = versions.find(({ publication }) => publication.language === 'en') ?? record;
    for (const version of versions) Object.assign(version, { original, tie: ties[works % ties.length] });
    works += 1;
  }
}

/** A relationship for each pair of versions that are tied so; ids are numbers, as in DSpace. */
function makeRelationships(records) {
  const tied = records.filter(({ tie }) => tie === 'relationships');
  const pairs = tied.flatMap((left) =>
    left.translations.filter(({ place }) => place > left.place).map((right) => ({ left, right })),
  );
  return pairs.map(({ left, right }, index) => {
    const relationship = { type: 'relationship', uuid: String(500 + index), left, right };
    left.relationships.push(relationship);
    right.relationships.push(relationship);
    return relationship;
  });
}

/** All that has an address of its own with a record. */
function listParts({ bundles }) {
  return [...bundles, ...bundles.flatMap(({ bitstreams }) => bitstreams)];
}

const writeAddress = ({ type, uuid }) => `${type}/${uuid}`;

/**
 * Makes a record known under all its names.
 *
 * @param {ReturnType<typeof makeLibrary>} library
 * @param {object} record
 */
export function nameRecord({ collection, byAddress, byHandle, byDoi }, record) {
  record.collection = collection;
  for (const one of [record, ...listParts(record)]) byAddress.set(writeAddress(one), one);
  byHandle.set(record.handle, record);
  const { doi } = record.publication;
  if (doi) byDoi.set(doi, record);
}

/**
 * Makes a record known under none of its names any more.
 *
 * @param {ReturnType<typeof makeLibrary>} library
 * @param {object} record
 */
export function unnameRecord({ byAddress, byHandle, byDoi }, record) {
  for (const one of [record, ...listParts(record)]) byAddress.delete(writeAddress(one));
  byHandle.delete(record.handle);
  const { doi } = record.publication;
  if (byDoi.get(doi) === record) byDoi.delete(doi);
}

/**
 * Makes what the repository holds: a community, its collection, and in it the publications of the demo feed.
 *
 * @param {'fao' | 'stock'} fields whose repository it is
 * @param {string} [generation] another text gives everything other UUIDs, as at FAO after a migration; without it they are those of the feed where it knows them
 * @param {number} [copies] how often each publication is there
 * @returns {{ fields: 'fao' | 'stock', generation: string, revision: number, records: object[], collection: object, community: object, byAddress: Map<string, object>,
 *   byHandle: Map<string, object>, byDoi: Map<string, object> }} `revision`: grows with each change; `byAddress`: by type and id, such as `item/6f8af04c-…`
 */
export function makeLibrary(fields, generation = '', copies = 1) {
  const prefix = handlePrefixes[fields];
  const community = {
    type: 'community',
    uuid: makeUuid(`community${generation}`),
    name: 'FAO',
    handle: `${prefix}/2`,
  };
  const collection = {
    type: 'collection',
    uuid: makeUuid(`collection${generation}`),
    name: 'Publications',
    handle: `${prefix}/3`,
    community,
  };
  const publications = copyPublications(readPublications(), copies);
  const records = publications.map((publication, place) =>
    makeRecord(publication, place, { fields, generation }),
  );
  tieTranslations(records);
  const others = [...makeRelationships(records), collection, community];
  const library = {
    fields,
    generation,
    revision: 0,
    records,
    collection,
    community,
    byAddress: new Map(others.map((one) => [writeAddress(one), one])),
    byHandle: new Map([collection, community].map((one) => [one.handle, one])),
    byDoi: new Map(),
  };
  for (const record of records) nameRecord(library, record);
  return library;
}
