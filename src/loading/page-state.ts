import type { LoadError } from '../core/model/error.js';
import type { CachedResponse } from './load-request.js';

/** A request that is under way, or its response. */
export interface SharedResponse {
  readonly response: Promise<unknown>;
  readonly abort: AbortController;
  /** Time of the response in milliseconds; 0 while the request is under way. */
  since: number;
  readers: number;
}

/** A host whose last request failed. */
export interface FailingHost {
  /** Failed requests in a row. */
  failures: number;
  /** Time in milliseconds at which the circuit closes again. */
  until: number;
  last: LoadError;
}

/** Information about a response besides its JSON. */
export interface ResponseInfo {
  /** Length of its text in UTF-16 units. */
  readonly size?: number;
  /** Set where it comes from the response cache. */
  readonly cached?: CachedResponse;
}

interface PageState {
  readonly requests: Map<string, SharedResponse>;
  /** Failing hosts by origin; empty as long as every request succeeds. */
  readonly hosts: Map<string, FailingHost>;
  /** Information about responses by their JSON. */
  readonly info: WeakMap<object, ResponseInfo>;
}

/**
 * Key of the state. It changes with the shape of the state, so that two versions of the library share only a
 * state of the same shape.
 */
const key = Symbol.for('fao-widgets requests 3');
const page = globalThis as { [key]?: PageState | undefined };

/**
 * Requests, failing hosts and information about responses, once for the page: two copies of the library on
 * it (a module, and a bundle of the page) share each request too.
 */
export const pageState: PageState = (page[key] ??= {
  requests: new Map(),
  hosts: new Map(),
  info: new WeakMap(),
});
