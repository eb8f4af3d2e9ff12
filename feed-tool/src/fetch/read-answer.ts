import { HttpError } from './http-error.js';
import type { ServerAnswer } from './send-request.js';

/** An answer with a status of success. */
export interface Answer {
  /** Media type in lower case without parameters; empty where none was given. */
  readonly type: string;
  readonly body: Buffer;
}

/**
 * Reads what a server answers as what was asked for.
 * @throws HttpError for any status but 200 to 299
 */
export function readAnswer({ url, status, headers, bytes }: ServerAnswer): Answer {
  const type = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (status >= 200 && status < 300) return { type, body: bytes };
  throw new HttpError(url, status, type, headers.get('retry-after') ?? undefined);
}
