import type { LoadError } from '../../model/error.js';
import { readCopy } from '../copies/copies.js';
import { fetchJson } from '../fetch-json.js';
import { canHeal, isLoadError } from '../load-error.js';
import { pageState } from '../page-state.js';
import type { ReadOptions } from '../read-options.js';
import { chooseDelay, pause } from './back-off.js';
import { countFailure } from './breaker.js';

const { facts, hosts } = pageState;

/**
 * What can be done after a failure that can heal: ask again, with pauses, and where that does not help, take the last good copy.
 * @param failure of the first request
 * @returns the JSON; a copy is marked as one in the page's facts
 * @throws LoadError the last failure, where there is no copy; the signal's reason when it is aborted
 */
export async function heal(
  failure: LoadError,
  url: string,
  abort: AbortController,
  options: Pick<ReadOptions, 'timeout' | 'storage' | 'accept'>,
): Promise<unknown> {
  const { resting } = failure;
  const result = resting ? failure : await askAgain(failure, url, abort, options);
  if (!isLoadError(result)) return result;
  if (!resting) countFailure(url, result);
  const copy = options.storage && canHeal(result) ? await readCopy(url) : undefined;
  if (!copy) throw result;
  facts.set(copy.json, { copy: { time: copy.time, failure: result } });
  return copy.json;
}

/** The answer, or the last failure. */
async function askAgain(
  first: LoadError,
  url: string,
  abort: AbortController,
  options: Pick<ReadOptions, 'timeout' | 'accept'>,
): Promise<unknown> {
  let failure = first;
  for (let retry = 0; canHeal(failure); retry++) {
    const delay = await chooseDelay(failure, retry);
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
