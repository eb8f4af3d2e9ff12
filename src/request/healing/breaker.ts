import type { LoadError } from '../../model/error.js';
import { createLoadError } from '../load-error.js';
import { pageState } from '../page-state.js';
import { LONGEST_WAIT, readRetryAfter } from './back-off.js';

/** Failed requests in a row after which a host is left in peace. */
const MOST_FAILURES = 3;
/** For how long, in milliseconds. */
const REST = 30_000;
/** The longest rest that a server can ask for. */
const LONGEST_REST = 300_000;

const { hosts } = pageState;

/**
 * Lets a request to a failing host pass, or not. Once its rest is over one request may try, and the others wait for what comes of it.
 * @param insists whether a person asked for it, who is always let pass
 * @throws LoadError of the kind of the last failure, which is its cause, where the host is to be left in peace
 */
export function admit(url: string, insists: boolean): void {
  const host = hosts.get(new URL(url).origin);
  if (!host || insists) return;
  if (Date.now() < host.until) {
    const { kind, status } = host.last;
    throw createLoadError(kind, { url, status, resting: true, cause: host.last });
  }
  if (host.failures >= MOST_FAILURES) host.until = Date.now() + REST;
}

/** Counts a request that failed for good, retries included; what was not even asked does not count. */
export function countFailure(url: string, failure: LoadError): void {
  const { origin } = new URL(url);
  const host = hosts.get(origin) ?? { failures: 0, until: 0, last: failure };
  host.failures++;
  host.last = failure;
  const wanted = readRetryAfter(failure.retryAfter) ?? 0;
  const rest = host.failures >= MOST_FAILURES ? REST : 0;
  host.until = Date.now() + Math.max(rest, wanted > LONGEST_WAIT ? Math.min(wanted, LONGEST_REST) : 0);
  hosts.set(origin, host);
}
