import { isLoadError } from './model/load-error.js';
import type { JsonOptions, Requests } from './model/source.js';

/**
 * Requests JSON that may be missing.
 * @returns the JSON; `undefined` for the HTTP statuses 404 and 410
 * @throws LoadError as {@link Requests.getJson}
 */
export async function readIfThere(
  url: string,
  { getJson }: Requests,
  options?: JsonOptions,
): Promise<unknown> {
  try {
    return await getJson(url, options);
  } catch (error) {
    if (isLoadError(error) && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}
