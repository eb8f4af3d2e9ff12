import { isLoadError, type Repository } from 'fao-widgets-core';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';

/** Endpoints of the objects that can limit a search (REST contract, `collections` and `communities`). */
const ENDPOINTS = ['collections', 'communities'];

/**
 * Throws where the repository does not have a collection: DSpace ignores an unknown `scope` and then returns
 * all items (class ScopeResolver).
 * @param uuid of a collection or community
 * @throws CommandError where there is neither; LoadError for other error responses
 */
export async function requireCollection(uuid: string, { api, getJson }: Repository): Promise<void> {
  for (const name of ENDPOINTS) {
    try {
      await getJson(`${api}/core/${name}/${uuid}`);
      return;
    } catch (error) {
      if (!isLoadError(error) || error.status !== 404) throw error;
    }
  }
  throw new CommandError(
    `--collection "${uuid}": ${api} has no collection and no community with this UUID. ` +
      `Copy the UUID from the URL of the collection’s page, which ends in /collections/UUID, or from ${api}/core/collections.`,
    EXIT.unreadable,
  );
}
