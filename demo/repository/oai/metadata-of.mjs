import { writeMetadata } from '../records/write-metadata.mjs';

/**
 * Gives the metadata of a record as the REST interface has them.
 *
 * @param {import('../rest/view.mjs').View} view
 * @param {object} record
 * @returns {ReturnType<typeof writeMetadata>}
 */
export function metadataOf({ fault, settings }, record) {
  return fault === 'no-metadata' ? {} : writeMetadata(record, settings.fields);
}
