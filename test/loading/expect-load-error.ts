import type { ErrorKind, LoadError } from '../../src/core/model/error.js';
import { isLoadError } from '../../src/core/model/load-error.js';

/**
 * Waits until a promise rejects with a `LoadError` of a kind.
 *
 * @param promise the promise that must reject
 * @param kind the kind of the error
 * @returns the error
 * @throws {Error} when the promise is fulfilled, or rejects with another error
 */
export async function expectLoadError(promise: Promise<unknown>, kind: ErrorKind): Promise<LoadError> {
  const outcome = await promise.then(
    (value) => `the value ${JSON.stringify(value)}`,
    (error: unknown) => error,
  );
  if (isLoadError(outcome) && outcome.kind === kind) return outcome;
  throw new Error(`Expected a failure of the kind "${kind}"; there was ${String(outcome)}.`);
}
