import { makeBundles } from './bundles.mjs';
import { makeUuid } from './uuid-from-name.mjs';

/** FAO's prefix at the Handle System, and the one that DSpace comes with. */
export const handlePrefixes = { fao: '20.500.14283', stock: '123456789' };

/** A time of deposit: in the year of issue, else 2015; the same at each start. */
function makeDeposit({ id, issued }) {
  const digits = parseInt(makeUuid(id).slice(0, 6), 16);
  const date = [1 + (digits % 12), 1 + (digits % 28)].map((part) => String(part).padStart(2, '0')).join('-');
  return `${issued?.slice(0, 4) ?? '2015'}-${date}T08:00:00Z`;
}

function writeHandle({ handle, job, id }, prefix) {
  return `${prefix}/${handle?.slice(handle.indexOf('/') + 1) ?? job ?? id}`;
}

/**
 * Gives a record the bundles that its publication says.
 *
 * @param {object} record
 * @param {string} generation of its library
 */
export function fillBundles(record, generation) {
  record.bundles = makeBundles(record, !generation);
  record.thumbnail = record.bundles.find(({ name }) => name === 'THUMBNAIL')?.bitstreams[0];
  const original = record.bundles.find(({ name }) => name === 'ORIGINAL');
  // Most items of real repositories have none.
  if (original && record.place % 3 === 0) original.primary = original.bitstreams[0];
}

/**
 * Makes the record of a publication, without ties to others.
 *
 * @param {object} publication as `readPublications` gives it
 * @param {number} place among the records of its library
 * @param {{ fields: 'fao' | 'stock', generation: string }} library
 * @returns {object} `changed` is absent until something was
 */
export function makeRecord(publication, place, { fields, generation }) {
  const record = {
    type: 'item',
    uuid: (!generation && publication.uuid) || makeUuid(publication.id + generation),
    handle: writeHandle(publication, handlePrefixes[fields]),
    place,
    publication,
    withdrawn: publication.withdrawn,
    deposited: makeDeposit(publication),
    translations: [],
    relationships: [],
  };
  fillBundles(record, generation);
  return record;
}
