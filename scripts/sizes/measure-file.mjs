import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * @typedef {object} Sizes
 * @property {number} raw Bytes as built
 * @property {number} gzip Bytes as gzip level 9 sends them
 * @property {number} brotli Bytes as brotli quality 11 sends them
 */

/**
 * Measures text, raw and compressed as servers send it.
 *
 * @param {string | Buffer} content Content of a file
 * @returns {Sizes} Sizes in bytes
 */
export function measureContent(content) {
  const raw = Buffer.from(content);
  return {
    raw: raw.length,
    gzip: gzipSync(raw, { level: 9 }).length,
    brotli: brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

/**
 * Measures one built file.
 *
 * @param {string} file Path below dist/cdn
 * @returns {Promise<Sizes>} Sizes in bytes
 */
export async function measureFile(file) {
  return measureContent(await readFile(new URL(`../../dist/cdn/${file}`, import.meta.url)));
}

/**
 * Adds up the sizes of files that a page fetches together, each compressed alone.
 *
 * @param {Sizes[]} sizes One entry per file
 * @returns {Sizes} The sums, in bytes
 */
export function sumSizes(sizes) {
  const sum = (key) => sizes.reduce((total, one) => total + one[key], 0);
  return { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') };
}
