import type { ErrorKind } from '../core/model/error.js';
import { createLoadError } from '../core/model/load-error.js';
import { pageState } from './page-state.js';
import type { ReadOptions } from './read-options.js';

/** What a failed fetch or parse is, by the name of what it throws. */
const KINDS: Readonly<Record<string, ErrorKind>> = { TypeError: 'network', SyntaxError: 'format' };

/**
 * Requests JSON from one URL, once: a simple GET (`Accept` only, no credentials), so that no server sees a preflight.
 * @param url absolute http(s) URL
 * @param abort aborts the request, also when the time is up
 * @param options `timeout`: milliseconds for the whole answer, body included; `fresh`: the browser revalidates its own
 *   cache; `accept`: media types, a JSON Feed's where it is absent
 * @returns the parsed body
 * @throws LoadError `network` (also for what a browser does not tell from it), `timeout`, `status` or `format`
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
  let late = false as boolean;
  // `AbortSignal.timeout` would do, but WebKit lets a body stall on over it.
  const timer = setTimeout(() => {
    late = true;
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
    // Readable on another origin only where the server exposes it (Fetch standard, "CORS-safelisted response-header name").
    const retryAfter = headers.get('retry-after') ?? undefined;
    if (!ok) throw createLoadError('status', { url, status, retryAfter });
    detail = headers.get('content-type') ?? undefined;
    length = Number(headers.get('content-length'));
    text = await response.text();
    const json = JSON.parse(text) as unknown;
    if (json instanceof Object) pageState.facts.set(json, { size: text.length });
    return json;
  } catch (cause) {
    // Engines differ in what a body that was cut by a time limit throws; the limit itself tells.
    // Firefox gives what came before a line broke for the whole; a byte order mark is not in the text.
    const isCut = new Blob([text]).size + 3 < length;
    const kind = late ? 'timeout' : isCut ? 'network' : KINDS[(cause as Error).name];
    throw kind ? createLoadError(kind, { url, cause, detail }) : cause;
  } finally {
    clearTimeout(timer);
  }
}
