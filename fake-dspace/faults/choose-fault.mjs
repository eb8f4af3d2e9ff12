import { faults, harvestFaults } from './fault-list.mjs';

/** All that can go wrong, by name. */
export const faultsByName = new Map([...faults, ...harvestFaults].map((fault) => [fault.name, fault]));

/** Covers and files are sent as they should be, unless the fault is one of theirs: it is the data that a fault is to be seen by. */
function isMeant(fault, { settings: { on }, query }, { kind, at }) {
  if (!fault || (fault.at ? fault.at !== at : at === 'content' && !fault.coversToo)) return false;
  if (fault.strikes && !fault.strikes(query)) return false;
  return on === 'all' || on === kind;
}

/**
 * Finds the fault that strikes a request, and counts it where the fault is bound to a number of them.
 *
 * @param {NonNullable<ReturnType<typeof import('../server/settings.mjs').readSettings>>} reading of the address
 * @param {ReturnType<typeof import('../server/routes.mjs').findRoute>} route
 * @param {import('../server/request-log.mjs').RequestLog} log
 * @returns {string} its name; nothing where it is about others, has not begun or its times are over
 */
export function strikeFault(reading, route, log) {
  const { settings, prefix } = reading;
  const fault = faultsByName.get(settings.fault);
  if (!isMeant(fault, reading, route)) return '';
  if (settings.times === '' && settings.after === '') return fault.name;
  const number = log.countStrike(settings.run, prefix) - Number(settings.after);
  return number >= 0 && (settings.times === '' || number < Number(settings.times)) ? fault.name : '';
}
