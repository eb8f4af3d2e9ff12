import type { ErrorKind } from '../core/model/error.js';
import { createLoadError } from '../core/model/load-error.js';
import { pageState } from './page-state.js';
import type { ReadOptions } from './load-request.js';

/** Kinds of failures, by the name of the error that a fetch or parser throws. */
const KINDS: Readonly<Record<string, ErrorKind>> = { TypeError: 'network', SyntaxError: 'format' };

/**
 * Requests JSON from a URL once, with a simple GET (only `Accept`, no credentials), so that no server
 * receives a preflight.
 * @param url absolute http(s) URL
 * @param abort aborts the request, also at the timeout
 * @param options `timeout`: milliseconds for the whole response, body included; `fresh`: the browser
 *   revalidates its HTTP cache; `accept`: media types, by default those of a JSON Feed
 * @returns the parsed body
 * @throws LoadError `network` (also where the browser hides the reason), `timeout`, `status` or `format`
 */
export async function fetchJson(
  url: string,
  abort: AbortController,
  {
    timeout,
    fresh,
    accept = 'application/feed+json, application/json',
  }: Pick<ReadOptions, 'timeout' | 'accept'> & Partial<Pick<ReadOptions, 'fresh'>>,
): Promise<unknown> {
  let detail: string | undefined;
  let [text, length] = ['', 0];
  let isLate = false as boolean;
  // Not `AbortSignal.timeout`: in WebKit, a stalled body outlasts it.
  const timer = setTimeout(() => {
    isLate = true;
    abort.abort();
  }, timeout);
  try {
    const response = await fetch(url, {
      headers: { Accept: accept },
      credentials: 'omit',
      cache: fresh ? 'no-cache' : 'default',
      signal: abort.signal,
    });
    const { ok, status, headers } = response;
    // Readable across origins only where the server exposes it (Fetch standard, "CORS-safelisted
    // response-header name").
    const retryAfter = headers.get('retry-after') ?? undefined;
    if (!ok) throw createLoadError('status', { url, status, retryAfter });
    detail = headers.get('content-type') ?? undefined;
    length = Number(headers.get('content-length'));
    text = await response.text();
    const json = JSON.parse(text) as unknown;
    if (json instanceof Object) pageState.info.set(json, { size: text.length });
    return json;
  } catch (cause) {
    // Engines throw different errors for a body that the timeout cuts, so the timer decides.
    // Firefox returns a cut body as if it were complete. The text lacks the byte order mark (3 bytes).
    const isCut = new Blob([text]).size + 3 < length;
    const kind = isLate ? 'timeout' : isCut ? 'network' : KINDS[(cause as Error).name];
    throw kind ? createLoadError(kind, { url, cause, detail }) : cause;
  } finally {
    clearTimeout(timer);
  }
}
