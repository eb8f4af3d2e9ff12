import { addChangedRecords, repeatFirst } from '../faults/broken-lists.mjs';
import { datestampOf } from '../library/dates.mjs';
import { readLimits } from './datestamps.mjs';
import { OaiError } from './oai-error.mjs';
import { setSpecOf } from './record-header.mjs';
import { cutList, readToken } from './resumption-token.mjs';

/**
 * Checks a metadata prefix. Clients use only xoai, the format of DSpace, which has all metadata and the
 * files. Only the default context of OAI-PMH has it.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @param {string} [prefix]
 * @throws {OaiError} `cannotDisseminateFormat`
 */
export function requireXoai({ fault, oaiContext }, prefix) {
  if (prefix !== 'xoai' || fault === 'no-xoai' || oaiContext !== 'request')
    throw new OaiError('cannotDisseminateFormat', 'Unknown metadata format');
}

function readSelection({ fault }, { resumptionToken, metadataPrefix, from, until, set }) {
  if (resumptionToken === undefined)
    return { metadataPrefix, ...readLimits({ from, until }), set, offset: 0 };
  if (fault === 'expired-token') throw new OaiError('badResumptionToken', 'The resumption token has expired');
  return readToken(resumptionToken);
}

/**
 * Whether the OAI-PMH index has a record. Restricted items and older versions are not in it, and leave no
 * tombstone (recorded replies `B09c`, `B10e`).
 *
 * @param {object} record
 * @returns {boolean}
 */
export function isListed({ restricted, superseded }) {
  return !restricted && !superseded;
}

/** Selects records, in the order of the library, since a change does not move a record in DSpace. */
function selectRecords({ library }, { from = '', until = '9999', set }) {
  return library.records.filter(isListed).filter((record) => {
    const datestamp = datestampOf(record);
    const isIn = (container) => setSpecOf(container) === set;
    const { collection } = record;
    return (
      datestamp >= from &&
      datestamp <= until &&
      (set === undefined || isIn(collection) || isIn(collection.community))
    );
  });
}

/**
 * Lists the records on a page of the response to `ListRecords` or `ListIdentifiers`.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @param {ReturnType<typeof import('./request-arguments.mjs').readArguments>} given
 * @returns {{ shown: object[], token: string }} `token`: see `cutList`
 * @throws {OaiError}
 */
export function listRecords(context, given) {
  const { fault, settings } = context;
  const selection = readSelection(context, given);
  requireXoai(context, selection.metadataPrefix);
  const size = Number(settings.page);
  const selected = selectRecords(context, selection);
  if (!selected.length)
    throw new OaiError('noRecordsMatch', 'No matches for the query: no record is within its limits');
  const all = fault === 'shifting' ? addChangedRecords(selected, selection, size) : selected;
  const { shown, token } = cutList(all, selection, size);
  return { shown: fault === 'duplicate-records' ? repeatFirst(shown) : shown, token };
}
