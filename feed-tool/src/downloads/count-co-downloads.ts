import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createFacts, DEFAULT_THRESHOLD } from './co-downloads.js';
import type {
  CoDownloadContext,
  CoDownloadFacts,
  CoDownloads,
  CoDownloadOptions,
  CountedItem,
} from './co-downloads.js';
import { ItemIndex } from './identifiers/item-index.js';
import { DownloadRecorder } from './logs/download-recorder.js';
import { measureLogs } from './logs/measure-logs.js';
import type { LogSize } from './logs/measure-logs.js';
import { readLogs } from './logs/read-logs.js';
import { ClosestItems } from './pairs/closest-items.js';
import { PairCounter } from './pairs/pair-counter.js';
import { countPartitions } from './partitions/count-partitions.js';
import { createPartitions, MAX_PARTITIONS } from './partitions/partition-files.js';
import type { Partition } from './partitions/partition-files.js';
import { DOWNLOADS, PAIRS } from './partitions/row-kinds.js';
import { formatDay, readPeriod } from './period.js';
import type { Period } from './period.js';
import { DownloadPartitionCounter } from './sessions/download-partition-counter.js';
import { SessionCounter } from './sessions/session-counter.js';
import { HalfSipHash } from '../hash/half-sip-hash.js';
import { readRobots, RobotFilter } from './visitors/robots.js';

export type * from './co-downloads.js';

/** Estimated bytes of log text per partition, with some 100,000 downloads. */
const BYTES_OF_PARTITION = 1 << 24;

/** Maximum numbers of rows in memory at a time. */
const LIMITS = { records: 2 ** 20, pairs: 2 ** 21 };

/** The arguments of one count, checked, and its facts. */
interface Task {
  readonly logs: readonly string[];
  readonly size: LogSize | undefined;
  readonly items: readonly CountedItem[];
  readonly options: CoDownloadOptions;
  readonly period: Period;
  readonly context: CoDownloadContext;
  readonly facts: CoDownloadFacts;
}

/**
 * Counts which items the same visitors downloaded in the same session, from logs. The use of memory does not
 * depend on the size of the logs. The count writes downloads to disk in partitions by visitor, divides the
 * downloads of each visitor into sessions, writes their pairs to disk in partitions by pair, and counts the
 * visitors of each pair. On disk, a visitor is a hash; its key is only in memory.
 * @param logs paths in any order, `-` for the standard input; plain or gzip, detected by the first bytes
 * @param items all items of the feed
 * @returns the pairs with at least `threshold` visitors, and the number of other pairs
 * @throws CommandError if a file is missing or has no readable line; the reason of the signal; errors of the
 *   file system. Deletes its files in the scratch folder first
 */
export async function countCoDownloads(
  logs: readonly string[],
  items: readonly CountedItem[],
  options: CoDownloadOptions,
  context: CoDownloadContext,
): Promise<CoDownloads> {
  context.signal.throwIfAborted();
  const period = readPeriod(options.from, options.until);
  const size = await measureLogs(logs);
  const folder = await mkdtemp(join(context.scratch, 'downloads-'));
  try {
    const task = { logs, size, items, options, period, context, facts: createFacts() };
    return await countPairs(folder, await writeDownloads(folder, task), task);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** First pass: writes the downloads of all logs to partitions by visitor. */
async function writeDownloads(folder: string, task: Task): Promise<Partition[]> {
  const { logs, size, items, options, period, context, facts } = task;
  const rows = createPartitions(folder, DOWNLOADS, choosePartitions(size?.text));
  const hasher = new HalfSipHash();
  const reading = {
    format: options.format,
    items: new ItemIndex(items),
    robots: new RobotFilter(options.robots ?? readRobots(), hasher),
    hasher,
    recorder: new DownloadRecorder(facts, rows, period, context.reporter),
  };
  await readLogs(logs, size?.bytes, reading, context);
  return rows.finish();
}

/** Second and third pass: divides downloads into sessions, writes the pairs of these, and counts them. */
async function countPairs(folder: string, downloads: readonly Partition[], task: Task): Promise<CoDownloads> {
  const { items, options, context, facts } = task;
  const { gap = 30, doubleClick = 30, threshold = DEFAULT_THRESHOLD, maxEntries = 10 } = options;
  const limits = { ...LIMITS, ...context.limits };

  const rows = createPartitions(folder, PAIRS, MAX_PARTITIONS);
  const sessions = new SessionCounter({ gap: gap * 60, doubleClick, works: numberWorks(items) }, facts, rows);
  const visitors = new DownloadPartitionCounter(sessions);
  await countPartitions('Making sessions', downloads, limits.records, visitors, context);

  const ids = items.map(({ id }) => id);
  const closest = new ClosestItems(ids, sessions.visitors, maxEntries);
  const pairs = new PairCounter(items.length, threshold, closest, facts);
  await countPartitions('Counting pairs', rows.finish(), limits.pairs, pairs, context);

  const { first, last } = sessions;
  return {
    ...(facts.downloads > 0 && { period: { from: formatDay(first), until: formatDay(last) } }),
    threshold,
    byItem: closest.list(),
    facts,
  };
}

function choosePartitions(text: number | undefined): number {
  if (text === undefined) return MAX_PARTITIONS;
  return Math.min(MAX_PARTITIONS, 2 ** Math.ceil(Math.log2(Math.max(1, text / BYTES_OF_PARTITION))));
}

function numberWorks(items: readonly CountedItem[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(items, ({ work }) => {
    const number = numbers.get(work) ?? numbers.size;
    numbers.set(work, number);
    return number;
  });
}
