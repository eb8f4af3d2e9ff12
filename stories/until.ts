import { waitFor } from 'storybook/test';

/** Milliseconds after which a story is given up. */
const patience = 20_000;

/**
 * Waits until a check no longer throws.
 *
 * @returns what the check gives
 * @throws {Error} what it threw last, without the whole page that the library's own text shows
 */
export async function until<T>(check: () => T): Promise<T> {
  return waitFor(check, { timeout: patience, onTimeout: (error) => error });
}
