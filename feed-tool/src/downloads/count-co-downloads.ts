import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClosestItems } from './pairs/closest-items.js';
import { createFacts, THRESHOLD } from './co-downloads.js';
import type {
  CoDownloadContext,
  CoDownloadFacts,
  CoDownloads,
  CoDownloadOptions,
  CountedItem,
} from './co-downloads.js';
import { countPartitions } from './partitions/count-partitions.js';
import { DownloadRecorder } from './logs/download-recorder.js';
import { HalfSipHash } from './visitors/half-sip-hash.js';
import { ItemNames } from './identifiers/item-index.js';
import { PairCounter } from './pairs/pair-counter.js';
import { createPartitions, MAX_PARTITIONS } from './partitions/partition-files.js';
import type { Partition } from './partitions/partition-files.js';
import { measureLogs } from './logs/measure-logs.js';
import type { LogSize } from './logs/measure-logs.js';
import { readLogs } from './logs/read-logs.js';
import { formatDay, readPeriod } from './period.js';
import { readRobots, RobotFilter } from './visitors/robots.js';
import { DOWNLOADS, PAIRS } from './partitions/row-kinds.js';
import { SessionCounter } from './sessions/session-counter.js';
import { VisitorCounter } from './sessions/download-partition-counter.js';

export type * from './co-downloads.js';

/** Bytes of logs whose downloads make one partition: some 100,000. */
const BYTES_OF_PARTITION = 1 << 24;

/** Rows that are held in memory at once. */
const LIMITS = { records: 2 ** 20, pairs: 2 ** 21 };

/** One count. */
interface Task {
  readonly logs: readonly string[];
  readonly size: LogSize | undefined;
  readonly items: readonly CountedItem[];
  readonly options: CoDownloadOptions;
  readonly period: { readonly from: number; readonly until: number };
  readonly context: CoDownloadContext;
  readonly facts: CoDownloadFacts;
}

/**
 * Counts which items the same visitors downloaded in the same session, from logs of downloads. Memory does
 * not grow with the logs: downloads are written to disk by visitor and read visitor by visitor, pairs are
 * written by pair and counted pair by pair. On disk a visitor is a hash under a key that is never written.
 * @param logs paths, in any order, `-` for the standard input; gzip is told by its bytes
 * @param items of the feed
 * @returns pairs with `threshold` visitors or more; of others only how many there are
 * @throws CommandError where a file is missing or nothing of it can be read; else what the signal and the
 *   file system throw. The scratch folder is cleared before
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

/** First pass: writes the downloads of all logs by visitor. */
async function writeDownloads(folder: string, task: Task): Promise<Partition[]> {
  const { logs, size, items, options, period, context, facts } = task;
  const rows = createPartitions(folder, DOWNLOADS, choosePartitions(size?.text));
  const hasher = new HalfSipHash();
  const reading = {
    format: options.format,
    names: new ItemNames(items),
    robots: new RobotFilter(options.robots ?? readRobots(), hasher),
    hasher,
    recorder: new DownloadRecorder(facts, rows, period, context.reporter),
  };
  await readLogs(logs, size?.bytes, reading, context);
  return rows.finish();
}

/** Second and third pass: makes sessions of downloads, writes the pairs in them, and counts these. */
async function countPairs(folder: string, downloads: readonly Partition[], task: Task): Promise<CoDownloads> {
  const { items, options, context, facts } = task;
  const { gap = 30, doubleClick = 30, threshold = THRESHOLD, maxEntries = 10 } = options;
  const limits = { ...LIMITS, ...context.limits };

  const rows = createPartitions(folder, PAIRS, MAX_PARTITIONS);
  const sessions = new SessionCounter({ gap: gap * 60, doubleClick, works: numberWorks(items) }, facts, rows);
  await countPartitions('Making sessions', downloads, limits.records, new VisitorCounter(sessions), context);

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
