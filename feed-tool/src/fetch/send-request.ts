import { ConnectionError } from './connection-error.js';
import { HttpError } from './http-error.js';

/** What is asked for. */
export interface RequestTerms {
  readonly accept: string;
  readonly userAgent: string;
  /** Milliseconds for the whole answer, body included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
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
 * @throws the signal's reason when it is aborted
 */
export async function sendRequest(
  url: string,
  { accept, userAgent, timeout, signal }: RequestTerms,
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      headers: { accept, 'user-agent': userAgent },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
    const { headers, status, ok } = response;
    const type = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    const body = Buffer.from(await response.arrayBuffer());
    if (!ok) throw new HttpError(url, status, type, headers.get('retry-after') ?? undefined);
    return { url: response.url, type, body };
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof HttpError ? error : new ConnectionError(url, error);
  }
}
