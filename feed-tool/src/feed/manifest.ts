import type { MetadataChoice } from 'fao-widgets-core';

/** Name of the file that lists the files of a feed's folder. */
export const MANIFEST = 'manifest.json';

/** Layouts of a feed (docs/feed.md). */
export const LAYOUTS = ['one-file', 'pages', 'item-files'] as const;

/** The way in which a feed is divided into files. */
export type Layout = (typeof LAYOUTS)[number];

/** Length and hash of a file's content. */
export interface FileFacts {
  readonly bytes: number;
  /** SHA-256 of the bytes in hexadecimal. */
  readonly sha256: string;
}

/** The repository of a feed, and the choice of its records. */
export interface FeedSource {
  /** URL of the repository's server, such as `https://openknowledge.fao.org/server`. */
  readonly repository: string;
  readonly interface: 'oai-pmh' | 'rest';
  readonly sets?: readonly string[];
  readonly items?: readonly string[];
  readonly query?: string;
  readonly collection?: string;
}

/** Options of a feed, which are the defaults of the next run. */
export interface FeedSettings {
  /** Meanings of the metadata fields. */
  readonly fields: MetadataChoice;
  /** Entity types that the feed has besides publications, in lower case and sorted; absent: none. */
  readonly entities?: readonly string[] | undefined;
  /** Name of the feed; absent: the repository's. */
  readonly title?: string | undefined;
  /** Absent: chosen by the number of items in the first run, and kept. */
  readonly layout?: Layout | undefined;
  /** Maximum number of related items of each item. */
  readonly related: number;
  /** Width in pixels of the copied covers; absent: the feed has the URLs of the covers. */
  readonly thumbnails?: number | undefined;
}

/** A record that the feed leaves out, with the reason. */
export interface SkippedRecord {
  /** Identifier of the record, or its position in the list. */
  readonly id: string;
  readonly reason: string;
}

/** Content of `manifest.json`. Paths are relative to it, with `/`. */
export interface Manifest {
  readonly version: 1;
  /** Program that wrote it: `fao-feed 0.1.0`. */
  readonly generator: string;
  readonly source: FeedSource;
  readonly settings?: FeedSettings;
  /** Time of the publication: ISO 8601. */
  readonly updated: string;
  /** Time of the source up to which the feed has its changes: ISO 8601. */
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
  /** Period and threshold of the download counts; absent where nothing was counted. */
  readonly downloads?: { readonly period: string; readonly threshold: number };
  /**
   * The former state of the files during a replacement. Each file then matches its entry in `files` or its
   * entry here, or does not exist yet. The next run finishes an interrupted replacement.
   */
  readonly replaces?: Readonly<Record<string, FileFacts>>;
}

/** A manifest without its files. */
export type ManifestHead = Omit<Manifest, 'files'>;

/** Whether a path in a manifest leads to a file within the manifest's folder. */
export function isWithinFolder(name: string): boolean {
  return !/^\/|\\|^[a-z]:/i.test(name) && !name.split('/').some((part) => /^\.*$/.test(part));
}
