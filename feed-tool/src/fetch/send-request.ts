import { CommandError } from '../report/command-error.js';
import { ConnectionError } from './connection-error.js';
import { HttpError } from './http-error.js';
import { readBody, type BodyLimit } from './read-body.js';

/** What is asked for. */
export interface RequestTerms {
  readonly accept: string;
  readonly userAgent: string;
  /** Milliseconds for the whole answer, body included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly limit: BodyLimit;
}

/** An answer with a status of success. */
export interface Answer {
  /** Where it came from at last, redirects followed. */
  readonly url: string;
  /** Media type in lower case without parameters; empty where none was given. */
  readonly type: string;
  readonly body: Buffer;
}

/**
 * Asks one address, once.
 * @throws HttpError for any status but 200 to 299
 * @throws ConnectionError where no whole answer comes
 * @throws CommandError where it is longer than the limit
 * @throws the signal's reason when it is aborted
 */
export async function sendRequest(
  url: string,
  { accept, userAgent, timeout, signal, limit }: RequestTerms,
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      headers: { accept, 'user-agent': userAgent },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
    const { headers, status, ok } = response;
    const type = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    if (!ok) {
      await response.body?.cancel();
      throw new HttpError(url, status, type, headers.get('retry-after') ?? undefined);
    }
    return { url: response.url, type, body: await readBody(response, limit) };
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof CommandError ? error : new ConnectionError(url, error);
  }
}
