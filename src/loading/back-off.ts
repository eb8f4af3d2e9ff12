import type { LoadError } from '../core/model/error.js';
import { probe } from './probe.js';

/** Milliseconds before the first retry, at most. */
const FIRST = 500;
/** What each further wait is longer by. */
const GROWTH = 3;
/** Longest wait in milliseconds that a server may ask of a reader who looks at an empty place. */
export const MAX_RETRY_AFTER = 10_000;
/** Most times that one address is asked again. */
const MAX_RETRIES = 2;

/**
 * How long to wait before an address is asked again: somewhere in the upper half of 0.5 s, then of 1.5 s, so that the widgets of a thousand pages do not
 * come back in one moment (Brooker, "Exponential Backoff And Jitter", 2015), and no less than the server asks for.
 * @param retry which retry it is, from 0
 * @returns milliseconds, or `undefined` where asking again is of no use: this page's policy forbids it, the device is offline, the time was up, or the server
 *   wants to be left in peace for longer than {@link MAX_RETRY_AFTER}
 */
export async function chooseDelay(failure: LoadError, retry: number): Promise<number | undefined> {
  const { kind, url = '', retryAfter } = failure;
  if (kind === 'timeout' || retry === MAX_RETRIES || !navigator.onLine) return undefined;
  if (kind === 'network' && !retry && (await probe(url)) === 'forbidden') return undefined;
  const wanted = readRetryAfter(retryAfter) ?? 0;
  if (wanted > MAX_RETRY_AFTER) return undefined;
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

/** Waits; an abort ends it with the signal's reason. */
export function pause(delay: number, signal: AbortSignal): Promise<void> {
  return new Promise((resume, reject) => {
    const timer = setTimeout(resume, delay);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
