import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import { ConnectionError } from './connection-error.js';
import { readBody } from './read-body.js';

/** Most redirects that browsers follow (Fetch standard, "HTTP-redirect fetch"). */
const MOST_REDIRECTS = 20;
/** More than fits into one text of JavaScript. */
const LIMIT = { bytes: 600_000_000, mend: 'Give the address of a feed.' };

/** What a server answers. */
export interface ServerAnswer {
  /** The address that answered. */
  readonly url: string;
  /** Addresses that redirected to it, in their order. */
  readonly redirects: readonly string[];
  readonly status: number;
  readonly headers: Headers;
  /** The body, decompressed. */
  readonly bytes: Buffer;
}

/** How an address is asked for. */
export interface AskingTerms {
  /** What the page that asks would send as its origin. */
  readonly origin: string;
  /** Milliseconds for everything, redirects included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/**
 * Reads an address as a page on another site would, and follows redirects.
 * @returns the answer, whatever its status
 * @throws ConnectionError where there is no answer
 * @throws CommandError `unreadable` where redirects have no end or the answer is too long
 */
export async function readUrl(url: string, { origin, timeout, signal }: AskingTerms): Promise<ServerAnswer> {
  const limit = AbortSignal.timeout(timeout);
  const headers = {
    origin,
    accept: 'application/feed+json, application/json',
    'accept-encoding': 'gzip, br',
  };
  const redirects: string[] = [];
  let at = url;
  try {
    for (;;) {
      const response = await fetch(at, {
        headers,
        redirect: 'manual',
        signal: AbortSignal.any([limit, signal]),
      });
      const target = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || response.status === 304 || !target) {
        const bytes = await readBody(response, LIMIT);
        return { url: at, redirects, status: response.status, headers: response.headers, bytes };
      }
      await response.body?.cancel();
      redirects.push(at);
      if (redirects.length > MOST_REDIRECTS)
        throw refuse(url, `it redirects more than ${MOST_REDIRECTS} times`);
      at = new URL(target, at).href;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof CommandError ? error : new ConnectionError(at, error);
  }
}

function refuse(url: string, why: string): CommandError {
  return new CommandError(`${url}: ${why}. Give the address of a feed.`, EXIT.unreadable);
}
