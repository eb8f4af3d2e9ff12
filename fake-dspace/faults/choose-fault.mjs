import { faultsByName } from './fault-list.mjs';

/** Whether a fault applies to a request. By default it does not apply to files, only to data. */
function appliesTo(fault, { settings: { on }, query }, { kind, at }) {
  if (!fault || (fault.at ? fault.at !== at : at === 'content' && !fault.includesFiles)) return false;
  if (fault.appliesTo && !fault.appliesTo(query)) return false;
  return on === 'all' || on === kind;
}

/**
 * Chooses the fault of a request, and counts the request where `times` or `after` limits the fault.
 *
 * @param {NonNullable<ReturnType<typeof import('../server/settings.mjs').parseUrl>>} target
 * @param {ReturnType<typeof import('../server/routes.mjs').findRoute>} route
 * @param {import('../server/request-log.mjs').RequestLog} log
 * @returns {string} name of the fault; empty: the request gets a correct response
 */
export function chooseFault(target, route, log) {
  const { settings, prefix } = target;
  const fault = faultsByName.get(settings.fault);
  if (!appliesTo(fault, target, route)) return '';
  if (settings.times === '' && settings.after === '') return fault.name;
  const number = log.countFaulty(settings.run, prefix) - Number(settings.after);
  return number >= 0 && (settings.times === '' || number < Number(settings.times)) ? fault.name : '';
}
