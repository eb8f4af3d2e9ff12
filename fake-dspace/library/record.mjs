import { makeBundles } from './bundles.mjs';
import { uuidFromName } from './uuid-from-name.mjs';

/** The handle prefix of FAO, and the default one of DSpace. */
export const handlePrefixes = { fao: '20.500.14283', stock: '123456789' };

/** Makes a time of deposit in the year of issue, or in 2015. It is the same at each start. */
function makeDepositTime({ id, issued }) {
  const digits = parseInt(uuidFromName(id).slice(0, 6), 16);
  const date = [1 + (digits % 12), 1 + (digits % 28)].map((part) => String(part).padStart(2, '0')).join('-');
  return `${issued?.slice(0, 4) ?? '2015'}-${date}T08:00:00Z`;
}

/**
 * Sets who can see a record: `withdrawn`; `restricted` to some users; not `discoverable`, also called
 * private; `superseded` by a newer version.
 *
 * @param {object} record
 */
export function setVisibility(record) {
  const { withdrawn, restricted = false, discoverable = true, superseded = false } = record.publication;
  Object.assign(record, { withdrawn, restricted, discoverable, superseded });
}

function makeHandle({ handle, job, id }, prefix) {
  return `${prefix}/${handle?.slice(handle.indexOf('/') + 1) ?? job ?? id}`;
}

/** Finds the thumbnail of the primary file, else the first one. */
function findThumbnail(bundles, primary) {
  const thumbnails = bundles.find(({ name }) => name === 'THUMBNAIL')?.bitstreams ?? [];
  return thumbnails.find(({ name }) => primary && name.startsWith(`${primary.name}.`)) ?? thumbnails[0];
}

/**
 * Gives a record the bundles of its publication.
 *
 * @param {object} record
 * @param {string} generation of its library
 */
export function addBundles(record, generation) {
  record.bundles = makeBundles(record, !generation);
  const original = record.bundles.find(({ name }) => name === 'ORIGINAL');
  // Most items of real repositories have no primary bitstream.
  const { primary } = record.publication;
  if (original && primary !== undefined) original.primary = original.bitstreams[primary];
  else if (original && record.index % 3 === 0) original.primary = original.bitstreams[0];
  record.thumbnail = findThumbnail(record.bundles, original?.primary);
}

/**
 * Makes the record of an item, without references to other language versions.
 *
 * @param {object} publication from `readDemoFeed`
 * @param {number} index position in its library
 * @param {{ fields: 'fao' | 'stock', generation: string }} library
 * @returns {object} with `changed` only after a change
 */
export function makeRecord(publication, index, { fields, generation }) {
  const record = {
    type: 'item',
    uuid: (!generation && publication.uuid) || uuidFromName(publication.id + generation),
    handle: makeHandle(publication, handlePrefixes[fields]),
    index,
    publication,
    deposited: makeDepositTime(publication),
    translations: [],
    relationships: [],
  };
  setVisibility(record);
  addBundles(record, generation);
  return record;
}
