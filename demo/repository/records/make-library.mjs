import { makeBundles } from './make-files.mjs';
import { readPublications } from './read-publications.mjs';
import { makeUuid } from './stable-uuid.mjs';

/** FAO's prefix at the Handle System, and the one that DSpace comes with. */
const handlePrefixes = { fao: '20.500.14283', stock: '123456789' };

/** In which of the ways that repositories have are language versions tied to each other; works take turns. */
const ties = ['relation-urls', 'relation-handles', 'relationships'];

/** A time of deposit: in the year of issue, else 2015; the same at each start. */
function makeDeposit({ id, issued }) {
  const digits = parseInt(makeUuid(id).slice(0, 6), 16);
  const date = [1 + (digits % 12), 1 + (digits % 28)].map((part) => String(part).padStart(2, '0')).join('-');
  return `${issued?.slice(0, 4) ?? '2015'}-${date}T08:00:00Z`;
}

function writeHandle({ handle, job, id }, prefix) {
  return `${prefix}/${handle?.slice(handle.indexOf('/') + 1) ?? job ?? id}`;
}

function makeRecord(publication, place, { generation, prefix }) {
  const record = {
    type: 'item',
    uuid: (!generation && publication.uuid) || makeUuid(publication.id + generation),
    handle: writeHandle(publication, prefix),
    place,
    publication,
    withdrawn: publication.withdrawn,
    deposited: makeDeposit(publication),
  };
  record.bundles = makeBundles(record, !generation);
  record.thumbnail = record.bundles.find(({ name }) => name === 'THUMBNAIL')?.bitstreams[0];
  const original = record.bundles.find(({ name }) => name === 'ORIGINAL');
  // Most items of real repositories have none.
  if (original && place % 3 === 0) original.primary = original.bitstreams[0];
  return record;
}

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
  const relationships = pairs.map(({ left, right }, index) => ({
    type: 'relationship',
    uuid: String(500 + index),
    left,
    right,
  }));
  for (const record of records) {
    record.relationships = relationships.filter(({ left, right }) => left === record || right === record);
  }
  return relationships;
}

/**
 * Makes what the repository holds: a community, its collection, and in it the publications of the demo feed.
 *
 * @param {'fao' | 'stock'} fields whose repository it is
 * @param {string} [generation] another text gives everything other UUIDs, as at FAO after a migration; without it they are those of the feed where it knows them
 * @returns {{ records: object[], collection: object, community: object, byAddress: Map<string, object>, byHandle: Map<string, object>,
 *   byDoi: Map<string, object> }} `byAddress`: by type and id, such as `item/6f8af04c-…`
 */
export function makeLibrary(fields, generation = '') {
  const prefix = handlePrefixes[fields];
  const records = readPublications().map((publication, place) =>
    makeRecord(publication, place, { generation, prefix }),
  );
  tieTranslations(records);
  const relationships = makeRelationships(records);
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
  for (const record of records) record.collection = collection;
  const bundles = records.flatMap((record) => record.bundles);
  const bitstreams = bundles.flatMap((bundle) => bundle.bitstreams);
  const everything = [...records, ...bundles, ...bitstreams, ...relationships, collection, community];
  return {
    records,
    collection,
    community,
    byAddress: new Map(everything.map((one) => [`${one.type}/${one.uuid}`, one])),
    byHandle: new Map([...records, collection, community].map((one) => [one.handle, one])),
    byDoi: new Map(records.flatMap((one) => (one.publication.doi ? [[one.publication.doi, one]] : []))),
  };
}
