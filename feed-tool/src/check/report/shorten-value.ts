import type { Problem } from '../problem.js';

/** Maximum length of a string value. */
const MAX_VALUE = 200;

/**
 * Returns the value to print: the beginning of a long string, a number, boolean or null; `undefined` for
 * lists and objects.
 */
export function shortenValue(value: unknown): Problem['value'] {
  if (typeof value === 'string')
    return value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE).toWellFormed()}…` : value;
  // `1e400` parses as `Infinity`, which JSON can't express.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : undefined;
}
