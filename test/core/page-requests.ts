import { makeRequests } from '../../src/loading/load-content.js';
import type { LoadOptions } from '../../src/loading/load-request.js';
import type { PageRequests } from '../../src/loading/page-requests.js';

/** Returns the requests of an element, with a signal that is never aborted and a timeout of a minute. */
export function openPageRequests(options: Partial<LoadOptions> = {}): PageRequests {
  const { signal } = new AbortController();
  return makeRequests({ signal, timeout: 60_000, fresh: false, storage: true, ...options });
}
