import { HttpError } from './http-error.js';
import type { ServerAnswer } from './send-request.js';

/** A successful response. */
export interface Answer {
  /** Media type in lower case without parameters; empty where none was given. */
  readonly type: string;
  readonly body: Buffer;
}

/**
 * Returns type and body of a successful response.
 * @throws HttpError for any status but 200 to 299
 */
export function readAnswer({ url, status, headers, bytes }: ServerAnswer): Answer {
  const type = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (status >= 200 && status < 300) return { type, body: bytes };
  throw new HttpError(url, status, type, headers.get('retry-after') ?? undefined);
}
