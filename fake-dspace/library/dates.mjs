/** Time of the last change of all records, as after a move to another server. */
const moved = '2026-02-01T17:19:29.441Z';

/** Returns the present time in the format of the records: ISO 8601 in UTC, with milliseconds. */
export const readClock = () => new Date().toISOString();

/**
 * Cuts a time to whole seconds, the format of OAI-PMH and of deposits.
 *
 * @param {string} time such as `2026-02-01T17:19:29.441Z`
 * @returns {string} such as `2026-02-01T17:19:29Z`
 */
export function cutToSeconds(time) {
  return time.replace(/\.\d+/, '');
}

/**
 * Returns the time of the last change of a record.
 *
 * @param {{ changed?: string }} record
 * @returns {string} ISO 8601 in UTC, with milliseconds
 */
export function lastModifiedOf({ changed = moved }) {
  return changed;
}

/**
 * Returns the datestamp of a record in OAI-PMH: the deposit, or a later change. Deposits spread over years,
 * so that `from` and `until` select a part of the list.
 *
 * @param {{ changed?: string, deposited: string }} record
 * @returns {string} such as `2024-03-01T08:00:00Z`
 */
export function datestampOf({ changed, deposited }) {
  return changed ? cutToSeconds(changed) : deposited;
}
