import { randomUUID } from 'node:crypto';
import type { HarvestState } from '../store/harvest-state.js';
import { makePage, type HarvestPage } from '../store/harvested-record.js';
import type { FeedStore } from '../store/store.js';
import type { CommandContext } from '../report/context.js';
import type { FeedSettings, FeedSource } from '../feed/manifest.js';

/** Context of every harvest. */
export interface HarvestContext extends CommandContext {
  readonly store: FeedStore;
}

/** Options of {@link beginHarvest}. */
export interface HarvestStart {
  readonly source: FeedSource;
  readonly settings: FeedSettings;
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
  readonly missing?: number | undefined;
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
  { source, settings, full, now }: HarvestStart,
  { store, reporter }: HarvestContext,
): Promise<HarvestState> {
  const unfinished = await store.readHarvest();
  const isResumable =
    unfinished && isSame(unfinished.source, source) && !mapsOtherwise(unfinished.settings, settings);
  if (isResumable && (!full || unfinished.isWhole)) {
    if (unfinished.read)
      reporter.note(`Resumes the run of ${unfinished.began} after ${unfinished.read} records.`);
    return { ...unfinished, settings };
  }
  if (store.isEmptied)
    reporter.note(
      'Another version of fao-feed saved the records in .fao-feed; this version reads all records again.',
    );
  const facts = await store.readFacts();
  // A time and a process id are not enough: two runs may start in one second, and have the same id in
  // containers.
  const state = { source, settings, run: randomUUID(), began: now, part: 0, read: 0 };
  // The store of another source is of no use for this one.
  if (full || !facts || !isSame(facts.source, source)) {
    const start = { ...state, isWhole: true };
    // From now on, the folder knows its source, also where the run ends before its first page.
    if (!facts) await store.savePage(makePage([]), start);
    return start;
  }
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

/**
 * Whether two settings map records differently, so that the records of one can't stay beside those of the
 * other.
 */
export function mapsOtherwise(one: Partial<FeedSettings> | undefined, other: FeedSettings): boolean {
  if (!one) return false;
  const write = ({ fields = 'auto', entities = [] }: Partial<FeedSettings>) =>
    JSON.stringify([fields, entities]);
  return write(one) !== write(other);
}

/** Whether two sources are the same. */
export function isSame(one: FeedSource, other: FeedSource): boolean {
  const write = (source: FeedSource) =>
    JSON.stringify(Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1)));
  return write(one) === write(other);
}
