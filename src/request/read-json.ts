import { fetchJson } from './fetch-json.js';

/** How long an answer is taken for good, in milliseconds. */
export const LIFETIME = 300_000;

/** What a reader gives along with the address. */
export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Milliseconds one request may take. */
  readonly timeout: number;
  /** Passes over remembered answers, the browser's too; a request under way is still shared. */
  readonly fresh: boolean;
}

interface Shared {
  readonly answer: Promise<unknown>;
  readonly abort: AbortController;
  /** Time of the answer in milliseconds; 0 while it is under way. */
  since: number;
  readers: number;
}

const requests = new Map<string, Shared>();

/**
 * Gives the JSON at an address: one request for all who ask within the answer's lifetime. A reader that aborts leaves the others
 * alone; the last one to leave aborts the request. Failures are not remembered.
 * @throws LoadError as {@link fetchJson}; the signal's reason when it is aborted
 */
export async function readJson(url: string, { signal, timeout, fresh }: ReadOptions): Promise<unknown> {
  signal.throwIfAborted();
  let shared = requests.get(url);
  if (!shared || (shared.since && (fresh || Date.now() - shared.since > LIFETIME))) {
    shared = start(url, timeout, fresh);
  }
  return join(shared, signal);
}

/** Forgets every answer, as tests need that serve one address twice. */
export function forgetAnswers(): void {
  for (const [url, { since }] of requests) if (since) requests.delete(url);
}

function start(url: string, timeout: number, fresh: boolean): Shared {
  const before = requests.get(url);
  const abort = new AbortController();
  const shared: Shared = {
    answer: fetchJson(url, abort, timeout, fresh),
    abort,
    since: 0,
    readers: 0,
  };
  requests.set(url, shared);
  // A failed renewal leaves the answer that was there.
  const drop = () => {
    if (requests.get(url) !== shared) return;
    if (before) requests.set(url, before);
    else requests.delete(url);
  };
  abort.signal.onabort = drop;
  shared.answer.then(() => (shared.since = Date.now()), drop);
  return shared;
}

function join(shared: Shared, signal: AbortSignal): Promise<unknown> {
  shared.readers++;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      if (!--shared.readers && !shared.since) shared.abort.abort();
      reject(signal.reason as Error);
    });
    shared.answer.then(resolve, reject);
  });
}
