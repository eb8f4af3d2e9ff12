import { rmSync } from 'node:fs';
import type { CoDownloadFacts } from '../co-downloads.js';
import type { ClosestItems } from './closest-items.js';
import type { PartitionCounter } from '../partitions/count-partitions.js';
import { readBlocks, readPartition } from '../partitions/partition-files.js';
import type { Partition } from '../partitions/partition-files.js';
import { PAIRS } from '../partitions/row-kinds.js';
import { sortKeys } from '../partitions/sort-keys.js';

/** Counts how many visitors each pair has: one row is one visitor. */
export class PairCounter implements PartitionCounter {
  readonly kind = PAIRS;
  private rows = new Int32Array(0);
  private keys = new Float64Array(0);

  /** @param items how many there are: two places make a key below 2^53 */
  constructor(
    private readonly items: number,
    private readonly threshold: number,
    private readonly closest: ClosestItems,
    private readonly facts: CoDownloadFacts,
  ) {}

  /** Counts the pairs of a partition and deletes it. */
  count(partition: Partition): void {
    if (this.keys.length < partition.rows) {
      const room = 2 ** Math.ceil(Math.log2(partition.rows));
      this.rows = new Int32Array(room * PAIRS.width);
      this.keys = new Float64Array(room);
    }
    const rows = readPartition(partition, PAIRS, this.rows);
    rmSync(partition.path);
    const { keys, items } = this;
    for (let row = 0; row < partition.rows; row++) keys[row] = rows[2 * row]! * items + rows[2 * row + 1]!;
    sortKeys(keys, partition.rows);
    for (let from = 0, to = 0; from < partition.rows; from = to) {
      while (to < partition.rows && keys[to] === keys[from]) to++;
      this.offer(keys[from]!, to - from);
    }
  }

  /**
   * Counts the pairs of a partition that is too large to be sorted and too alike to be split, and deletes it:
   * few pairs with many visitors.
   */
  countAlike(partition: Partition): void {
    const counts = new Map<number, number>();
    for (const rows of readBlocks(partition, PAIRS)) {
      for (let at = 0; at < rows.length; at += PAIRS.width) {
        const key = rows[at]! * this.items + rows[at + 1]!;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    rmSync(partition.path);
    for (const [key, count] of counts) this.offer(key, count);
  }

  private offer(key: number, count: number): void {
    this.facts.pairs++;
    if (count < this.threshold) this.facts.tooFew++;
    else this.closest.offer(Math.floor(key / this.items), key % this.items, count);
  }
}
