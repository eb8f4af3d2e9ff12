import { setImmediate } from 'node:timers/promises';
import type { Reporter } from '../../report/reporter.js';
import { splitPartition } from './partition-files.js';
import type { Partition, RowKind } from './partition-files.js';

/** Counts the rows of one kind, partition by partition. */
export interface PartitionCounter {
  readonly kind: RowKind;
  /** Counts a partition that fits in memory, and deletes its file. */
  count(partition: Partition): void;
  /**
   * Counts a partition that does not fit in memory and whose rows all have the same hash. Deletes its file.
   */
  countUnsplittable(partition: Partition): void;
}

/**
 * Counts partitions, and deletes the file of each.
 * @param step name of the step, for the progress
 * @param limit maximum number of rows in memory; splits larger partitions first
 * @throws the reason of the signal; errors of the file system
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
    // Lets the process handle Ctrl-C.
    await setImmediate();
    signal.throwIfAborted();
    const parts = partition.rows > limit ? splitPartition(partition, counter.kind) : undefined;
    if (parts) {
      waiting.push(...parts);
      continue;
    }
    if (partition.rows > limit) counter.countUnsplittable(partition);
    else counter.count(partition);
    done += partition.rows;
    progress.reach(done, total);
  }
  progress.end();
}
