import { isLoadError, isUuid, readRecord, readText, type Repository } from 'fao-widgets-core';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';

/** Endpoints of the objects that can limit a search (REST contract, `collections` and `communities`). */
const ENDPOINTS = ['collections', 'communities'];

/**
 * Finds a collection or community. DSpace ignores an unknown `scope` and then returns all items (class
 * ScopeResolver; recorded replies of DSpace 7.6.7 and 9.2).
 * @param name UUID or handle
 * @returns its UUID
 * @throws CommandError where the repository has no such collection or community; LoadError for other error
 *   responses
 */
export async function requireCollection(name: string, repository: Repository): Promise<string> {
  if (!isUuid(name)) return resolveHandle(name, repository);
  for (const endpoint of ENDPOINTS)
    if (await readIfThere(`${repository.api}/core/${endpoint}/${name}`, repository)) return name;
  throw refuse(
    name,
    `${repository.api} has no collection and no community with this UUID. ` +
      `Copy the UUID from the URL of the collection’s page, which ends in /collections/UUID, or from ${repository.api}/core/collections.`,
  );
}

/* `/pid/find` redirects to the object with a handle, whatever its type. */
async function resolveHandle(handle: string, repository: Repository): Promise<string> {
  const url = `${repository.api}/pid/find?id=${encodeURIComponent(`hdl:${handle}`)}`;
  const { uuid, type } = readRecord(await readIfThere(url, repository));
  const found = readText(uuid);
  if (!found)
    throw refuse(
      handle,
      `${repository.api} has no collection and no community with this handle. Copy it from the collection’s page; upper and lower case differ.`,
    );
  if (type === 'collection' || type === 'community') return found;
  throw refuse(
    handle,
    `this is the handle of ${type === 'item' ? 'an item' : `a ${readText(type) ?? 'resource'}`}. For an item, write --items ${handle}.`,
  );
}

async function readIfThere(url: string, { getJson }: Repository): Promise<unknown> {
  try {
    return await getJson(url);
  } catch (error) {
    if (isLoadError(error) && error.status === 404) return undefined;
    throw error;
  }
}

function refuse(name: string, problem: string): CommandError {
  return new CommandError(`--collection "${name}": ${problem}`, EXIT.unreadable);
}
