/** A file, in the form of a JSON Feed attachment. */
export interface AttachmentRecord {
  readonly url: string;
  readonly mime_type: string;
  readonly title?: string;
  readonly size_in_bytes?: number;
}

/** A language version in a feed (schema/fao-feed.schema.json, `languageVersion`). */
export interface VersionRecord {
  readonly language: string;
  readonly id?: string;
  readonly url?: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly summary?: string;
  readonly content_html?: string;
  readonly image?: string;
  readonly attachments?: readonly AttachmentRecord[];
}

/** An entry of `_fao.related`. */
export interface RelatedRecord {
  readonly id: string;
  readonly reason: { readonly shares: string; readonly values: readonly string[] };
}

/** `_fao.also_downloaded` of an item. */
export interface AlsoDownloadedRecord {
  readonly period: string;
  readonly threshold: number;
  readonly items: readonly { readonly id: string; readonly count: number }[];
}

/** An item of a feed. */
export interface ItemRecord {
  readonly id: string;
  readonly url?: string;
  readonly title: string;
  readonly summary?: string;
  readonly content_html?: string;
  readonly image?: string;
  readonly language?: string;
  readonly tags?: readonly string[];
  readonly authors?: readonly { readonly name: string }[];
  readonly attachments?: readonly AttachmentRecord[];
  readonly _fao: Readonly<Record<string, unknown>> & {
    readonly version: '1';
    readonly languages?: readonly VersionRecord[];
    readonly related?: readonly RelatedRecord[];
    readonly also_downloaded?: AlsoDownloadedRecord;
  };
}

/** A feed (https://www.jsonfeed.org/version/1.1/). */
export interface FeedDocument {
  readonly version: 'https://jsonfeed.org/version/1.1';
  readonly title: string;
  readonly home_page_url?: string;
  readonly next_url?: string;
  readonly _fao: { readonly version: '1'; readonly updated: string };
  readonly items: readonly ItemRecord[];
}
