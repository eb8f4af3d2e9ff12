import type { RowKind } from './partition-files.js';

/** A download: both words of the visitor's hash, seconds since 1970, place of the item. */
export const DOWNLOADS: RowKind = {
  name: 'downloads',
  width: 4,
  hashOf: (rows, at) => rows[at]!,
};

/** What one visitor downloaded together: places of two items, the smaller first. */
export const PAIRS: RowKind = {
  name: 'pairs',
  width: 2,
  hashOf: (rows, at) => hashPair(rows[at]!, rows[at + 1]!),
};

/**
 * Mixes two places into 32 bits of which each depends on both (multipliers of MurmurHash3's finalizer, A.
 * Appleby).
 */
export function hashPair(first: number, second: number): number {
  let hash = Math.imul(first, 0x85ebca6b) ^ second;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
