import type { ErrorKind, LoadError } from '../../src/core/model/error.js';
import { isLoadError } from '../../src/core/model/load-error.js';

/**
 * Waits for a promise to fail as the elements expect it.
 *
 * @param promise what must fail
 * @param kind the kind of failure it must be
 * @returns the failure
 * @throws {Error} when the promise is kept, or fails in another way
 */
export async function expectLoadError(promise: Promise<unknown>, kind: ErrorKind): Promise<LoadError> {
  const outcome = await promise.then(
    (value) => `the answer ${JSON.stringify(value)}`,
    (error: unknown) => error,
  );
  if (isLoadError(outcome) && outcome.kind === kind) return outcome;
  throw new Error(`Expected a failure of the kind "${kind}"; there was ${String(outcome)}.`);
}
