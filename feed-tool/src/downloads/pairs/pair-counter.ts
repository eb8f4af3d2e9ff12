import { rmSync } from 'node:fs';
import type { CoDownloadFacts } from '../co-downloads.js';
import type { PartitionCounter } from '../partitions/count-partitions.js';
import { readBlocks, readPartition } from '../partitions/partition-files.js';
import type { Partition } from '../partitions/partition-files.js';
import { PAIRS } from '../partitions/row-kinds.js';
import { sortKeys } from '../partitions/sort-keys.js';
import type { ClosestItems } from './closest-items.js';

/** Counts the visitors of each pair. A pair has one row per visitor. */
export class PairCounter implements PartitionCounter {
  readonly kind = PAIRS;
  #rows = new Int32Array(0);
  #keys = new Float64Array(0);
  readonly #items: number;
  readonly #threshold: number;
  readonly #closest: ClosestItems;
  readonly #facts: CoDownloadFacts;

  /** @param items number of items: the key of a pair, below 2^53, is made of two indexes */
  constructor(items: number, threshold: number, closest: ClosestItems, facts: CoDownloadFacts) {
    this.#items = items;
    this.#threshold = threshold;
    this.#closest = closest;
    this.#facts = facts;
  }

  /** Counts the pairs of a partition, and deletes its file. */
  count(partition: Partition): void {
    if (this.#keys.length < partition.rows) {
      const capacity = 2 ** Math.ceil(Math.log2(partition.rows));
      this.#rows = new Int32Array(capacity * PAIRS.width);
      this.#keys = new Float64Array(capacity);
    }
    const rows = readPartition(partition, PAIRS, this.#rows);
    rmSync(partition.path);
    const keys = this.#keys;
    const items = this.#items;
    for (let row = 0; row < partition.rows; row++) keys[row] = rows[2 * row]! * items + rows[2 * row + 1]!;
    sortKeys(keys, partition.rows);
    for (let from = 0, to = 0; from < partition.rows; from = to) {
      while (to < partition.rows && keys[to] === keys[from]) to++;
      this.#addPair(keys[from]!, to - from);
    }
  }

  /**
   * Counts the pairs of a partition that is too large to sort, and whose rows all have the same hash: a few
   * pairs with many visitors. Deletes its file.
   */
  countUnsplittable(partition: Partition): void {
    const counts = new Map<number, number>();
    for (const rows of readBlocks(partition, PAIRS)) {
      for (let at = 0; at < rows.length; at += PAIRS.width) {
        const key = rows[at]! * this.#items + rows[at + 1]!;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    rmSync(partition.path);
    for (const [key, count] of counts) this.#addPair(key, count);
  }

  #addPair(key: number, count: number): void {
    this.#facts.pairs++;
    if (count < this.#threshold) this.#facts.tooFew++;
    else this.#closest.add(Math.floor(key / this.#items), key % this.#items, count);
  }
}
