import { CommandError } from '../report/command-error.js';
import { ConnectionError } from './connection-error.js';
import { readBody, type BodyLimit } from './read-body.js';
import { writeUserAgent } from './user-agent.js';

/** Statuses of a redirect, where there is a `Location` (Fetch standard, "redirect status"). */
const REDIRECT_STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/** How an address is asked. */
export interface RequestOptions {
  /** Beside the User-Agent of this program, unless they hold another. */
  readonly headers: Readonly<Record<string, string>>;
  readonly limit: BodyLimit;
  /** Aborts when the time for the whole answer is over. */
  readonly late: AbortSignal;
  /** Aborts when nobody waits any more. */
  readonly signal: AbortSignal;
}

/** What a server answers. */
export interface ServerAnswer {
  /** The address that answered. */
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body, decompressed; empty where the status is none of success. */
  readonly bytes: Buffer;
}

/** An answer that says only where another one is. */
export interface Redirect {
  /** Address, perhaps a relative one. */
  readonly target: string;
}

/**
 * Asks one address, once, and follows no redirect.
 * @returns the answer, whatever its status
 * @throws ConnectionError where no whole answer comes
 * @throws CommandError where it is longer than the limit
 * @throws the signal's reason when it is aborted
 */
export async function sendRequest(
  url: string,
  { headers, limit, late, signal }: RequestOptions,
): Promise<ServerAnswer | Redirect> {
  try {
    const response = await fetch(url, {
      headers: { 'user-agent': writeUserAgent(), ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, late]),
    });
    const { status, ok } = response;
    const target = REDIRECT_STATUSES.includes(status) && response.headers.get('location');
    if (!ok) await response.body?.cancel();
    // Headers come as bytes, in which some servers write UTF-8.
    if (target) return { target: Buffer.from(target, 'latin1').toString('utf8') };
    const bytes = ok ? await readBody(response, limit) : Buffer.alloc(0);
    return { url, status, headers: response.headers, bytes };
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof CommandError ? error : new ConnectionError(url, error);
  }
}
