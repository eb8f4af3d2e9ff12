import type { LoadError } from '../core/model/error.js';
import { isLoadError, isRetryable } from '../core/model/load-error.js';
import { chooseDelay, pause } from './back-off.js';
import { recordFailure } from './circuit-breaker.js';
import { fetchJson } from './fetch-json.js';
import { pageState } from './page-state.js';
import type { ReadOptions } from './load-request.js';
import { readCachedResponse } from './response-cache.js';

const { info, hosts } = pageState;

/**
 * Retries a failed request with growing delays. Where no retry helps, it returns the last good response from
 * the response cache.
 * @param failure of the first request
 * @returns the JSON; the state of the page marks one that comes from the cache
 * @throws LoadError the last failure, where the cache has no response; the signal's reason when it aborts
 */
export async function retry(
  failure: LoadError,
  url: string,
  abort: AbortController,
  options: Pick<ReadOptions, 'timeout' | 'storage' | 'accept'>,
): Promise<unknown> {
  const { isCircuitOpen } = failure;
  const result = isCircuitOpen ? failure : await requestAgain(failure, url, abort, options);
  if (!isLoadError(result)) return result;
  if (!isCircuitOpen) recordFailure(url, result);
  const cached = options.storage && isRetryable(result) ? await readCachedResponse(url) : undefined;
  if (!cached) throw result;
  info.set(cached.json, { cached: { time: cached.time, failure: result } });
  return cached.json;
}

/** Returns the JSON, or the last failure. */
async function requestAgain(
  first: LoadError,
  url: string,
  abort: AbortController,
  options: Pick<ReadOptions, 'timeout' | 'accept'>,
): Promise<unknown> {
  let failure = first;
  for (let count = 0; isRetryable(failure); count++) {
    const delay = await chooseDelay(failure, count);
    if (delay === undefined) break;
    await pause(delay, abort.signal);
    try {
      const json = await fetchJson(url, abort, { ...options, fresh: true });
      hosts.delete(new URL(url).origin);
      return json;
    } catch (error) {
      if (!isLoadError(error)) throw error;
      failure = error;
    }
  }
  return failure;
}
