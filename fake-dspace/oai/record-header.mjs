import { datestampOf } from '../library/dates.mjs';
import { isWithdrawn } from '../rest/request-context.mjs';
import { writeElement, writeText } from './xml.mjs';

const kinds = { community: 'com', collection: 'col' };

/**
 * Returns the `setSpec` that DSpace makes from a handle, such as `col_20.500.14283_3`.
 *
 * @param {{ type: 'community' | 'collection', handle: string }} container
 * @returns {string}
 */
export function setSpecOf({ type, handle }) {
  return `${kinds[type]}_${handle.replaceAll('/', '_')}`;
}

/**
 * Returns the start of every identifier: `oai:`, the host name, `:`.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @returns {string}
 */
export function identifierPrefix({ baseUrl }) {
  return `oai:${new URL(baseUrl).hostname}:`;
}

/**
 * Whether OAI-PMH reports a record as deleted: a withdrawn or private item (recorded replies `B09`).
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @param {object} record
 * @returns {boolean}
 */
export function isDeleted(context, record) {
  return isWithdrawn(context, record) || !record.discoverable;
}

/**
 * Writes the header of a record.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @param {object} record
 * @returns {string} XML
 */
export function writeHeader(context, record) {
  const { collection, handle } = record;
  return writeElement('header', isDeleted(context, record) ? { status: 'deleted' } : {}, [
    writeText('identifier', identifierPrefix(context) + handle),
    writeText('datestamp', datestampOf(record)),
    ...[collection.community, collection].map((container) => writeText('setSpec', setSpecOf(container))),
  ]);
}
