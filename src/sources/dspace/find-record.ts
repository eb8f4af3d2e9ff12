import type { LoadError } from '../../model/error.js';
import type { MetadataChoice } from '../../model/metadata-fields.js';
import type { SourceQuery } from '../../model/source.js';
import { readCopy } from '../../request/copies/copies.js';
import { createLoadError, isLoadError } from '../../request/load-error.js';
import { readIfThere } from '../../request/read-if-there.js';
import { readRecord, readText, type UnknownRecord } from '../clean/text.js';
import { expandName } from '../names/expand-name.js';
import { isJobNumber } from '../names/job-number.js';
import { isUuid } from '../names/uuid.js';
import { FAO, FAO_PREFIX } from './field-presets.js';
import { halOptions } from './hal-options.js';
import { searchByJobNumber } from './job-numbers.js';
import { readEmbedded } from './read-files.js';
import { readMetadata } from './read-metadata.js';
import { CARD_PARTS, findRoot, searchItems } from './search.js';
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
 * @throws LoadError as `readJson`; `restricted` where the item is not public
 */
export async function findRecord(
  names: string,
  query: SourceQuery,
  choice: MetadataChoice,
): Promise<FoundRecord | undefined> {
  for (const name of names.split(/\s+/)) {
    const found = await findByName(name, query, choice);
    if (found) return found;
  }
  return undefined;
}

async function findByName(
  name: string,
  query: SourceQuery,
  choice: MetadataChoice,
): Promise<FoundRecord | undefined> {
  const spellings = expandName(name);
  const job = choice === 'stock' ? undefined : spellings.find(isJobNumber);
  const uuid = spellings.find(isUuid);
  const handle = spellings.find((one) => HANDLE.test(one)) ?? (job && FAO_PREFIX + job);
  if (uuid) return name.includes('/bitstreams/') ? findByFile(uuid, query) : findByUuid(uuid, query, choice);
  const search = () => (job ? findByJobNumber(job, query) : handle ? findBySearch(handle, query) : undefined);
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
  const isServerWell = !outage && !query.trace?.copy;
  const resolved = handle ? await resolve(handle, query, isServerWell) : undefined;
  return resolved && { ...resolved, outage };
}

async function findByUuid(
  uuid: string,
  query: SourceQuery,
  choice: MetadataChoice,
): Promise<FoundRecord | undefined> {
  const found = await readByUuid(uuid, query);
  if (found) return found;
  // FAO gave items new UUIDs; the handle of the item that had this one may be known from a better time.
  const handle =
    query.storage && readText(readRecord((await readCopy(nameItem(uuid, query)))?.json)['handle']);
  return handle ? findByName(handle, query, choice) : undefined;
}

function nameItem(uuid: string, query: SourceQuery): string {
  return `${findRoot(query)}/core/items/${uuid}?${CARD_PARTS}`;
}

async function readByUuid(uuid: string, query: SourceQuery): Promise<FoundRecord | undefined> {
  const url = nameItem(uuid, query);
  const answer = await readPublic(url, query);
  return answer === undefined ? undefined : { record: requireItem(answer, url) };
}

async function findByFile(uuid: string, query: SourceQuery): Promise<FoundRecord | undefined> {
  const inner = CARD_PARTS.replaceAll('embed=', 'embed=bundle/item/');
  const answer = await readPublic(`${findRoot(query)}/core/bitstreams/${uuid}?${inner}`, query);
  const record = readEmbedded(readEmbedded(answer, 'bundle'), 'item');
  return record['uuid'] ? { record } : undefined;
}

async function findByJobNumber(job: string, query: SourceQuery): Promise<FoundRecord | undefined> {
  const versions = await searchByJobNumber(job, query);
  const record = versions.find((one) => {
    const number = readMetadata(one, FAO).first('job_number');
    return [number, readText(one['handle'])?.split('/').pop()].some((name) => name?.toLowerCase() === job);
  });
  return record && { record, versions };
}

async function findBySearch(name: string, query: SourceQuery): Promise<FoundRecord | undefined> {
  const phrase = quotePhrase(name);
  const fields = name.startsWith('10.')
    ? `dc.identifier.doi:${phrase} OR dc.identifier.doi:${quotePhrase(`https://doi.org/${name}`)} OR dc.identifier.uri:${quotePhrase(`https://doi.org/${name}`)}`
    : `handle:${phrase}`;
  const [record] = await searchItems(fields, query, { size: 1, embed: CARD_PARTS });
  return record && { record };
}

/*
 * Resolves a handle or DOI by `/pid/find`, which redirects to the item but drops what else was requested: the item is then read once more, with its cover and files.
 * The statuses 400 and 501 mean that the repository knows no such kind of identifier.
 */
async function resolve(
  name: string,
  query: SourceQuery,
  isServerWell: boolean,
): Promise<FoundRecord | undefined> {
  const scheme =
    name.startsWith('10.') && !/^10\.\d{1,3}\//.test(name) && !/^\d{5,}\//.test(name) ? 'doi' : 'hdl';
  const url = `${findRoot(query)}/pid/find?id=${encodeURIComponent(`${scheme}:${name}`)}`;
  try {
    const answer = await readPublic(url, query, isServerWell ? 500 : undefined);
    if (answer === undefined) return undefined;
    const record = requireItem(answer, url);
    const uuid = readText(record['uuid']);
    const whole = uuid && (await readByUuid(uuid, query).catch(passOver));
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
async function readPublic(url: string, query: SourceQuery, finalStatus?: number): Promise<unknown> {
  try {
    return await readIfThere(url, { ...halOptions(query), finalStatus });
  } catch (error) {
    if (!isLoadError(error) || ![401, 403, finalStatus].includes(error.status ?? 0)) throw error;
    throw createLoadError('restricted', { url, detail: query.name, cause: error });
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
