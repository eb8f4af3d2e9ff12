import { rmSync } from 'node:fs';
import type { PartitionCounter } from '../partitions/count-partitions.js';
import { readPartition } from '../partitions/partition-files.js';
import type { Partition } from '../partitions/partition-files.js';
import { DOWNLOADS } from '../partitions/row-kinds.js';
import { MAX_VISITOR_DOWNLOADS } from './session-counter.js';
import type { SessionCounter } from './session-counter.js';

/** Counts the sessions in partitions of downloads. */
export class DownloadPartitionCounter implements PartitionCounter {
  readonly kind = DOWNLOADS;
  #rows = new Int32Array(0);
  readonly #sessions: SessionCounter;

  constructor(sessions: SessionCounter) {
    this.#sessions = sessions;
  }

  /** Counts the sessions of all visitors of a partition, and deletes its file. */
  count(partition: Partition): void {
    const length = partition.rows * DOWNLOADS.width;
    if (this.#rows.length < length) this.#rows = new Int32Array(2 ** Math.ceil(Math.log2(length)));
    const rows = readPartition(partition, DOWNLOADS, this.#rows);
    rmSync(partition.path);
    this.#sessions.count(rows);
  }

  /**
   * Counts the sessions of a partition with one visitor, and deletes its file. Excludes a visitor with more
   * downloads than a person can make.
   */
  countUnsplittable(partition: Partition): void {
    if (partition.rows <= MAX_VISITOR_DOWNLOADS) {
      this.count(partition);
      return;
    }
    rmSync(partition.path);
    this.#sessions.exclude(partition.rows);
  }
}
