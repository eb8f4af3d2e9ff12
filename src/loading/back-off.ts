import type { LoadError } from '../core/model/error.js';
import { readRetryAfter } from '../core/retry-after.js';
import { probe } from './probe.js';

/** Maximum delay of the first retry, in milliseconds. */
const FIRST_DELAY = 500;
/** Factor between the delays of two retries. */
const GROWTH = 3;
/** Maximum `Retry-After` in milliseconds that a retry waits for, while the reader sees only a skeleton. */
export const MAX_RETRY_AFTER = 10_000;
/** Maximum number of retries of one request. */
const MAX_RETRIES = 2;

/**
 * Returns the delay of a retry: at random in the upper half of 0.5 s, then of 1.5 s, so that the elements of
 * a thousand pages do not retry at the same moment (Brooker, "Exponential Backoff And Jitter", 2015), and at
 * least the delay that the server sets with `Retry-After`.
 * @param count of earlier retries
 * @returns milliseconds; `undefined` where a retry cannot help: the page's policy forbids the URL, the server
 *   refuses this page, the device is offline, the request timed out, or the server sets more than
 *   {@link MAX_RETRY_AFTER}
 */
export async function chooseDelay(failure: LoadError, count: number): Promise<number | undefined> {
  const { kind, url = '', retryAfter } = failure;
  if (kind === 'timeout' || count === MAX_RETRIES || !navigator.onLine) return undefined;
  if (kind === 'network' && !count && /^forb|^ref/.test(await probe(url))) return undefined;
  const minimum = readRetryAfter(retryAfter) ?? 0;
  if (minimum > MAX_RETRY_AFTER) return undefined;
  return Math.max(minimum, FIRST_DELAY * GROWTH ** count * (0.5 + Math.random() / 2));
}

/**
 * Waits, and leaves no listener on the signal.
 * @param delay milliseconds
 * @returns a promise that is rejected with the signal's reason when the signal is aborted, also before the
 *   wait begins
 */
export async function pause(delay: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, delay);
    signal.addEventListener('abort', end);
  });
  signal.throwIfAborted();
}
