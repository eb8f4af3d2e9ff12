import type { MetadataChoice } from '../dspace/metadata-fields.js';
import type { Item, LanguageVersion } from './item.js';
import type { ListName } from './list.js';

/** The item that a source reads, and the list whose entries it reads too. */
export interface SourceQuery {
  /** Absolute URL of the feed or repository; may hold the placeholder `{id}`. */
  readonly feed: string;
  /** Any identifier of the item; absent: the only item of the feed. */
  readonly name?: string | undefined;
  /** The list whose entries the element needs too; absent: none. */
  readonly list?: ListName | undefined;
  /** Metadata fields of a DSpace repository; absent: `auto`. */
  readonly dspaceFields?: MetadataChoice | undefined;
}

/** Options of one request. */
export interface JsonOptions {
  /** Media types for the header `Accept`; absent: those of a JSON Feed. */
  readonly accept?: string;
  /** An HTTP status that a retry does not change, although it is a server error. */
  readonly finalStatus?: number | undefined;
}

/** Options that a function of the page receives with each call. */
export interface CallOptions {
  /** Aborts when no element waits for the result any longer, and at the timeout. */
  readonly signal: AbortSignal;
  /** Milliseconds until the timeout. */
  readonly timeout: number;
  /** Whether the function must bypass its own cache. */
  readonly fresh: boolean;
}

/**
 * Sends the requests of a source. The caller decides about timeouts, retries and caches, so a source works in
 * a page and in Node.
 */
export interface Requests {
  /**
   * Requests JSON.
   * @param url absolute http(s) URL
   * @throws LoadError of every kind but `not-found`
   */
  getJson(url: string, options?: JsonOptions): Promise<unknown>;
  /**
   * Returns the last good response of a URL from the response cache, however old; `undefined` where there is
   * none.
   */
  getCached?(url: string): Promise<unknown>;
  /** Whether the response cache replaced a response of the network so far. */
  hasUsedCache?(): boolean;
  /**
   * Calls a function once for all elements that need the result of the same key, and keeps the result in
   * memory like a response.
   * @param call receives a controller that aborts it, and the options of the request
   */
  share?(
    key: string,
    call: (abort: AbortController, timeout: number, fresh: boolean) => Promise<unknown>,
  ): Promise<unknown>;
}

/** The reply of a source. */
export interface SourceReply {
  /** The item; absent where the source does not have it. */
  readonly item?: Item | undefined;
  /** The language version of the item that the query names, where it names one. */
  readonly edition?: LanguageVersion | undefined;
  /** All items that were read: the entries of the item's lists are among them. */
  readonly items: readonly Item[];
  /** When the source made its data: ISO 8601. */
  readonly updated?: string | undefined;
  /** A list that sources of this kind cannot have. */
  readonly lacks?: ListName;
  /** Faults of the data that were left out, each a sentence for the developer. */
  readonly warnings: readonly string[];
  /**
   * Resolves to the item with its language versions, which take another request; absent: `item` is complete.
   * Never rejects. It may add warnings.
   */
  readonly later?: Promise<Item> | undefined;
  /** Whether a card reserves no space for them, because nothing suggests that there are any. */
  readonly isRare?: boolean | undefined;
}

/** Turns one kind of feed into the model. */
export interface Source {
  /**
   * Reads an item, and the entries of its list. Where the source does not have the item, the reply lacks it
   * and still has the warnings.
   * @throws LoadError where the source itself can't be read
   */
  read(query: SourceQuery, requests: Requests): Promise<SourceReply>;
}
