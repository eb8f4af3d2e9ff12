import type { Reporter } from '../report/reporter.js';

/** An item whose downloads are counted. */
export interface CountedItem {
  readonly id: string;
  /**
   * What a log may call it, as `expandIdentifier` spells names: handle, DOI, job number, UUIDs of the item
   * and of its files, addresses without scheme. Files are those that people read: a cover among them would
   * count every view of a page as a download.
   */
  readonly names: Iterable<string>;
  /** The work it is an edition of; items of one work make no pair. */
  readonly work: string;
}

/** Forms of a log: the combined log format of Apache and nginx, or `visitor,item,time` with a header. */
export type LogFormat = 'combined' | 'csv';

/**
 * Visitors that a pair must have, unless told. Below it, lists would say what few people read
 * (docs/downloads.md, "Privacy").
 */
export const THRESHOLD = 5;

/** What counts. */
export interface CoDownloadOptions {
  /** Form of all logs; by default each one's first line tells. */
  readonly format?: LogFormat | undefined;
  /** Minutes that may lie between two downloads of a session; 30 by default. */
  readonly gap?: number | undefined;
  /**
   * Seconds within which a second click on the same item is the same download; 30 by default, as COUNTER has
   * it.
   */
  readonly doubleClick?: number | undefined;
  /** Visitors that a pair must have; {@link THRESHOLD} by default. */
  readonly threshold?: number | undefined;
  /** Entries an item gets; 10 by default. */
  readonly maxEntries?: number | undefined;
  /** Tells robots by their user agent; by default the COUNTER list. */
  readonly robots?: { test(agent: string): boolean } | undefined;
  /** First day that counts, `2026-01-01`, in UTC. */
  readonly from?: string | undefined;
  /** Last day that counts, in UTC. */
  readonly until?: string | undefined;
}

/** What a count needs around it. */
export interface CoDownloadContext {
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  /**
   * A folder that exists, with room for 16 bytes a download and 8 a pair of a visitor. All that is written
   * there is deleted, after errors too.
   */
  readonly scratch: string;
  /**
   * Records and pairs that are held in memory at once; for tests.
   * @internal
   */
  readonly limits?: { readonly records?: number; readonly pairs?: number };
}

/** What was read and what of it counted. */
export interface CoDownloadFacts {
  files: number;
  /**
   * Lines but empty ones and headers. Each is one of: broken, no download, outside of the period, of a robot,
   * of an unknown item, a double click, mass, or counted.
   */
  lines: number;
  broken: number;
  /** Well-formed, but not a file that was sent. */
  notDownloads: number;
  /** Downloads before `from` or after `until`. */
  outsidePeriod: number;
  /** Downloads by robots. */
  robots: number;
  /** Downloads of what no item of the feed is called. */
  unknownItems: number;
  doubleClicks: number;
  /** Sessions with more than 100 different items, which are left out. */
  massSessions: number;
  /** Downloads in them. */
  massDownloads: number;
  /** Downloads that counted. */
  downloads: number;
  /** Visitors with such a download. */
  visitors: number;
  /** Their sessions. */
  sessions: number;
  /** Pairs that at least one visitor downloaded in one session. */
  pairs: number;
  /** Pairs below the threshold, of which nothing leaves this machine's memory. */
  tooFew: number;
}

/** What visitors downloaded together. */
export interface CoDownloads {
  /** ISO dates of the first and the last download that counted, in UTC; absent: none did. */
  readonly period?: { readonly from: string; readonly until: string };
  readonly threshold: number;
  /**
   * By id, the ids of what was downloaded with it, closest first, and by how many visitors. Items without
   * such are not in it.
   */
  readonly byItem: ReadonlyMap<string, readonly { readonly id: string; readonly count: number }[]>;
  readonly facts: Readonly<CoDownloadFacts>;
}

/** Facts of a count that has not begun. */
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
