import type { CustomSource } from '../core/custom/field-map.js';
import type { MetadataChoice } from '../core/dspace/metadata-fields.js';
import type { LoadError } from '../core/model/error.js';
import type { Item } from '../core/model/item.js';
import type { ListedItem } from '../core/model/list.js';
import type { JsonOptions } from '../core/model/source.js';
import type { ListRequest } from '../core/related/choose-entries.js';

/**
 * The content that an element needs, from its attributes and the configuration of the page. Without `list`,
 * the element shows the item itself.
 */
export interface LoadRequest extends ListRequest {
  readonly source: string | undefined;
  /** The source that the page registered under that name. */
  readonly custom: CustomSource | undefined;
  readonly fallbackFeed: string | undefined;
  /** Any identifier of the item, or `auto`. */
  readonly name: string | undefined;
  readonly preferLang: string | undefined;
  /** Metadata fields of a DSpace repository. */
  readonly dspaceFields?: MetadataChoice | undefined;
  /** JSON of the page, which replaces feed and fallback feed. */
  readonly data: unknown;
}

/** A response that comes from the response cache, because the network failed. */
export interface CachedResponse {
  /** When the server sent it, in milliseconds. */
  readonly time: number;
  /** Why there is no newer one. */
  readonly failure: LoadError;
}

/** Records the responses that a load used. */
export interface LoadTrace {
  /** Responses by their URLs. */
  readonly responses: Map<string, object>;
  /** The first response that came from the response cache. */
  cached?: CachedResponse | undefined;
}

/** Options of one load: they change how the content loads, and not the content. */
export interface LoadOptions {
  /** Aborts when the element no longer needs the content. */
  readonly signal: AbortSignal;
  /** Milliseconds until the timeout of one request. */
  readonly timeout: number;
  /**
   * Bypasses responses in memory and in the browser's HTTP cache; a request that is under way is still
   * shared.
   */
  readonly fresh: boolean;
  /** Whether the response cache may be read and written. */
  readonly storage?: boolean;
  /** Records the responses. */
  readonly trace?: LoadTrace;
}

/** Options of one request of a load. */
export type ReadOptions = LoadOptions & JsonOptions;

/** The content of an element. */
export interface Content {
  /**
   * The requested item, in the reader's language where there is such an edition; absent: the feed has none.
   */
  readonly item?: Item | undefined;
  /** The item alone, or its list; empty: there is nothing to show. */
  readonly entries: readonly ListedItem[];
  /** When the source made its data: ISO 8601. */
  readonly updated?: string | undefined;
  /** Resolves to the item with the language versions that take another request. */
  readonly later?: Promise<Item> | undefined;
  /** Whether a card reserves no space for them, because nothing suggests that there are any. */
  readonly isRare?: boolean | undefined;
}

/** Loaded content. */
export interface Loaded {
  readonly content: Content;
  readonly request: LoadRequest;
  /** When the server sent it, in milliseconds. */
  readonly time: number;
  /** Why there is nothing newer. */
  readonly failure?: LoadError;
}
