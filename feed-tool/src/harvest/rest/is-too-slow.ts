import { isLoadError } from 'fao-widgets-core';
import { ConnectionError } from '../../fetch/connection-error.js';

/**
 * Whether a request failed because the server needed too much time for it: at the timeout of the client, or
 * at that of a proxy in front of the server (504; RFC 9110, section 15.6.5). The same request again would
 * start the same work anew, while the server may still do the first.
 */
export function isTooSlow(error: unknown): boolean {
  return (
    isLoadError(error) &&
    (error.status === 504 || (error.cause instanceof ConnectionError && error.cause.isTimeout))
  );
}

/**
 * Returns the reason why an item is skipped that takes too long.
 * @param timeout of the request, in milliseconds
 */
export function describeSlowness(timeout: number): string {
  return `the repository needs more than ${timeout / 1_000} seconds for it; raise --timeout`;
}
