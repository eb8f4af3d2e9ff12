import pRetry from 'p-retry';
import { ConnectionError } from './connection-error.js';
import { followRedirects, type Followed } from './follow-redirects.js';
import { sendRequest, type ReceivedResponse } from './send-request.js';

/** Larger than any string that JavaScript can hold. */
const LIMIT = { bytes: 600_000_000, hint: 'Give the URL of a feed.' };

/** One retry over a new connection: a server may close a kept connection just as a request arrives. */
const RETRY = { retries: 1, minTimeout: 100 };

/** Options of {@link requestAsPage}. */
export interface PageRequestOptions {
  /** Value of the `Origin` header, as the page would send it. */
  readonly origin: string;
  /** Milliseconds for the whole request, redirects included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/**
 * Requests a URL as a page on another site does. Follows redirects, also from https to http, and returns
 * their URLs with the response.
 * @returns the response, whatever its status
 * @throws ConnectionError where the server does not respond
 * @throws RedirectError where redirects form a loop or lead to no URL
 * @throws CommandError `EXIT.unreadable` where the response is too long
 */
export async function requestAsPage(
  url: string,
  { origin, timeout, signal }: PageRequestOptions,
): Promise<Followed<ReceivedResponse>> {
  const headers = {
    origin,
    accept: 'application/feed+json, application/json',
    'accept-encoding': 'gzip, br',
  };
  const timeoutSignal = AbortSignal.timeout(timeout);
  const shouldRetry = ({ error }: { error: Error }) =>
    error instanceof ConnectionError && error.isRetryable && !timeoutSignal.aborted;
  const request = (at: string) =>
    pRetry(() => sendRequest(at, { headers, limit: LIMIT, timeoutSignal, signal }), {
      ...RETRY,
      signal,
      shouldRetry,
    });
  return followRedirects(url, request, { allowsDowngrade: true });
}
