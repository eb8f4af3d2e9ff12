import type { LoadError } from '../model/error.js';
import type { MetadataChoice } from './metadata-fields.js';
import { createLoadError, isLoadError, isRetryable } from '../model/load-error.js';
import { readIfThere } from '../read-if-there.js';
import { readRecord, readText, type UnknownRecord } from '../sanitize/text.js';
import { expandIdentifier } from '../identifiers/expand-identifier.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { isUuid } from '../identifiers/uuid.js';
import { FAO_PREFIX } from './field-presets.js';
import { searchByJobNumber } from './job-numbers.js';
import { isDoi, listRecordIdentifiers, matchNames } from './match-identifiers.js';
import { readEmbedded } from './read-files.js';
import { HAL, type Repository } from './repository.js';
import { searchItems } from './search.js';

/** A record, and the records of its language versions where the same search found them. */
export interface RecordWithVersions {
  readonly record: UnknownRecord;
  /** All language versions, including the record itself; absent: not searched yet. */
  readonly versions?: readonly UnknownRecord[];
  /** The failure of the search, where it failed. */
  readonly searchFailure?: LoadError | undefined;
}

/** A handle or DOI. */
const NAME = /^\d+(?:\.\d+)*\/./;
/** Maximum number of results of a search by handle or DOI, of which one is the item. */
const MAX_RESULTS = 5;

/**
 * Finds an item by any of its identifiers.
 * @param identifiers one or several, separated by white space; the first that the repository has wins. A page
 *   may give several because UUIDs change at times, while handles and job numbers do not.
 * @returns `undefined` where the repository has none of them
 * @throws LoadError as `Requests.getJson`; `restricted` where the item is not public
 */
export async function findRecord(
  identifiers: string,
  repository: Repository,
  choice: MetadataChoice,
): Promise<RecordWithVersions | undefined> {
  for (const identifier of identifiers.split(/\s+/)) {
    const found = await findOne(identifier, repository, choice);
    if (found) return found;
  }
  return undefined;
}

async function findOne(
  identifier: string,
  repository: Repository,
  choice: MetadataChoice,
): Promise<RecordWithVersions | undefined> {
  const expanded = expandIdentifier(identifier);
  const uuid = expanded.find(isUuid);
  if (uuid)
    return identifier.includes('/bitstreams/')
      ? findByFile(uuid, repository)
      : findByUuid(uuid, repository, choice);
  const job = choice === 'stock' ? undefined : expanded.find(isJobNumber);
  const names = listNames(identifier, expanded, job);
  let searchFailure: LoadError | undefined;
  try {
    const found = await search(expanded, names, job, repository, choice);
    if (found) return found;
  } catch (error) {
    // Where only the search fails, the item itself may still be available.
    if (!isLoadError(error) || error.kind !== 'status' || error.status === 429) throw error;
    searchFailure = error;
  }
  // A result from the response cache does not show that the server works.
  const isServerUp = !(searchFailure && isRetryable(searchFailure)) && !repository.hasUsedCache?.();
  // A search finds neither withdrawn, private and older items nor those that are not indexed yet.
  for (const name of names) {
    const resolved = await resolve(name, repository, isServerUp);
    if (resolved) return { ...resolved, searchFailure };
  }
  return undefined;
}

/* Lists the handle or DOI of an identifier, as written, since DSpace distinguishes the case of handles. */
function listNames(identifier: string, expanded: readonly string[], job: string | undefined): string[] {
  const name = expanded.find((one) => NAME.test(one)) ?? '';
  const start = identifier.toLowerCase().indexOf(name);
  const written = start < 0 ? name : identifier.slice(start, start + name.length);
  const names = [written, job ? FAO_PREFIX + job : ''];
  return [...new Set(names)].filter(Boolean);
}

async function findByUuid(
  uuid: string,
  repository: Repository,
  choice: MetadataChoice,
): Promise<RecordWithVersions | undefined> {
  const found = await readByUuid(uuid, repository);
  if (found) return found;
  // FAO gave items new UUIDs. The response cache may still have the handle of the item with the old one.
  const cached = await repository.getCached?.(makeItemUrl(uuid, repository));
  const handle = readText(readRecord(cached)['handle']);
  return handle ? findOne(handle, repository, choice) : undefined;
}

function makeItemUrl(uuid: string, repository: Repository): string {
  return `${repository.api}/core/items/${uuid}?${repository.embeds.item}`;
}

/**
 * Reads an item with its cover and files.
 * @returns `undefined` where the repository does not have it
 * @throws LoadError as {@link findRecord}
 */
export async function readByUuid(
  uuid: string,
  repository: Repository,
): Promise<RecordWithVersions | undefined> {
  const url = makeItemUrl(uuid, repository);
  const response = await readPublic(url, repository);
  return response === undefined ? undefined : { record: requireItem(response, url) };
}

async function findByFile(uuid: string, repository: Repository): Promise<RecordWithVersions | undefined> {
  const inner = repository.embeds.item.replace(/embed(?:\.size)?=/g, '$&bundle/item/');
  const response = await readPublic(`${repository.api}/core/bitstreams/${uuid}?${inner}`, repository);
  const record = readEmbedded(readEmbedded(response, 'bundle'), 'item');
  return record['uuid'] ? { record } : undefined;
}

/* A search by text also matches longer identifiers, so the item must have one of those that are known. */
async function search(
  expanded: readonly string[],
  names: readonly string[],
  job: string | undefined,
  repository: Repository,
  choice: MetadataChoice,
): Promise<RecordWithVersions | undefined> {
  if (!names.length) return undefined;
  const records = job
    ? await searchByJobNumber(job, repository, choice)
    : await searchItems(matchNames(names), repository, {
        size: MAX_RESULTS,
        embed: repository.embeds.item,
      });
  const record = records.find((one) =>
    listRecordIdentifiers(one, choice).some((known) => expanded.includes(known)),
  );
  return record && { record, ...(job && { versions: records }) };
}

/*
 * Resolves a handle or DOI with `/pid/find`. It redirects to the item but drops the parameters of the
 * request, so a second request reads the item with its cover and files. The statuses 400 and 501 mean that
 * the repository does not support this kind of identifier.
 */
async function resolve(
  name: string,
  repository: Repository,
  isServerUp: boolean,
): Promise<RecordWithVersions | undefined> {
  const scheme = isDoi(name) ? 'doi' : 'hdl';
  const url = `${repository.api}/pid/find?id=${encodeURIComponent(`${scheme}:${name}`)}`;
  try {
    const response = await readPublic(url, repository, isServerUp ? 500 : undefined);
    if (response === undefined) return undefined;
    const record = requireItem(response, url);
    const uuid = readText(record['uuid']) ?? readText(record['id']);
    const whole = uuid && (await readByUuid(uuid, repository).catch(ignoreFailure));
    return whole || { record };
  } catch (error) {
    if (isLoadError(error) && (error.status === 501 || error.status === 400)) return undefined;
    throw error;
  }
}

/*
 * Reads a resource that may be restricted. DSpace then sends 401 or 403, but 500 from `/pid/find` (seen with
 * 7.6.7 and 9.2). The status 500 means the same only while the server works otherwise: `finalStatus`.
 */
async function readPublic(url: string, repository: Repository, finalStatus?: number): Promise<unknown> {
  try {
    return await readIfThere(url, repository, { accept: HAL, finalStatus });
  } catch (error) {
    if (!isLoadError(error) || ![401, 403, finalStatus].includes(error.status ?? 0)) throw error;
    throw createLoadError('restricted', { url, detail: repository.name, cause: error });
  }
}

/* A card shows an item without its cover and files where these can't be read. */
function ignoreFailure(error: unknown): undefined {
  if (!isLoadError(error) || error.kind === 'restricted') throw error;
}

function requireItem(response: unknown, url: string): UnknownRecord {
  const record = readRecord(response);
  const isItem = record['type'] === 'item' || (record['uuid'] && record['metadata'] instanceof Object);
  if (isItem) return record;
  throw createLoadError('format', { url, detail: 'not a DSpace item' });
}
