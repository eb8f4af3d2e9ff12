import { createHash } from 'node:crypto';

/**
 * Makes a UUID from a name. The same name always gives the same UUID (version 8 of RFC 9562, section 5.8).
 *
 * @param {string} name
 * @returns {string} in lower case
 */
export function uuidFromName(name) {
  const digits = createHash('sha256').update(name).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
