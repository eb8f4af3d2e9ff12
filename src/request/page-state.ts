import type { StoredCopy } from '../model/source.js';
import type { LoadError } from '../model/error.js';

/** A request that is under way, or its answer. */
export interface SharedAnswer {
  readonly answer: Promise<unknown>;
  readonly abort: AbortController;
  /** Time of the answer in milliseconds; 0 while it is under way. */
  since: number;
  readers: number;
}

/** What is known of a host whose last request failed. */
export interface FailingHost {
  /** Requests that failed since the last that did not. */
  failures: number;
  /** Time in milliseconds before which it is left in peace. */
  until: number;
  last: LoadError;
}

/** What is known of an answer besides its JSON. */
export interface AnswerFacts {
  /** Length of its text in UTF-16 units. */
  readonly size?: number;
  /** Set where it comes from the browser's storage, since the network failed. */
  readonly copy?: StoredCopy;
}

interface PageState {
  readonly requests: Map<string, SharedAnswer>;
  /** By origin; empty as long as all is well. */
  readonly hosts: Map<string, FailingHost>;
  readonly facts: WeakMap<object, AnswerFacts>;
}

/** Changes with the form of what is shared, so that two versions of the library share only what both understand. */
const key = Symbol.for('fao-widgets requests 1');
const page = globalThis as { [key]?: PageState | undefined };

/**
 * Requests, failing hosts and facts about answers, one set for the page: two copies of the library on it (a module and a bundle of the page's own) ask each
 * address once, too.
 */
export const pageState: PageState = (page[key] ??= {
  requests: new Map(),
  hosts: new Map(),
  facts: new WeakMap(),
});
