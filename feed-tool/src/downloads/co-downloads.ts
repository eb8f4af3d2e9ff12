import type { Reporter } from '../report/reporter.js';

/** An item whose downloads are counted. */
export interface CountedItem {
  readonly id: string;
  /**
   * Identifiers by which a log may name the item, in the spelling of `expandIdentifier`: handle, DOI, job
   * number, UUIDs of the item and of its files, URLs without scheme. Of the files, only those that people
   * read: with the UUID of a cover, every view of a page would count as a download.
   */
  readonly identifiers: Iterable<string>;
  /** The work of the item. Two items of one work are not a pair. */
  readonly work: string;
}

/**
 * Formats of a log: the combined log format of Apache and nginx, or CSV with the header `visitor,item,time`.
 */
export type LogFormat = 'combined' | 'csv';

/**
 * Default minimum number of visitors of a pair. With a lower number, lists would reveal what a few people
 * read (docs/downloads.md, "Privacy").
 */
export const DEFAULT_THRESHOLD = 5;

/** Options of a count. */
export interface CoDownloadOptions {
  /** Format of all logs; by default detected by the first line of each log. */
  readonly format?: LogFormat | undefined;
  /** Maximum number of minutes between two downloads of a session; 30 by default. */
  readonly gap?: number | undefined;
  /**
   * Maximum number of seconds between two clicks on the same item that count as one download; 30 by default,
   * as in the COUNTER Code of Practice.
   */
  readonly doubleClick?: number | undefined;
  /** Minimum number of visitors of a pair; {@link DEFAULT_THRESHOLD} by default. */
  readonly threshold?: number | undefined;
  /** Maximum number of entries per item; 10 by default. */
  readonly maxEntries?: number | undefined;
  /** Matches the user agents of robots; by default the COUNTER list. */
  readonly robots?: { test(agent: string): boolean } | undefined;
  /** First day to count, `2026-01-01`, in UTC. */
  readonly from?: string | undefined;
  /** Last day to count, in UTC. */
  readonly until?: string | undefined;
}

/** The environment of a count. */
export interface CoDownloadContext {
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  /**
   * Path of an existing folder for temporary files: 16 bytes per download, and 8 bytes per pair of a visitor.
   * The count deletes its files there, also after an error.
   */
  readonly scratch: string;
  /**
   * Maximum numbers of downloads and of pairs in memory at a time; for tests.
   * @internal
   */
  readonly limits?: { readonly records?: number; readonly pairs?: number };
}

/** Numbers about a count: the lines, and how many of them counted. */
export interface CoDownloadFacts {
  files: number;
  /**
   * Lines without empty lines and headers. Each line is one of: broken, not a download, outside the period,
   * by a robot, of an unknown item, a double click, part of a mass session, or counted.
   */
  lines: number;
  broken: number;
  /** Well-formed lines of requests that did not send a file. */
  notDownloads: number;
  /** Downloads before `from` or after `until`. */
  outsidePeriod: number;
  /** Downloads by robots. */
  robots: number;
  /** Downloads of files that belong to no item of the feed. */
  unknownItems: number;
  doubleClicks: number;
  /** Sessions with more than 100 different items, which do not count. */
  massSessions: number;
  /** Downloads in these sessions. */
  massDownloads: number;
  /** Downloads that counted. */
  downloads: number;
  /** Visitors with such a download. */
  visitors: number;
  /** Sessions of these visitors. */
  sessions: number;
  /** Pairs that at least one visitor downloaded in one session. */
  pairs: number;
  /** Pairs below the threshold. The output has only their number. */
  tooFew: number;
}

/** The result of a count: which items the same visitors downloaded. */
export interface CoDownloads {
  /** ISO dates of the first and the last download that counted, in UTC; absent if none counted. */
  readonly period?: { readonly from: string; readonly until: string };
  readonly threshold: number;
  /**
   * By the id of an item: the ids of the items that the same visitors downloaded, closest first, and the
   * number of these visitors. Has no key for an item without such items.
   */
  readonly byItem: ReadonlyMap<string, readonly { readonly id: string; readonly count: number }[]>;
  readonly facts: Readonly<CoDownloadFacts>;
}

/** Creates the facts of a new count: all numbers are 0. */
export function createFacts(): CoDownloadFacts {
  return {
    files: 0,
    lines: 0,
    broken: 0,
    notDownloads: 0,
    outsidePeriod: 0,
    robots: 0,
    unknownItems: 0,
    doubleClicks: 0,
    massSessions: 0,
    massDownloads: 0,
    downloads: 0,
    visitors: 0,
    sessions: 0,
    pairs: 0,
    tooFew: 0,
  };
}
