import { readLimits } from './datestamps.mjs';
import { OaiError } from './oai-error.mjs';
import { writeElement, writeText } from './xml.mjs';

/**
 * The arguments of a list, and the index of the first record on a page.
 *
 * @typedef {{ metadataPrefix?: string, from?: string, until?: string, set?: string, offset: number }}
 *   Selection
 */

const invalidToken = () => new OaiError('badResumptionToken', 'The resumption token is invalid');

/** Writes a token as DSpace does, with the whole selection: `xoai/2020-01-01T00:00:00Z//col_1_2/100`. */
function writeToken({ metadataPrefix = '', from = '', until = '', set = '' }, offset) {
  return [metadataPrefix, from, until, set, offset].join('/');
}

/**
 * Reads a token.
 *
 * @param {string} token
 * @returns {Selection}
 * @throws {OaiError} `badResumptionToken`
 */
export function readToken(token) {
  const parts = token.split('/');
  const offset = parts.at(-1);
  if (parts.length !== 5 || !/^\d+$/.test(offset)) throw invalidToken();
  const [metadataPrefix, from, until, set] = parts.map((part) => part || undefined);
  try {
    return { metadataPrefix, ...readLimits({ from, until }), set, offset: Number(offset) };
  } catch (error) {
    throw error instanceof OaiError ? invalidToken() : error;
  }
}

/**
 * Cuts a page from a list.
 *
 * @template T
 * @param {readonly T[]} all
 * @param {Selection} selection
 * @param {number} size records per page
 * @returns {{ shown: T[], token: string }} `token`: XML for the end of the page, empty where there is only
 *   one page
 * @throws {OaiError} `badResumptionToken` for an offset past the end
 */
export function cutList(all, selection, size) {
  const { offset } = selection;
  if (offset && offset >= all.length) throw invalidToken();
  const next = offset + size;
  // DSpace counts pages, not records (recorded reply `B03b`).
  const attributes = { completeListSize: all.length, cursor: Math.floor(offset / size) };
  const shown = all.slice(offset, next);
  if (next < all.length)
    return { shown, token: writeText('resumptionToken', writeToken(selection, next), attributes) };
  return { shown, token: offset ? writeElement('resumptionToken', attributes) : '' };
}
