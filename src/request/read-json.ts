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
export function readJson(url: string, options: ReadOptions): Promise<unknown> {
  return readShared(url, options, (abort, timeout, fresh) => fetchJson(url, abort, timeout, fresh));
}

/** Asks for an answer, on its own terms of time and freshness, until it is aborted. */
export type Ask = (abort: AbortController, timeout: number, fresh: boolean) => Promise<unknown>;

/**
 * Gives the answer that goes by a key, on the same terms as {@link readJson}, whatever it takes to get it.
 * @param ask called where no answer is remembered or under way
 */
export async function readShared(key: string, options: ReadOptions, ask: Ask): Promise<unknown> {
  const { signal, fresh } = options;
  signal.throwIfAborted();
  let shared = requests.get(key);
  if (!shared || (shared.since && (fresh || Date.now() - shared.since > LIFETIME))) {
    shared = start(key, options, ask);
  }
  return join(shared, signal);
}

/** Forgets every answer, as tests need that serve one address twice. */
export function forgetAnswers(): void {
  for (const [url, { since }] of requests) if (since) requests.delete(url);
}

function start(key: string, { timeout, fresh }: ReadOptions, ask: Ask): Shared {
  const before = requests.get(key);
  const abort = new AbortController();
  const shared: Shared = { answer: ask(abort, timeout, fresh), abort, since: 0, readers: 0 };
  requests.set(key, shared);
  // A failed renewal leaves the answer that was there.
  const drop = () => {
    if (requests.get(key) !== shared) return;
    if (before) requests.set(key, before);
    else requests.delete(key);
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
