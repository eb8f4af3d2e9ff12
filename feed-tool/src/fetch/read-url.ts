import pRetry from 'p-retry';
import { ConnectionError } from './connection-error.js';
import { followRedirects, type Followed } from './follow-redirects.js';
import { sendRequest, type ServerAnswer } from './send-request.js';

/** More than fits into one text of JavaScript. */
const LIMIT = { bytes: 600_000_000, hint: 'Give the address of a feed.' };

/**
 * Servers close connections that were kept, perhaps as they are asked over one: once more, over a new one,
 * shows whether it was that.
 */
const AGAIN = { retries: 1, minTimeout: 100 };

/** How an address is asked for. */
export interface ReadOptions {
  /** What the page that asks would send as its origin. */
  readonly origin: string;
  /** Milliseconds for everything, redirects included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/**
 * Reads an address as a page on another site would, and follows redirects, also out of https: who asks is to
 * hear of it.
 * @returns the answer, whatever its status
 * @throws ConnectionError where there is no answer
 * @throws RedirectError where redirects have no end or lead to no address
 * @throws CommandError `EXIT.unreadable` where the answer is too long
 */
export async function readUrl(
  url: string,
  { origin, timeout, signal }: ReadOptions,
): Promise<Followed<ServerAnswer>> {
  const headers = {
    origin,
    accept: 'application/feed+json, application/json',
    'accept-encoding': 'gzip, br',
  };
  const late = AbortSignal.timeout(timeout);
  const ask = (at: string) => sendRequest(at, { headers, limit: LIMIT, late, signal });
  const askAgain = (at: string) =>
    pRetry(() => ask(at), { ...AGAIN, signal, shouldRetry: canAskAgain(late) });
  return followRedirects(url, askAgain, { allowsDowngrade: true });
}

function canAskAgain(late: AbortSignal) {
  return ({ error }: { error: Error }) =>
    error instanceof ConnectionError && error.isRetryable && !late.aborted;
}
