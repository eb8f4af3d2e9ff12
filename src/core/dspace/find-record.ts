import type { LoadError } from '../model/error.js';
import type { MetadataChoice } from './metadata-fields.js';
import { createLoadError, isLoadError } from '../model/load-error.js';
import { readIfThere } from '../read-if-there.js';
import { readRecord, readText, type UnknownRecord } from '../sanitize/text.js';
import { expandIdentifier } from '../identifiers/expand-identifier.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { isUuid } from '../identifiers/uuid.js';
import { FAO, FAO_PREFIX } from './field-presets.js';
import { searchByJobNumber } from './job-numbers.js';
import { readEmbedded } from './read-files.js';
import { readMetadata } from './read-metadata.js';
import { HAL, type Repository } from './repository.js';
import { CARD_PARTS, searchItems } from './search.js';
import { quotePhrase } from './solr-query.js';

/** A record, and those of its publication that came along with it. */
export interface FoundRecord {
  readonly record: UnknownRecord;
  /** All language versions, the record's own among them; absent: not asked for yet. */
  readonly versions?: readonly UnknownRecord[];
  /** Why searches are of no use at the moment. */
  readonly outage?: LoadError | undefined;
}

const HANDLE = /^\d+(?:\.\d+)*\/./;

/**
 * Finds an item by any of its names. Of several, separated by white space, the first that the repository knows is taken: UUIDs change at times, handles and job
 * numbers do not.
 * @throws LoadError as `Requests.getJson`; `restricted` where the item is not public
 */
export async function findRecord(
  names: string,
  repository: Repository,
  choice: MetadataChoice,
): Promise<FoundRecord | undefined> {
  for (const name of names.split(/\s+/)) {
    const found = await findByName(name, repository, choice);
    if (found) return found;
  }
  return undefined;
}

async function findByName(
  name: string,
  repository: Repository,
  choice: MetadataChoice,
): Promise<FoundRecord | undefined> {
  const spellings = expandIdentifier(name);
  const job = choice === 'stock' ? undefined : spellings.find(isJobNumber);
  const uuid = spellings.find(isUuid);
  const handle = spellings.find((one) => HANDLE.test(one)) ?? (job && FAO_PREFIX + job);
  if (uuid)
    return name.includes('/bitstreams/')
      ? findByFile(uuid, repository)
      : findByUuid(uuid, repository, choice);
  const search = () =>
    job ? findByJobNumber(job, repository) : handle ? findBySearch(handle, repository) : undefined;
  let outage: LoadError | undefined;
  try {
    const found = await search();
    if (found) return found;
  } catch (error) {
    // Where only the search is out of order, the item itself can still be had.
    if (!isLoadError(error) || error.kind !== 'status' || error.status === 429) throw error;
    outage = error;
  }
  // A search leaves out what was withdrawn, and what is private.
  // An answer from the cache does not show that the server is well.
  const isServerWell = !outage && !repository.hasUsedCache?.();
  const resolved = handle ? await resolve(handle, repository, isServerWell) : undefined;
  return resolved && { ...resolved, outage };
}

async function findByUuid(
  uuid: string,
  repository: Repository,
  choice: MetadataChoice,
): Promise<FoundRecord | undefined> {
  const found = await readByUuid(uuid, repository);
  if (found) return found;
  // FAO gave items new UUIDs; the handle of the item that had this one may be known from a better time.
  const cached = await repository.getCached?.(nameItem(uuid, repository));
  const handle = readText(readRecord(cached)['handle']);
  return handle ? findByName(handle, repository, choice) : undefined;
}

function nameItem(uuid: string, repository: Repository): string {
  return `${repository.api}/core/items/${uuid}?${CARD_PARTS}`;
}

async function readByUuid(uuid: string, repository: Repository): Promise<FoundRecord | undefined> {
  const url = nameItem(uuid, repository);
  const answer = await readPublic(url, repository);
  return answer === undefined ? undefined : { record: requireItem(answer, url) };
}

async function findByFile(uuid: string, repository: Repository): Promise<FoundRecord | undefined> {
  const inner = CARD_PARTS.replaceAll('embed=', 'embed=bundle/item/');
  const answer = await readPublic(`${repository.api}/core/bitstreams/${uuid}?${inner}`, repository);
  const record = readEmbedded(readEmbedded(answer, 'bundle'), 'item');
  return record['uuid'] ? { record } : undefined;
}

async function findByJobNumber(job: string, repository: Repository): Promise<FoundRecord | undefined> {
  const versions = await searchByJobNumber(job, repository);
  const record = versions.find((one) => {
    const number = readMetadata(one, FAO).first('job_number');
    return [number, readText(one['handle'])?.split('/').pop()].some((name) => name?.toLowerCase() === job);
  });
  return record && { record, versions };
}

async function findBySearch(name: string, repository: Repository): Promise<FoundRecord | undefined> {
  const phrase = quotePhrase(name);
  const fields = name.startsWith('10.')
    ? `dc.identifier.doi:${phrase} OR dc.identifier.doi:${quotePhrase(`https://doi.org/${name}`)} OR dc.identifier.uri:${quotePhrase(`https://doi.org/${name}`)}`
    : `handle:${phrase}`;
  const [record] = await searchItems(fields, repository, { size: 1, embed: CARD_PARTS });
  return record && { record };
}

/*
 * Resolves a handle or DOI by `/pid/find`, which redirects to the item but drops what else was requested: the item is then read once more, with its cover and files.
 * The statuses 400 and 501 mean that the repository knows no such kind of identifier.
 */
async function resolve(
  name: string,
  repository: Repository,
  isServerWell: boolean,
): Promise<FoundRecord | undefined> {
  const scheme =
    name.startsWith('10.') && !/^10\.\d{1,3}\//.test(name) && !/^\d{5,}\//.test(name) ? 'doi' : 'hdl';
  const url = `${repository.api}/pid/find?id=${encodeURIComponent(`${scheme}:${name}`)}`;
  try {
    const answer = await readPublic(url, repository, isServerWell ? 500 : undefined);
    if (answer === undefined) return undefined;
    const record = requireItem(answer, url);
    const uuid = readText(record['uuid']);
    const whole = uuid && (await readByUuid(uuid, repository).catch(passOver));
    return whole || { record };
  } catch (error) {
    if (isLoadError(error) && (error.status === 501 || error.status === 400)) return undefined;
    throw error;
  }
}

/*
 * Reads what only some readers may see: DSpace answers the public with 401 for an item that is restricted, or 403, but `/pid/find` with 500 (seen with 7.6.7 and 9.2).
 * That status means the same as long as the server is known to be well.
 */
async function readPublic(url: string, repository: Repository, finalStatus?: number): Promise<unknown> {
  try {
    return await readIfThere(url, repository, { accept: HAL, finalStatus });
  } catch (error) {
    if (!isLoadError(error) || ![401, 403, finalStatus].includes(error.status ?? 0)) throw error;
    throw createLoadError('restricted', { url, detail: repository.name, cause: error });
  }
}

/* An item that was found is shown without its cover and files where these can't be read. */
function passOver(error: unknown): undefined {
  if (!isLoadError(error) || error.kind === 'restricted') throw error;
}

function requireItem(answer: unknown, url: string): UnknownRecord {
  const record = readRecord(answer);
  const isItem = record['type'] === 'item' || (record['uuid'] && record['metadata'] instanceof Object);
  if (isItem) return record;
  throw createLoadError('format', { url, detail: 'no item of a DSpace repository' });
}
