import { datestampOf } from '../library/dates.mjs';
import { appendShifted, repeatFirst } from '../faults/broken-harvests.mjs';
import { findFormat } from './metadata-formats.mjs';
import { OaiError } from './oai-error.mjs';
import { readLimits } from './datestamps.mjs';
import { cutList, readToken } from './resumption-token.mjs';
import { nameSet } from './record-header.mjs';

/** What is asked for: by the arguments, or by the token that stands for them. */
function readSelection(view, { resumptionToken, metadataPrefix, from, until, set }) {
  if (resumptionToken === undefined)
    return { metadataPrefix, ...readLimits({ from, until }), set, offset: 0 };
  if (view.fault === 'expired-token')
    throw new OaiError('badResumptionToken', 'The resumption token has expired');
  return readToken(resumptionToken);
}

/** The records within the limits, in the library's own order: as in DSpace, no change moves one in the list. */
function selectRecords({ library }, { from = '', until = '9999', set }) {
  return library.records.filter((record) => {
    const datestamp = datestampOf(record);
    const isIn = (container) => nameSet(container) === set;
    const { collection } = record;
    return (
      datestamp >= from &&
      datestamp <= until &&
      (set === undefined || isIn(collection) || isIn(collection.community))
    );
  });
}

/**
 * Lists a page of the records that a request asks for.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {ReturnType<typeof import('./request-arguments.mjs').readArguments>} given
 * @returns {{ shown: object[], token: string, format: { write: (view: object, record: object) => string } }}
 * @throws {OaiError}
 */
export function listRecords(view, given) {
  const { fault, settings } = view;
  const selection = readSelection(view, given);
  const format = findFormat(view, selection.metadataPrefix);
  const size = Number(settings.page);
  const selected = selectRecords(view, selection);
  if (!selected.length)
    throw new OaiError('noRecordsMatch', 'No matches for the query: no record is within its limits');
  const all = fault === 'shifting' ? appendShifted(selected, selection, size) : selected;
  const { shown, token } = cutList(all, selection, size);
  return { shown: fault === 'duplicate-records' ? repeatFirst(shown) : shown, token, format };
}
