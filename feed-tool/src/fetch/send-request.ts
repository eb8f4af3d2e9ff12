import { CommandError } from '../report/command-error.js';
import { ConnectionError } from './connection-error.js';
import { chooseProxy } from './proxy/choose-proxy.js';
import { fetchByProxy } from './proxy/fetch-by-proxy.js';
import { readBody, type BodyLimit } from './read-body.js';
import { writeUserAgent } from './user-agent.js';

/** Statuses of a redirect, where there is a `Location` (Fetch standard, "redirect status"). */
const REDIRECT_STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/** Options of {@link sendRequest}. */
export interface RequestOptions {
  /** Headers besides the User-Agent, which they may override. */
  readonly headers: Readonly<Record<string, string>>;
  readonly limit: BodyLimit;
  /** Aborts when the time for the whole response is over. */
  readonly timeoutSignal: AbortSignal;
  /** Aborts when the caller cancels the request. */
  readonly signal: AbortSignal;
}

/** A response, whatever its status. */
export interface ReceivedResponse {
  /** URL that sent the response. */
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body, decompressed; empty unless the status is 200 to 299. */
  readonly bytes: Buffer;
  /** Milliseconds from the request to the end of the response. */
  readonly duration: number;
}

/** A redirect response. */
export interface Redirect {
  /** Value of `Location`: a URL, perhaps relative. */
  readonly target: string;
}

/**
 * Requests one URL once, without following redirects, through the proxy that the environment names.
 * @returns the response, whatever its status
 * @throws ConnectionError where the server sends no complete response
 * @throws CommandError where the response is longer than the limit, or the environment names no usable proxy
 * @throws the signal's reason when it is aborted
 */
export async function sendRequest(
  url: string,
  { headers, limit, timeoutSignal, signal }: RequestOptions,
): Promise<ReceivedResponse | Redirect> {
  const proxy = chooseProxy(url);
  const start = performance.now();
  try {
    const init: RequestInit = {
      headers: { 'user-agent': writeUserAgent(), ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeoutSignal]),
    };
    const response = await fetchByProxy(url, init, proxy);
    const { status, ok } = response;
    const target = REDIRECT_STATUSES.includes(status) && response.headers.get('location');
    if (!ok) await response.body?.cancel();
    // `fetch` decodes headers as Latin-1, but some servers write UTF-8.
    if (target) return { target: Buffer.from(target, 'latin1').toString('utf8') };
    const bytes = ok ? await readBody(response, limit) : Buffer.alloc(0);
    return { url, status, headers: response.headers, bytes, duration: performance.now() - start };
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof CommandError ? error : new ConnectionError(url, error, proxy);
  }
}
