import { randomUUID } from 'node:crypto';
import type { HarvestState } from '../store/harvest-state.js';
import type { HarvestPage } from '../store/harvested-record.js';
import type { FeedStore } from '../store/store.js';
import type { CommandContext } from '../report/context.js';
import type { FeedSource } from '../feed/manifest.js';

/** Context of every harvest. */
export interface HarvestContext extends CommandContext {
  readonly store: FeedStore;
}

/** Options of {@link beginHarvest}. */
export interface HarvestStart {
  readonly source: FeedSource;
  /** Whether to read everything, even where a list of changes is possible. */
  readonly full: boolean;
  /** The source's time, ISO 8601. */
  readonly now: string;
}

/** Counts of a harvest. */
export interface HarvestOutcome {
  /** Number of records read. */
  readonly read: number;
  /** Number of records that the source reports as deleted or withdrawn. */
  readonly gone: number;
  /** Number of unreadable records. */
  readonly broken: number;
  /** Number of records that the source lists, but that could not be read. */
  readonly missing?: number;
}

/** Adds the records of a page to the counts of a harvest. */
export function addOutcome(
  outcome: HarvestOutcome,
  { records, gone, broken }: Pick<HarvestPage, 'records' | 'gone' | 'broken'>,
): HarvestOutcome {
  return {
    ...outcome,
    read: outcome.read + records.length,
    gone: outcome.gone + gone.length,
    broken: outcome.broken + broken.length,
  };
}

/** A finished harvest and its counts. */
export interface Harvested {
  readonly state: HarvestState;
  readonly outcome: HarvestOutcome;
}

/**
 * Chooses where a harvest begins: where an interrupted one stopped, else with the changes since the last
 * harvest, else at the beginning.
 */
export async function beginHarvest(
  { source, full, now }: HarvestStart,
  { store, reporter }: HarvestContext,
): Promise<HarvestState> {
  const unfinished = await store.readHarvest();
  if (unfinished && isSame(unfinished.source, source) && (!full || unfinished.isWhole)) {
    reporter.note(`Resumes the run of ${unfinished.began} after ${unfinished.read} records.`);
    return unfinished;
  }
  if (store.isEmptied)
    reporter.note(
      'Another version of fao-feed saved the records in .fao-feed; this version reads all records again.',
    );
  const facts = await store.readFacts();
  // A time and a process id are not enough: two runs may start in one second, and have the same id in
  // containers.
  const state = { source, run: randomUUID(), began: now, part: 0, read: 0 };
  // The store of another source is of no use for this one.
  if (full || !facts || !isSame(facts.source, source)) return { ...state, isWhole: true };
  reporter.note(`Requests the changes since ${facts.harvested}.`);
  return { ...state, isWhole: false, from: facts.harvested };
}

/**
 * Returns the state after a page, with the latest time of change. Ignores times in the future, from a clock
 * that runs ahead.
 */
export function noteNewest(state: HarvestState, { newest }: Pick<HarvestPage, 'newest'>): HarvestState {
  const times = [state.newest, newest].filter((time) => time !== undefined && time <= state.began);
  return { ...state, newest: times.sort().at(-1) };
}

/** Whether two sources are the same. */
export function isSame(one: FeedSource, other: FeedSource): boolean {
  const write = (source: FeedSource) =>
    JSON.stringify(Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1)));
  return write(one) === write(other);
}
