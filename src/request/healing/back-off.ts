import type { LoadError } from '../../model/error.js';
import { findReach } from '../diagnosis/reach.js';

/** Milliseconds before the first retry, at most. */
const FIRST = 500;
/** What each further wait is longer by. */
const GROWTH = 3;
/** Longest wait in milliseconds that a server may ask of a reader who looks at an empty place. */
export const LONGEST_WAIT = 10_000;
/** Most times that one address is asked again. */
const MOST_RETRIES = 2;

/**
 * How long to wait before an address is asked again: somewhere in the upper half of 0.5 s, then of 1.5 s, so that the widgets of a thousand pages do not
 * come back in one moment (Brooker, "Exponential Backoff And Jitter", 2015), and no less than the server asks for.
 * @param retry which retry it is, from 0
 * @returns milliseconds, or `undefined` where asking again is of no use: this page's policy forbids it, the device is offline, the time was up, or the server
 *   wants to be left in peace for longer than {@link LONGEST_WAIT}
 */
export async function chooseDelay(failure: LoadError, retry: number): Promise<number | undefined> {
  const { kind, url = '', retryAfter } = failure;
  if (kind === 'timeout' || retry === MOST_RETRIES || !navigator.onLine) return undefined;
  if (kind === 'network' && !retry && (await findReach(url)) === 'forbidden') return undefined;
  const wanted = readRetryAfter(retryAfter) ?? 0;
  if (wanted > LONGEST_WAIT) return undefined;
  return Math.max(wanted, FIRST * GROWTH ** retry * (0.5 + Math.random() / 2));
}

/**
 * Reads the header `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3).
 * @returns milliseconds from now, never negative; `undefined` where it is absent or neither
 */
export function readRetryAfter(text: string | undefined): number | undefined {
  const value = text?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}

/**
 * Waits, and leaves no listener on the signal.
 * @param delay milliseconds
 * @returns a promise that is rejected with the signal's reason when the signal is aborted, also before the wait begins
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
