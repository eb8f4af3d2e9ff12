import { setImmediate } from 'node:timers/promises';
import type { Reporter } from '../../report/reporter.js';
import { splitPartition } from './partition-files.js';
import type { Partition, RowKind } from './partition-files.js';

/** Counts what is in partitions, one at a time. */
export interface PartitionCounter {
  readonly kind: RowKind;
  /** Counts a partition that fits memory. */
  count(partition: Partition): void;
  /** Counts one that does not, and whose rows all have the same hash. */
  countAlike(partition: Partition): void;
}

/**
 * Counts partitions and deletes each.
 * @param step what is done, for people
 * @param limit rows that may be in memory at once; what has more is split before
 */
export async function countPartitions(
  step: string,
  partitions: readonly Partition[],
  limit: number,
  counter: PartitionCounter,
  { reporter, signal }: { readonly reporter: Reporter; readonly signal: AbortSignal },
): Promise<void> {
  const total = partitions.reduce((sum, { rows }) => sum + rows, 0);
  const progress = reporter.begin(step, total);
  const waiting = [...partitions];
  let done = 0;
  for (let partition = waiting.pop(); partition; partition = waiting.pop()) {
    // Lets Ctrl-C be heard.
    await setImmediate();
    signal.throwIfAborted();
    const parts = partition.rows > limit ? splitPartition(partition, counter.kind) : undefined;
    if (parts) {
      waiting.push(...parts);
      continue;
    }
    if (partition.rows > limit) counter.countAlike(partition);
    else counter.count(partition);
    done += partition.rows;
    progress.reach(done, total);
  }
  progress.end();
}
