import { HttpError } from './http-error.js';
import type { ReceivedResponse } from './send-request.js';

/** A successful response. */
export interface SuccessfulResponse {
  /** Media type in lower case without parameters; empty where the response has none. */
  readonly type: string;
  /** The parameter `charset` of the media type. */
  readonly charset?: string | undefined;
  readonly body: Buffer;
  /** Milliseconds from the request to the end of the response. */
  readonly duration: number;
}

/**
 * Returns type and body of a successful response.
 * @param hasResponded whether the same interface responded to an earlier request; for the error
 * @throws HttpError for any status but 200 to 299
 */
export function readResponse(
  { url, status, headers, bytes, duration }: ReceivedResponse,
  hasResponded = false,
): SuccessfulResponse {
  const mediaType = headers.get('content-type') ?? '';
  const type = mediaType.split(';')[0]!.trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(mediaType)?.[1];
  if (status >= 200 && status < 300) return { type, charset, body: bytes, duration };
  throw new HttpError(url, status, type, headers.get('retry-after') ?? undefined, hasResponded);
}
