import type { TextFields } from '../fields.js';

/**
 * The model of a publication: every source returns it, and every view renders it. Its values are sanitized:
 * texts are trimmed and never blank, URLs are absolute and http(s), unknown values are `undefined`.
 */

/** Emphasis that an abstract keeps from its markup. */
export type Mark = 'i' | 'em' | 'b' | 'strong' | 'sub' | 'sup';

/** A run of text, or a mark around further runs. */
export type Inline = string | { readonly mark: Mark; readonly children: readonly Inline[] };

/**
 * An abstract: a list of paragraphs, never empty. A tree rather than HTML, so that nothing in it can execute.
 */
export type RichText = readonly (readonly Inline[])[];

/** A file of a publication. */
export interface Attachment {
  readonly url: string;
  /** Media type in lower case without parameters, such as `application/pdf`. */
  readonly mimeType?: string;
  readonly title?: string;
  /** Size in bytes. */
  readonly size?: number;
}

/** A publication in one language. */
export interface Edition {
  readonly id?: string;
  /** BCP 47 tag, or the text of the source where it names no known language. */
  readonly language?: string;
  readonly url?: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly summary?: RichText;
  /** URL of the cover. */
  readonly image?: string;
  readonly attachments: readonly Attachment[];
  /** Number of all files, where `attachments` has only some of them. */
  readonly fileCount?: number;
}

/** An edition that names its language. */
export interface LanguageVersion extends Edition {
  readonly language: string;
}

/** Metadata that two publications share. The values have the related item's spelling, rarest first. */
export interface SharedMetadata {
  readonly shares: 'subjects' | 'series' | 'authors';
  readonly values: readonly string[];
}

/** An entry of a curated list of related items. */
export interface RelatedEntry {
  readonly id: string;
  /**
   * Why the item is related: a sentence for the reader, or the shared metadata, which the element puts into a
   * sentence in its language.
   */
  readonly reason?: string | SharedMetadata;
}

/** Items that readers of an item also downloaded, as the feed counted them. */
export interface AlsoDownloaded {
  /** ISO 8601 interval of dates. */
  readonly period?: string;
  /** Minimum count of the entries that are shown. */
  readonly threshold?: number;
  /** True where the counts are made up for a demonstration. */
  readonly sample: boolean;
  readonly items: readonly { readonly id: string; readonly count?: number }[];
}

/** A publication, in the edition that is shown. */
export interface Item extends Edition, TextFields {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly subjects: readonly string[];
  /** The other language versions; empty: there are none; absent: not known. */
  readonly languages?: readonly LanguageVersion[];
  /** Curated related items; empty: there are none; absent: not known. */
  readonly related?: readonly RelatedEntry[];
  readonly alsoDownloaded?: AlsoDownloaded;
  readonly withdrawn: boolean;
  /** True where the repository has a newer version of this edition; absent: it has none, or not known. */
  readonly superseded?: boolean;
}
