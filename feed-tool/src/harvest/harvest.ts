import type { HarvestState } from '../store/harvest-state.js';
import type { HarvestPage } from '../store/harvested-record.js';
import type { FeedStore } from '../store/store.js';
import type { CommandContext } from '../report/context.js';
import type { FeedSource } from '../feed/manifest.js';

/** What every way to harvest works with. */
export interface HarvestContext extends CommandContext {
  readonly store: FeedStore;
}

/** How a harvest begins. */
export interface HarvestStart {
  readonly source: FeedSource;
  /** Reads everything, also where only changes could be asked for. */
  readonly full: boolean;
  /** Time of the source: ISO 8601. */
  readonly now: string;
}

/** What a harvest came to. */
export interface HarvestOutcome {
  /** Records that were read. */
  readonly read: number;
  /** Records that the source says are deleted or withdrawn. */
  readonly gone: number;
  readonly broken: number;
}

/** A harvest that came to its end, and what it came to. */
export interface Harvested {
  readonly state: HarvestState;
  readonly outcome: HarvestOutcome;
}

/**
 * Chooses where a harvest begins: where one that did not end stands, else at what changed since the last,
 * else at the beginning.
 */
export async function beginHarvest(
  { source, full, now }: HarvestStart,
  { store, reporter }: HarvestContext,
): Promise<HarvestState> {
  const unfinished = await store.readHarvest();
  if (unfinished && isSame(unfinished.source, source) && (!full || unfinished.isWhole)) {
    reporter.note(`Goes on where the run of ${unfinished.began} ended, after ${unfinished.read} records.`);
    return unfinished;
  }
  const facts = await store.readFacts();
  const state = { source, run: `${now} ${process.pid}`, began: now, part: 0, read: 0 };
  // What is remembered of another source says nothing of this one.
  if (full || !facts || !isSame(facts.source, source)) return { ...state, isWhole: true };
  reporter.note(`Asks for what changed since ${facts.harvested}.`);
  return { ...state, isWhole: false, from: facts.harvested };
}

/**
 * The state of a harvest after a page: its latest time of change, which a clock that runs ahead does not push
 * into the future.
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
