import type { ErrorFacts, ErrorKind, LoadError } from '../model/error.js';

/**
 * Makes a failure of a kind. Its message is short; the sentence for the developer is put in when the failure is reported, by code that is
 * loaded only then.
 * @param kind one of the closed set
 * @param facts address, HTTP status, cause and detail, as far as known
 */
export function createLoadError(kind: ErrorKind, facts: ErrorFacts = {}): LoadError {
  const message = [kind, facts.status, facts.url, facts.detail].filter(Boolean).join(' ');
  return Object.assign(new Error(message), facts, { name: 'LoadError', kind } as const);
}

/** Whether a thrown value is a failure of ours, rather than an abort or a bug. */
export function isLoadError(thrown: unknown): thrown is LoadError {
  return (thrown as LoadError | undefined)?.name === 'LoadError';
}

/** Whether asking again later can help: faults of the line and of a busy server heal, wrong addresses and wrong data do not. */
export function canHeal({ kind, status = 0 }: LoadError): boolean {
  return /^(?:offline|network|timeout)$/.test(kind) || status >= 500 || status === 429 || status === 408;
}
