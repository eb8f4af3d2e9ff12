import type { RowKind } from './partition-files.js';

/** Rows of downloads: both words of the visitor's hash, seconds since 1970, index of the item. */
export const DOWNLOADS: RowKind = {
  name: 'downloads',
  width: 4,
  hashOf: (rows, at) => rows[at]!,
};

/** Rows of pairs, one row per visitor and pair: indexes of the two items, the smaller one first. */
export const PAIRS: RowKind = {
  name: 'pairs',
  width: 2,
  hashOf: (rows, at) => hashPair(rows[at]!, rows[at + 1]!),
};

/**
 * Hashes the indexes of two items into 32 bits. Each bit depends on both indexes (with the multipliers of
 * MurmurHash3's finalizer, A. Appleby).
 */
export function hashPair(first: number, second: number): number {
  let hash = Math.imul(first, 0x85ebca6b) ^ second;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
