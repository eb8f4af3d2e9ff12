import type { TextFields } from '../fields.js';

/**
 * The publication as every source produces it and every view reads it. Values are clean: text is trimmed and
 * never blank, addresses are absolute http(s), unknown is `undefined`.
 */

/** Emphasis that an abstract keeps from its markup. */
export type Mark = 'i' | 'em' | 'b' | 'strong' | 'sub' | 'sup';

/** A run of text, or marked text around more of the same. */
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

/** What a card shows of one edition. */
export interface Edition {
  readonly id?: string;
  /** BCP 47 tag, or the name as the source spells it where that is no language known here. */
  readonly language?: string;
  readonly url?: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly summary?: RichText;
  /** Address of the cover. */
  readonly image?: string;
  readonly attachments: readonly Attachment[];
}

/** An edition in a language that is known. */
export interface LanguageVersion extends Edition {
  readonly language: string;
}

/** What two publications have in common; values as the related one spells them, rarest first. */
export interface SharedMetadata {
  readonly shares: 'subjects' | 'series' | 'authors';
  readonly values: readonly string[];
}

/** An entry of a curated list of related items. */
export interface RelatedEntry {
  readonly id: string;
  /**
   * Why: a sentence for the reader, or what the two have in common, which each reader is told in their
   * language.
   */
  readonly reason?: string | SharedMetadata;
}

/** Co-downloads of an item, as its feed counted them. */
export interface AlsoDownloaded {
  /** ISO 8601 interval of dates. */
  readonly period?: string;
  /** Least count an entry must reach to be shown. */
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
  /** The other language versions; empty: known to be none; absent: not known. */
  readonly languages?: readonly LanguageVersion[];
  /** Curated related items; empty: known to be none; absent: not known. */
  readonly related?: readonly RelatedEntry[];
  readonly alsoDownloaded?: AlsoDownloaded;
  readonly withdrawn: boolean;
}
