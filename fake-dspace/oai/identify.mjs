import { cutToSeconds, datestampOf, readClock } from '../library/dates.mjs';
import { nameOf } from '../rest/request-context.mjs';
import { writeText } from './xml.mjs';

/** Whom to ask; an address that nobody has. */
export const adminEmail = 'admin@repository.example';

/**
 * Gives the address that all requests by OAI-PMH go to.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @returns {string}
 */
export function baseUrlOf({ home }) {
  return `${home}/server/oai/request`;
}

/**
 * Writes what the repository says of itself. Withdrawn items are told of, removed ones not; so the record of deletions is `transient`, as DSpace says too.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @returns {string} XML
 */
export function writeIdentity(view) {
  const datestamps = view.library.records.map(datestampOf);
  return Object.entries({
    repositoryName: nameOf(view.settings),
    baseURL: baseUrlOf(view),
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
