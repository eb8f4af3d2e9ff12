import { isLoadError, isRetryable } from '../core/model/load-error.js';
import { fetchJson } from './fetch-json.js';
import { pageState, type SharedResponse } from './page-state.js';
import type { ReadOptions } from './load-request.js';

/** Milliseconds for which a response in memory is used. */
export const LIFETIME = 300_000;

const { requests, hosts, info } = pageState;

/**
 * Returns the JSON at a URL. All callers that accept the same media types share one request within the
 * lifetime of its response. It aborts only when all of its callers have aborted. Failed requests are retried
 * and not kept in memory; where no retry helps, the response cache replaces the response, and the trace
 * records it.
 * @throws LoadError as {@link fetchJson}; the signal's reason when it aborts
 */
export async function readJson(url: string, options: ReadOptions): Promise<unknown> {
  const { trace } = options;
  const key = (options.accept ?? '') + url;
  const json = await readShared(key, options, (abort) => requestJson(url, abort, options));
  if (trace && json instanceof Object) {
    trace.responses.set(url, json);
    trace.cached ??= info.get(json)?.cached;
  }
  return json;
}

/* The part that handles failures loads with the first one. */
async function requestJson(url: string, abort: AbortController, options: ReadOptions): Promise<unknown> {
  try {
    if (hosts.size) (await import('../parts/failure.js')).checkCircuit(url, options.fresh);
    const json = await fetchJson(url, abort, options);
    if (hosts.size) hosts.delete(new URL(url).origin);
    return json;
  } catch (failure) {
    if (!isLoadError(failure) || !isRetryable(failure) || failure.status === (options.finalStatus ?? 0))
      throw failure;
    let retry;
    try {
      retry = (await import('../parts/failure.js')).retry;
    } catch {
      // Without a network, the part can't be loaded either.
      throw failure;
    }
    return retry(failure, url, abort, options);
  }
}

/**
 * Returns the result of a call, shared and kept in memory by its key, as {@link readJson} does for responses.
 * @param call runs where no result is in memory or under way
 * @throws what the call throws; the signal's reason when it aborts
 */
export async function readShared(
  key: string,
  options: ReadOptions,
  call: (abort: AbortController, timeout: number, fresh: boolean) => Promise<unknown>,
): Promise<unknown> {
  const { signal, timeout, fresh } = options;
  signal.throwIfAborted();
  let shared = requests.get(key);
  if (!shared || (shared.since && (fresh || Date.now() - shared.since > LIFETIME))) {
    const abort = new AbortController();
    shared = share(key, abort, call(abort, timeout, fresh));
  }
  return join(shared, signal);
}

/** Drops every response in memory and closes all circuits, for tests that serve one URL twice. */
export function clearResponses(): void {
  for (const [url, { since }] of requests) if (since) requests.delete(url);
  hosts.clear();
}

function share(key: string, abort: AbortController, response: Promise<unknown>): SharedResponse {
  const before = requests.get(key);
  const shared: SharedResponse = { response, abort, since: 0, readers: 0 };
  requests.set(key, shared);
  // A failed renewal keeps the earlier response.
  const drop = () => {
    if (requests.get(key) !== shared) return;
    if (before) requests.set(key, before);
    else requests.delete(key);
  };
  abort.signal.onabort = drop;
  response.then((json) => {
    if (info.get(json as object)?.cached) drop();
    shared.since = Date.now();
  }, drop);
  return shared;
}

function join(shared: SharedResponse, signal: AbortSignal): Promise<unknown> {
  shared.readers++;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      if (!--shared.readers && !shared.since) shared.abort.abort();
      reject(signal.reason as Error);
    });
    shared.response.then(resolve, reject);
  });
}
