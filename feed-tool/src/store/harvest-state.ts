import type { FeedSettings, FeedSource } from '../feed/manifest.js';

/** Where a harvest stands. */
export interface HarvestState {
  readonly source: FeedSource;
  /** Name of this harvest, which marks what it came by. */
  readonly run: string;
  /** Whether it reads everything, so that what it does not come by is gone. */
  readonly isWhole: boolean;
  /** Time of the source when it began: ISO 8601. */
  readonly began: string;
  /** The latest time of change that it came by: ISO 8601. */
  readonly newest?: string | undefined;
  /** Only what changed since is asked for: ISO 8601. */
  readonly from?: string | undefined;
  /** Which part is read: the place of a set, of a name, of a page. */
  readonly part: number;
  /** What the next page of the part is asked for by. */
  readonly token?: string | undefined;
  /** How many records were read. */
  readonly read: number;
  /** How many records the parts that are done have, as the source counts. */
  readonly expected?: number | undefined;
  /** How many records the part that is read has, as the source counted last. */
  readonly total?: number | undefined;
  /** Whether that changed while the part was read. */
  readonly isUnsteady?: boolean;
  /**
   * How often the source escapes metadata values in XML, by the pages of this run; absent where none shows
   * it.
   */
  readonly escaping?: 'once' | 'twice' | undefined;
}

/** What is remembered of a feed as a whole. */
export interface FeedFacts {
  readonly source: FeedSource;
  /** Name of the repository. */
  readonly name: string;
  /**
   * Time of the source up to which its changes are known: ISO 8601. It is the latest time of change that was
   * met, since DSpace's OAI-PMH index lags behind the repository by hours (DSpace documentation, "OAI-PMH
   * Data Provider", `oai import`): what was changed before a harvest may come to light after it.
   */
  readonly harvested: string;
  /** Whether the whole repository was read, so that what is not there does not exist. */
  readonly isComplete: boolean;
  readonly settings: FeedSettings;
  /** What downloads were counted from. */
  readonly downloads?: { readonly period: string; readonly threshold: number } | undefined;
}
