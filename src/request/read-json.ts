import { fetchJson } from './fetch-json.js';
import { canHeal, isLoadError } from './load-error.js';
import { pageState, type SharedAnswer } from './page-state.js';
import type { ReadOptions } from './read-options.js';

/** How long an answer is taken for good, in milliseconds. */
export const LIFETIME = 300_000;

const { requests, hosts, facts } = pageState;

/**
 * Gives the JSON at an address: one request for all who ask within the answer's lifetime. A reader that aborts leaves the others
 * alone; the last one to leave aborts the request. What can heal is asked again, and failures are not remembered; where nothing helps, the last good copy in the
 * browser's storage is the answer, and the trace says so.
 * @throws LoadError as {@link fetchJson}; the signal's reason when it is aborted
 */
export async function readJson(url: string, options: ReadOptions): Promise<unknown> {
  const { trace, ask } = options;
  const json = await readShared(url, options, (abort) =>
    ask ? ask(url, options) : askPatiently(url, abort, options),
  );
  if (trace && json instanceof Object) {
    trace.answers.set(url, json);
    trace.copy ??= facts.get(json)?.copy;
  }
  return json;
}

/* What a failure needs is loaded with the first one. */
async function askPatiently(url: string, abort: AbortController, options: ReadOptions): Promise<unknown> {
  try {
    if (hosts.size) (await import('./healing/breaker.js')).admit(url, options.fresh);
    const json = await fetchJson(url, abort, options);
    if (hosts.size) hosts.delete(new URL(url).origin);
    return json;
  } catch (failure) {
    if (!isLoadError(failure) || !canHeal(failure) || failure.status === (options.finalStatus ?? 0))
      throw failure;
    const part = await import('./healing/heal.js').catch(() => undefined);
    if (!part) throw failure;
    return part.heal(failure, url, abort, options);
  }
}

/** Asks for an answer, on its own terms of time and freshness, until it is aborted. */
export type Ask = (abort: AbortController, timeout: number, fresh: boolean) => Promise<unknown>;

/**
 * Gives the answer that goes by a key, shared and remembered as by {@link readJson}, whatever it takes to get it.
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

/** Forgets every answer and every failing host, as tests need that serve one address twice. */
export function forgetAnswers(): void {
  for (const [url, { since }] of requests) if (since) requests.delete(url);
  hosts.clear();
}

function start(key: string, { timeout, fresh }: ReadOptions, ask: Ask): SharedAnswer {
  const before = requests.get(key);
  const abort = new AbortController();
  const shared: SharedAnswer = { answer: ask(abort, timeout, fresh), abort, since: 0, readers: 0 };
  requests.set(key, shared);
  // A failed renewal leaves the answer that was there.
  const drop = () => {
    if (requests.get(key) !== shared) return;
    if (before) requests.set(key, before);
    else requests.delete(key);
  };
  abort.signal.onabort = drop;
  shared.answer.then((json) => {
    if (facts.get(json as object)?.copy) drop();
    shared.since = Date.now();
  }, drop);
  return shared;
}

function join(shared: SharedAnswer, signal: AbortSignal): Promise<unknown> {
  shared.readers++;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      if (!--shared.readers && !shared.since) shared.abort.abort();
      reject(signal.reason as Error);
    });
    shared.answer.then(resolve, reject);
  });
}
