import type { FeedReader } from './field-map.js';
import type { LoadError } from '../model/error.js';
import type { Requests, SourceQuery } from '../model/source.js';
import { createLoadError, isLoadError } from '../model/load-error.js';
import { readUrl } from '../sanitize/url.js';
import { readRecord, readText } from '../sanitize/text.js';

/** What the engines say of a fetch that failed; anything else that is thrown is a fault of the function. */
const FETCH_FAILED = /failed to fetch|load failed|network ?(?:error|response)/i;

/** The kinds that a function's own `LoadError` may have. */
const KINDS = /^(?:offline|network|blocked|timeout|status|format|not-found|config)$/;

/** A number for each function, to tell their answers apart. */
const numbers = new WeakMap<FeedReader, number>();
let count = 0;

/**
 * Asks a page's own function for a JSON Feed document, on the terms of every request: shared by all who ask for the same, remembered for a while, ended when
 * its time is up or nobody waits any longer.
 * @param name that the source goes by, for messages
 * @throws LoadError `timeout`, `network` where a fetch within it failed, the kind of a `LoadError` that it throws, `format` for all else
 */
export async function callReader(
  reader: FeedReader,
  name: string,
  { feed, name: item }: SourceQuery,
  { share }: Requests,
): Promise<unknown> {
  const number = numbers.get(reader) ?? ++count;
  numbers.set(reader, number);
  return share!(`${number} ${feed} ${item ?? ''}`, async (abort, timeout, fresh) => {
    const { signal } = abort;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(createLoadError('timeout', { url: feed }));
        abort.abort();
      }, timeout);
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
    try {
      // What is thrown at once must reject too: otherwise nobody listens to `late`, and its abort is an error on the host page.
      const answer = new Promise((resolve) => resolve(reader({ feed, name: item, signal, timeout, fresh })));
      // A copy, since a function may give the same object each time and change it in between; what was cleaned goes by the object.
      return { ...readRecord(await Promise.race([answer, late])) };
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw toLoadError(cause, name, feed);
    } finally {
      clearTimeout(timer);
    }
  });
}

/* Of a `LoadError` only the facts are taken: what the page made may lack the address that every message names. */
function toLoadError(cause: unknown, name: string, feed: string): LoadError {
  if (isLoadError(cause) && KINDS.test(cause.kind)) {
    const { kind, status, message } = cause;
    const detail = readText(cause.detail) ?? message;
    return createLoadError(kind, { url: readUrl(cause.url, feed) ?? feed, status, detail, cause });
  }
  const kind = cause instanceof TypeError && FETCH_FAILED.test(cause.message) ? 'network' : 'format';
  return createLoadError(kind, { url: feed, cause, detail: `the source "${name}" threw ${String(cause)}` });
}
