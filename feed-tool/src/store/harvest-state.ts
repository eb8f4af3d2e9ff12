import type { FeedSettings, FeedSource } from '../feed/manifest.js';

/** Progress of a harvest, with which the next run can resume it after an interruption. */
export interface HarvestState {
  readonly source: FeedSource;
  /** Settings of the feed in this run; absent in the state of an earlier version. */
  readonly settings?: FeedSettings;
  /** Identifier of this harvest, which the store saves with each record. */
  readonly run: string;
  /** Whether it reads everything, so that it drops the records that it does not find. */
  readonly isWhole: boolean;
  /** Time of the source at its beginning: ISO 8601. */
  readonly began: string;
  /** The latest time of change of its records: ISO 8601. */
  readonly newest?: string | undefined;
  /** Time since which it requests changes: ISO 8601; absent: it requests all records. */
  readonly from?: string | undefined;
  /** Index of the set, name or page that it reads. */
  readonly part: number;
  /** Token that requests the next page of the part. */
  readonly token?: string | undefined;
  /** Number of records read. */
  readonly read: number;
  /** Number of records of the finished parts, as the source counts them. */
  readonly expected?: number | undefined;
  /** Number of records of the present part, as the source counted them last. */
  readonly total?: number | undefined;
  /** Whether a list had several pages, between which a record may be lost. */
  readonly isPaged?: boolean;
  /** Whether the list may have changed while it was read, or was cut, so that records may be missing. */
  readonly isUnsteady?: boolean;
  /**
   * The state before the first page that could not be read, where a list was cut there: its other records are
   * missing.
   */
  readonly cut?: HarvestState | undefined;
  /** Identifiers of records that the source lists, but that could not be read. */
  readonly missing?: readonly string[] | undefined;
  /** Whether it may lack records that are not known. */
  readonly isIncomplete?: boolean | undefined;
  /** See {@link FeedFacts}. */
  readonly surplus?: number | undefined;
  /** URL of the repository's user interface, where the source names it. */
  readonly site?: string | undefined;
  /**
   * How often the source escapes metadata values in XML, according to the pages of this run; absent where no
   * page shows it.
   */
  readonly escaping?: 'once' | 'twice' | undefined;
}

/** State of a feed as a whole between two runs. */
export interface FeedFacts {
  readonly source: FeedSource;
  /** Name of the repository. */
  readonly name: string;
  /**
   * Time of the source up to which the feed has its changes: ISO 8601. It is the latest time of change of any
   * record, since DSpace's OAI-PMH index lags behind the repository by hours (DSpace documentation, "OAI-PMH
   * Data Provider", `oai import`): a change before a harvest may appear only after it.
   */
  readonly harvested: string;
  /** URL of the repository's user interface, without a slash at its end, where the source names it. */
  readonly site?: string | undefined;
  /** Identifiers of records that the source lists, but that could not be read; the next run requests them. */
  readonly missing?: readonly string[] | undefined;
  /**
   * Number of records by which the source's count exceeded that of the store when both had the same records:
   * it counts records in two sets twice, and not those that the store knows as deleted. Absent: 0.
   */
  readonly surplus?: number | undefined;
  /** Whether the feed holds the whole repository, so that an item that it lacks does not exist. */
  readonly isComplete: boolean;
  readonly settings: FeedSettings;
  /** Period and threshold of the download counts. */
  readonly downloads?: { readonly period: string; readonly threshold: number } | undefined;
}
