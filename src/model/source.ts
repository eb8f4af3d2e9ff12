import type { LoadError } from './error.js';
import type { Item, LanguageVersion } from './item.js';
import type { ListName } from './list.js';
import type { MetadataChoice } from './metadata-fields.js';

/** A copy of an answer, kept from a better time. */
export interface StoredCopy {
  /** When it was the answer, in milliseconds. */
  readonly time: number;
  /** What keeps it from being renewed. */
  readonly failure: LoadError;
}

/** What was read on the way to a reply. */
export interface ReadingTrace {
  /** Answers from the network by their addresses. */
  readonly answers: Map<string, object>;
  /** The first copy that stood in for an answer. */
  copy?: StoredCopy | undefined;
}

/** What an element asks a source for. */
export interface SourceQuery {
  /** Absolute address of the feed or repository; may hold the placeholder `{id}`. */
  readonly feed: string;
  /** The item in any way people name it; absent: the only item there is. */
  readonly name?: string | undefined;
  /** Which list of the item is wanted with it, so that the items it needs come along; absent: none. */
  readonly list?: ListName | undefined;
  /** Aborted when nobody waits for the answer any longer. */
  readonly signal: AbortSignal;
  /** Milliseconds one request may take. */
  readonly timeout: number;
  /** Asks the network even where an answer is remembered. */
  readonly fresh: boolean;
  /** Metadata fields of a DSpace repository; absent: found out. */
  readonly dspaceFields?: MetadataChoice | undefined;
  /** Whether copies in the browser's storage may stand in for answers. */
  readonly storage?: boolean | undefined;
  /** Gets the answer at an address, by a policy of its own, where the reader is no page; throws LoadError. */
  readonly ask?:
    ((url: string, options?: { readonly finalStatus?: number | undefined }) => Promise<unknown>) | undefined;
  /** Is told what is read. */
  readonly trace?: ReadingTrace;
}

/** What a source answers. */
export interface SourceReply {
  /** The item asked for; absent where the source does not have it. */
  readonly item?: Item | undefined;
  /** The language version of it that was named, where the name was that of one. */
  readonly edition?: LanguageVersion | undefined;
  /** Everything read on the way: what the item's lists name is found here. */
  readonly items: readonly Item[];
  /** When the source made its data: ISO 8601. */
  readonly updated?: string | undefined;
  /** A list of which sources of this kind can say nothing. */
  readonly lacks?: ListName;
  /** What was wrong with the data and was left out, for the developer. */
  readonly warnings: readonly string[];
  /** The item with its language versions, which take another request; absent: nothing is waited for. Warnings may have come by then. It never rejects. */
  readonly later?: Promise<Item> | undefined;
}

/** Turns one kind of feed into the model. */
export interface Source {
  /**
   * Reads an item and what comes along with it. A source that does not have the item replies without it, and still gives its warnings.
   * @throws LoadError where the source itself can't be read
   */
  read(query: SourceQuery): Promise<SourceReply>;
}
