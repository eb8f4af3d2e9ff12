import { rmSync } from 'node:fs';
import type { PartitionCounter } from '../partitions/count-partitions.js';
import { readPartition } from '../partitions/partition-files.js';
import type { Partition } from '../partitions/partition-files.js';
import { DOWNLOADS } from '../partitions/row-kinds.js';
import { MAX_VISITOR_DOWNLOADS } from './session-counter.js';
import type { SessionCounter } from './session-counter.js';

/** Reads partitions of downloads for the counter of sessions. */
export class VisitorCounter implements PartitionCounter {
  readonly kind = DOWNLOADS;
  private rows = new Int32Array(0);

  constructor(private readonly sessions: SessionCounter) {}

  /** Counts the sessions of the visitors of a partition and deletes it. */
  count(partition: Partition): void {
    const length = partition.rows * DOWNLOADS.width;
    if (this.rows.length < length) this.rows = new Int32Array(2 ** Math.ceil(Math.log2(length)));
    const rows = readPartition(partition, DOWNLOADS, this.rows);
    rmSync(partition.path);
    this.sessions.count(rows);
  }

  /**
   * Counts a partition of one visitor, or leaves it out where it is beyond what a person can read in a life.
   */
  countAlike(partition: Partition): void {
    if (partition.rows <= MAX_VISITOR_DOWNLOADS) {
      this.count(partition);
      return;
    }
    rmSync(partition.path);
    this.sessions.leaveOut(partition.rows);
  }
}
