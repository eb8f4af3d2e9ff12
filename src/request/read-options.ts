import type { ReadingTrace } from '../model/source.js';

/** What a reader gives along with the address. */
export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Milliseconds one request may take. */
  readonly timeout: number;
  /** Passes over remembered answers, the browser's too; a request under way is still shared. */
  readonly fresh: boolean;
  /** Whether the last good copy in the browser's storage may stand in for an answer. */
  readonly storage?: boolean | undefined;
  /** Gets an answer instead of the browser's policy: a program that harvests has a policy of its own. Throws LoadError. */
  readonly ask?:
    ((url: string, options?: { readonly finalStatus?: number | undefined }) => Promise<unknown>) | undefined;
  /** Media types for the header `Accept`; absent: those of a JSON Feed. */
  readonly accept?: string;
  /** An HTTP status that a retry does not change, although it is one of a server's fault. */
  readonly finalStatus?: number | undefined;
  /** Is told what was read. */
  readonly trace?: ReadingTrace;
}
