import type { LoadError } from '../core/model/error.js';
import { createLoadError } from '../core/model/load-error.js';
import { readRetryAfter } from '../core/retry-after.js';
import { MAX_RETRY_AFTER } from './back-off.js';
import { pageState } from './page-state.js';

/** Failed requests in a row after which the circuit of a host opens. */
const MAX_FAILURES = 3;
/** Milliseconds for which a circuit stays open. */
const COOL_DOWN = 30_000;
/** Maximum cool-down in milliseconds that a server can set with `Retry-After`. */
const MAX_COOL_DOWN = 300_000;

const { hosts } = pageState;

/**
 * Throws where the circuit of a host is open. After the cool-down, one request passes; the others fail until
 * it succeeds.
 * @param isForced whether a person started the request, which then always passes
 * @throws LoadError of the kind of the last failure, which is its cause
 */
export function checkCircuit(url: string, isForced: boolean): void {
  const host = hosts.get(new URL(url).origin);
  if (!host || isForced) return;
  if (Date.now() < host.until) {
    const { kind, status } = host.last;
    throw createLoadError(kind, { url, status, isCircuitOpen: true, cause: host.last });
  }
  if (host.failures >= MAX_FAILURES) host.until = Date.now() + COOL_DOWN;
}

/**
 * Counts a request that failed, retries included. A request that the open circuit prevented does not count.
 */
export function recordFailure(url: string, failure: LoadError): void {
  const { origin } = new URL(url);
  const host = hosts.get(origin) ?? { failures: 0, until: 0, last: failure };
  host.failures++;
  host.last = failure;
  const retryAfter = readRetryAfter(failure.retryAfter) ?? 0;
  const coolDown = host.failures >= MAX_FAILURES ? COOL_DOWN : 0;
  const requested = retryAfter > MAX_RETRY_AFTER ? Math.min(retryAfter, MAX_COOL_DOWN) : 0;
  host.until = Date.now() + Math.max(coolDown, requested);
  hosts.set(origin, host);
}
