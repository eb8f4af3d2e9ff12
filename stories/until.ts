import { waitFor } from 'storybook/test';

/** Milliseconds until the timeout of a check. */
const TIMEOUT = 20_000;

/**
 * Waits until a check no longer throws.
 *
 * @returns the result of the check
 * @throws {Error} the last error of the check, without the text of the whole page that the testing library
 *   adds
 */
export async function until<T>(check: () => T): Promise<T> {
  return waitFor(check, { timeout: TIMEOUT, onTimeout: (error) => error });
}
