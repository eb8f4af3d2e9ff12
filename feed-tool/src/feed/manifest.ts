import type { MetadataChoice } from '../../../src/core/dspace/metadata-fields.js';

/** Name of the file that says what a feed's folder holds. */
export const MANIFEST = 'manifest.json';

/** Layouts of a feed (docs/feed.md). */
export const LAYOUTS = ['one-file', 'pages', 'item-files'] as const;

/** How a feed is cut into files. */
export type Layout = (typeof LAYOUTS)[number];

/** What tells one state of a file from another. */
export interface FileFacts {
  readonly bytes: number;
  /** SHA-256 of the bytes in hexadecimal. */
  readonly sha256: string;
}

/** Where a feed's records come from. */
export interface FeedSource {
  /** Address of the repository's server, such as `https://openknowledge.fao.org/server`. */
  readonly repository: string;
  readonly interface: 'oai-pmh' | 'rest';
  readonly sets?: readonly string[];
  readonly items?: readonly string[];
  readonly query?: string;
  readonly collection?: string;
}

/** How a feed is read and written: what a later run does again, unless told otherwise. */
export interface FeedSettings {
  /** Which metadata fields mean what. */
  readonly fields: MetadataChoice;
  /** Name of the feed; absent: the repository's. */
  readonly title?: string | undefined;
  /** Absent: by its size, and then for good. */
  readonly layout?: Layout | undefined;
  /** Most related items of each. */
  readonly related: number;
  /** Width in pixels of covers that are copied into the feed; absent: they stay where they are. */
  readonly thumbnails?: number | undefined;
}

/** A record that could not be read, or is not in the feed, and why. */
export interface SkippedRecord {
  /** Identifier of the record, or where it stood. */
  readonly id: string;
  readonly reason: string;
}

/** What `manifest.json` holds. Paths are relative to it, with `/`. */
export interface Manifest {
  readonly version: 1;
  /** Program that wrote it: `fao-feed 0.1.0`. */
  readonly generator: string;
  readonly source: FeedSource;
  readonly settings?: FeedSettings;
  /** When the files were made: ISO 8601. */
  readonly updated: string;
  /** Time of the source up to which its changes are in the feed: ISO 8601. */
  readonly harvested: string;
  readonly layout: Layout;
  readonly counts: {
    readonly items: number;
    readonly works: number;
    readonly files: number;
    readonly skipped: number;
    readonly withdrawn: number;
  };
  readonly skipped: readonly SkippedRecord[];
  readonly files: Readonly<Record<string, FileFacts>>;
  /** What "Users also downloaded" was counted from; absent where it was not. */
  readonly downloads?: { readonly period: string; readonly threshold: number };
  /**
   * Files as they were before, while they are replaced: a file is then as it stands in `files`, or as it
   * stands here, or not there yet. The next run finishes what one that was killed began.
   */
  readonly replaces?: Readonly<Record<string, FileFacts>>;
}

/** Whether a name that a manifest gives a file stands for one within its folder. */
export function isWithinFolder(name: string): boolean {
  return !/^\/|\\|^[a-z]:/i.test(name) && !name.split('/').some((part) => /^\.*$/.test(part));
}
