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
 * @throws LoadError as `readJson`
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
  const resolved = handle ? await resolve(handle, query) : undefined;
  return resolved && { ...resolved, outage };
}

async function findByUuid(
  uuid: string,
  query: SourceQuery,
  choice: MetadataChoice,
): Promise<FoundRecord | undefined> {
  const url = `${findRoot(query)}/core/items/${uuid}?${CARD_PARTS}`;
  const answer = await readIfThere(url, query);
  if (answer !== undefined) return { record: requireItem(answer, url) };
  // FAO gave items new UUIDs; the handle of the item that had this one may be known from a better time.
  const handle = query.storage && readText(readRecord((await readCopy(url))?.json)['handle']);
  return handle ? findByName(handle, query, choice) : undefined;
}

async function findByFile(uuid: string, query: SourceQuery): Promise<FoundRecord | undefined> {
  const inner = CARD_PARTS.replaceAll('embed=', 'embed=bundle/item/');
  const answer = await readIfThere(`${findRoot(query)}/core/bitstreams/${uuid}?${inner}`, query);
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

/* Asks the repository what a handle or DOI stands for; it answers with a redirect. 501: it knows no such kind of name. */
async function resolve(name: string, query: SourceQuery): Promise<FoundRecord | undefined> {
  const scheme =
    name.startsWith('10.') && !/^10\.\d{1,3}\//.test(name) && !/^\d{5,}\//.test(name) ? 'doi' : 'hdl';
  const url = `${findRoot(query)}/pid/find?id=${encodeURIComponent(`${scheme}:${name}`)}`;
  try {
    const answer = await readIfThere(url, query);
    return answer === undefined ? undefined : { record: requireItem(answer, url) };
  } catch (error) {
    if (isLoadError(error) && (error.status === 501 || error.status === 400)) return undefined;
    throw error;
  }
}

function requireItem(answer: unknown, url: string): UnknownRecord {
  const record = readRecord(answer);
  const isItem = record['type'] === 'item' || (record['uuid'] && record['metadata'] instanceof Object);
  if (isItem) return record;
  throw createLoadError('format', { url, detail: 'no item of a DSpace repository' });
}
