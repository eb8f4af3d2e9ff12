import { cutToSeconds, datestampOf, readClock } from '../library/dates.mjs';
import { nameOf } from '../rest/request-context.mjs';
import { writeText } from './xml.mjs';

/** An e-mail address that does not exist. */
export const adminEmail = 'admin@repository.example';

/**
 * Returns the URL of the OAI-PMH interface.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @returns {string}
 */
export function oaiUrl({ baseUrl, oaiContext }) {
  return `${baseUrl}/server/oai/${oaiContext}`;
}

/**
 * Writes the response to `Identify`. `deletedRecord` is `transient`, as in DSpace, although items that were
 * deleted for good, became restricted or were superseded vanish without a tombstone.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @returns {string} XML
 */
export function writeIdentify(context) {
  const datestamps = context.library.records.map(datestampOf);
  return Object.entries({
    repositoryName: nameOf(context.settings),
    baseURL: oaiUrl(context),
    protocolVersion: '2.0',
    adminEmail,
    earliestDatestamp: datestamps.reduce(
      (first, one) => (one < first ? one : first),
      cutToSeconds(readClock()),
    ),
    deletedRecord: 'transient',
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
  })
    .map(([name, text]) => writeText(name, text))
    .join('');
}
