import { OaiError } from './oai-error.mjs';

const day = /^\d{4}-\d\d-\d\d$/;
const second = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Whether a text is an existing date, unlike `2024-02-30`, which only has the format of one. */
function isDate(text) {
  const [date] = text.split('T');
  const parsed = new Date(text);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

function requireDate(name, text) {
  const isValid = (day.test(text) || second.test(text)) && isDate(text);
  if (!isValid) throw new OaiError('badArgument', `The ${name} argument is not a valid date: ${text}`);
}

/**
 * Reads the limits of a selective harvest (specification, section 2.7.1). Both are inclusive.
 *
 * @param {{ from?: string, until?: string }} limits days or seconds
 * @returns {{ from?: string, until?: string }} seconds, such as `2024-03-01T23:59:59Z`, which compare as
 *   texts
 * @throws {OaiError} `badArgument` where one is not a date, they differ in granularity, or `from` is after
 *   `until`
 */
export function readLimits({ from, until }) {
  if (from !== undefined) requireDate('from', from);
  if (until !== undefined) requireDate('until', until);
  if (from && until && from.length !== until.length)
    throw new OaiError('badArgument', 'The from and until arguments have different granularities');
  if (from && until && from > until)
    throw new OaiError('badArgument', 'The from argument is later than the until argument');
  return {
    from: from && (day.test(from) ? `${from}T00:00:00Z` : from),
    until: until && (day.test(until) ? `${until}T23:59:59Z` : until),
  };
}
