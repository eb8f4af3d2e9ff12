import { datestampOf } from '../library/dates.mjs';
import { isWithdrawn } from '../rest/request-context.mjs';
import { writeElement, writeText } from './xml.mjs';

const kinds = { community: 'com', collection: 'col' };

/**
 * Gives the name of a set as DSpace makes it from a handle, such as `col_20.500.14283_3`.
 *
 * @param {{ type: 'community' | 'collection', handle: string }} container
 * @returns {string}
 */
export function nameSet({ type, handle }) {
  return `${kinds[type]}_${handle.replaceAll('/', '_')}`;
}

/**
 * Gives the beginning of every identifier: `oai:`, the host without a port, `:`.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @returns {string}
 */
export function identifierPrefix({ home }) {
  return `oai:${new URL(home).hostname}:`;
}

/**
 * Writes the header of a record.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {object} record
 * @returns {string} XML
 */
export function writeHeader(view, record) {
  const { collection, handle } = record;
  return writeElement('header', isWithdrawn(view, record) ? { status: 'deleted' } : {}, [
    writeText('identifier', identifierPrefix(view) + handle),
    writeText('datestamp', datestampOf(record)),
    ...[collection.community, collection].map((container) => writeText('setSpec', nameSet(container))),
  ]);
}
