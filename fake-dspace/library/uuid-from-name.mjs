import { createHash } from 'node:crypto';

/**
 * Makes a UUID that is the same at each start, shaped as those made from a name (RFC 9562, 5.8: custom digits).
 *
 * @param {string} text what is named
 * @returns {string} in lower case
 */
export function makeUuid(text) {
  const digits = createHash('sha256').update(text).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
