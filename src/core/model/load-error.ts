import type { ErrorFacts, ErrorKind, LoadError } from './error.js';

/**
 * Creates a failure. Its message is short: `diagnose` replaces it by a sentence for the developer, when an
 * element reports the failure.
 * @param facts URL, HTTP status, cause and detail, as far as known
 */
export function createLoadError(kind: ErrorKind, facts: ErrorFacts = {}): LoadError {
  const message = [kind, facts.status, facts.url, facts.detail].filter(Boolean).join(' ');
  return Object.assign(new Error(message), facts, { name: 'LoadError', kind } as const);
}

/** Whether a thrown value is a `LoadError`, rather than an abort or a bug. */
export function isLoadError(thrown: unknown): thrown is LoadError {
  return (thrown as LoadError | undefined)?.name === 'LoadError';
}

/** Whether a retry can help: after network failures and server errors, but not for wrong URLs or data. */
export function isRetryable({ kind, status = 0 }: LoadError): boolean {
  return /^(?:offline|network|timeout)$/.test(kind) || status >= 500 || status === 429 || status === 408;
}
