import type { FeedReader } from './field-map.js';
import type { LoadError } from '../model/error.js';
import type { Requests, SourceQuery } from '../model/source.js';
import { createLoadError, isLoadError } from '../model/load-error.js';
import { readUrl } from '../sanitize/url.js';
import { readRecord, readText } from '../sanitize/text.js';

/** Messages of browsers for a failed `fetch`. Any other exception is a bug of the page's function. */
const FETCH_FAILED = /failed to fetch|load failed|network ?(?:error|response)/i;

/** Kinds that a `LoadError` of the function itself may have. */
const KINDS = /^(?:offline|network|blocked|timeout|status|format|not-found|config)$/;

/** A number for each function, so that two functions never share a result. */
const ids = new WeakMap<FeedReader, number>();
let lastId = 0;

/**
 * Calls a page's own function for a JSON Feed document. The call follows the rules of every request: elements
 * that need the same document share it, its result stays in memory for a while, and it aborts at the timeout
 * or when no element waits any longer.
 * @param name name of the source, for messages
 * @returns a shallow copy of the document
 * @throws LoadError `timeout`; `network` where a fetch in the function failed; the kind of a `LoadError` that
 *   the function throws; `format` for everything else
 */
export async function callReader(
  reader: FeedReader,
  name: string,
  { feed, name: item }: SourceQuery,
  { share }: Requests,
): Promise<unknown> {
  const id = ids.get(reader) ?? ++lastId;
  ids.set(reader, id);
  return share!(`${id} ${feed} ${item ?? ''}`, async (abort, timeout, fresh) => {
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
      // An exception of the call itself must reject this promise too. Otherwise nothing handles the rejection
      // of `late`, which the browser reports as an error of the page.
      const result = new Promise((resolve) => resolve(reader({ feed, name: item, signal, timeout, fresh })));
      // A copy, because sanitized documents are cached by object: a function may change its object and return
      // it again.
      return { ...readRecord(await Promise.race([result, late])) };
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw toLoadError(cause, name, feed);
    } finally {
      clearTimeout(timer);
    }
  });
}

/* Copies only known facts of a page's own `LoadError`, and adds the URL of the feed where it has none. */
function toLoadError(cause: unknown, name: string, feed: string): LoadError {
  if (isLoadError(cause) && KINDS.test(cause.kind)) {
    const { kind, status, message } = cause;
    const detail = readText(cause.detail) ?? message;
    return createLoadError(kind, { url: readUrl(cause.url, feed) ?? feed, status, detail, cause });
  }
  const kind = cause instanceof TypeError && FETCH_FAILED.test(cause.message) ? 'network' : 'format';
  return createLoadError(kind, { url: feed, cause, detail: `the source "${name}" threw ${String(cause)}` });
}
