import type { Problem } from '../problem.js';

/** Longest text of a value that is kept. */
const MAX_VALUE = 200;

/**
 * Gives what is kept of a value to be told: a text, of a long one its beginning, a number, boolean or null;
 * of lists and objects nothing.
 */
export function keepValue(value: unknown): Problem['value'] {
  if (typeof value === 'string')
    return value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE).toWellFormed()}…` : value;
  // JSON has no infinity, which 1e400 is read as.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : undefined;
}
