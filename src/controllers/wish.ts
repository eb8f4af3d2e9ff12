import type { CustomSource } from '../model/custom-source.js';
import type { Item } from '../model/item.js';
import type { ListedItem, ListName } from '../model/list.js';
import type { MetadataChoice } from '../model/metadata-fields.js';
import type { SourceQuery } from '../model/source.js';

/** What a widget wants read: attributes and page configuration put together. */
export interface Wish {
  readonly feed: string | undefined;
  readonly source: string | undefined;
  /** The page's own source of that name. */
  readonly custom: CustomSource | undefined;
  readonly fallbackFeed: string | undefined;
  readonly name: string | undefined;
  readonly preferLang: string | undefined;
  /** Milliseconds one request may take. */
  readonly timeout: number;
  /** Metadata fields of a DSpace repository. */
  readonly dspaceFields?: MetadataChoice | undefined;
  /** Whether copies in the browser's storage may stand in for answers. */
  readonly storage: boolean;
  /** JSON of the page's own, instead of feed and fallback. */
  readonly data: unknown;
  /** Which list of the item is wanted; absent: the item itself. */
  readonly list?: ListName;
  /** Language that the reader is thought to read, for the editions in the list. */
  readonly readerLang?: string | undefined;
  /** Most items of the list. */
  readonly max?: number;
  /** Names of the items that are never, and first, in the list, separated by white space. */
  readonly exclude?: string | undefined;
  readonly pinned?: string | undefined;
}

/** On which terms it is read. */
export type Terms = Pick<SourceQuery, 'signal' | 'fresh' | 'trace'>;

/** What a widget shows. */
export interface Content {
  /** The item asked for, in the reader's language where there is such an edition; absent: the feed holds none. */
  readonly item?: Item | undefined;
  /** The item alone, or its list; empty: there is nothing to show. */
  readonly entries: readonly ListedItem[];
  /** When the source made its data: ISO 8601. */
  readonly updated?: string | undefined;
  /** The item with language versions that take another request. */
  readonly later?: Promise<Item> | undefined;
}
