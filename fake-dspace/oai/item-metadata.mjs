import { writeMetadata } from '../library/metadata.mjs';
import { escapeValue } from './xml.mjs';

/**
 * Gives the metadata of a record as the REST interface has them; where values are escaped twice, escaped once
 * already.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {object} record
 * @returns {ReturnType<typeof writeMetadata>}
 */
export function metadataOf({ fault, settings }, record) {
  if (fault === 'no-metadata') return {};
  const metadata = writeMetadata(record, settings.fields);
  if (settings.escaped === 'once') return metadata;
  const escaped = Object.entries(metadata).map(([field, values]) => [
    field,
    values.map((one) => ({ ...one, value: escapeValue(one.value) })),
  ]);
  return Object.fromEntries(escaped);
}
