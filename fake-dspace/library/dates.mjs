/** As if all had been moved to another server then. */
const unchanged = '2026-02-01T17:19:29.441Z';

/** Gives the present time, as records have it. */
export const readClock = () => new Date().toISOString();

/**
 * Cuts a time to whole seconds, as OAI-PMH and deposits have it.
 *
 * @param {string} time such as `2026-02-01T17:19:29.441Z`
 * @returns {string} such as `2026-02-01T17:19:29Z`
 */
export function cutToSeconds(time) {
  return time.replace(/\.\d+/, '');
}

/**
 * Gives when a record was changed last.
 *
 * @param {{ changed?: string }} record
 * @returns {string} ISO 8601 in UTC, with milliseconds
 */
export function lastModifiedOf({ changed = unchanged }) {
  return changed;
}

/**
 * Gives the datestamp that harvesters see: the deposit, until something is changed here. So a list of records is spread over years, which `from` and `until` can part.
 *
 * @param {{ changed?: string, deposited: string }} record
 * @returns {string} such as `2024-03-01T08:00:00Z`
 */
export function datestampOf({ changed, deposited }) {
  return changed ? cutToSeconds(changed) : deposited;
}
