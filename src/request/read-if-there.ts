import { isLoadError } from './load-error.js';
import { readJson } from './read-json.js';
import type { ReadOptions } from './read-options.js';

/**
 * Reads JSON where there is some; a file that is not there is an answer here, not a failure.
 * @returns `undefined` for the statuses 404 and 410
 * @throws LoadError as {@link readJson}
 */
export async function readIfThere(url: string, options: ReadOptions): Promise<unknown> {
  try {
    return await readJson(url, options);
  } catch (error) {
    if (isLoadError(error) && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}
