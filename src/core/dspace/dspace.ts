import type { Item } from '../model/item.js';
import type { Source, SourceQuery, SourceReply } from '../model/source.js';
import { createLoadError, isLoadError } from '../model/load-error.js';
import type { UnknownRecord } from '../sanitize/text.js';
import { readItem } from '../json-feed/read-item.js';
import { checkFields, chooseFields } from './choose-fields.js';
import { findRecord, type RecordWithVersions } from './find-record.js';
import { findVersions, listVersionLinks } from './language-versions.js';
import { correctPages, isExpected } from './landing-pages.js';
import { mapRecord, type MappedRecord } from './map-record.js';
import { searchRelated } from './related-items.js';
import { makeRepository, type Repository } from './repository.js';

/**
 * Reads a DSpace repository, version 7 or later, through its REST API
 * (https://github.com/DSpace/RestContract): the item with cover and files, its language versions, and
 * candidates for related items. DSpace has no data for the list `also-downloaded`.
 */
export const dspace: Source = {
  async read(query, requests) {
    const { name, feed } = query;
    if (!name) throw createLoadError('config', { url: feed, detail: 'item' });
    const choice = checkFields(query.dspaceFields, feed);
    const repository = makeRepository(query, requests);
    const found = await findRecord(name, repository, choice);
    return found ? readFound(found, query, repository, choice) : { items: [], warnings: [] };
  },
};

async function readFound(
  found: RecordWithVersions,
  query: SourceQuery,
  repository: Repository,
  choice: ReturnType<typeof checkFields>,
): Promise<SourceReply> {
  const { api } = repository;
  const warnings: string[] = [];
  const fields = chooseFields(choice, found.record);
  const mapped = mapRecord(found.record, fields, api);
  const bare = await sanitize(mapped, api);
  if (!bare) throw createLoadError('format', { url: query.feed, detail: 'an item without id or title' });
  const reply = { item: bare, items: [bare], warnings, lacks: 'also-downloaded' as const };
  if (found.record['withdrawn'] === true) return reply;
  // A newer version takes an item out of the archive (seen with DSpace 7.6.7 and 9.2).
  if (found.record['inArchive'] === false) {
    warnings.push(`${query.feed}: "${query.name}" is an older version of an item that has a newer one`);
  }
  const search = findVersions(found, mapped, fields, repository);
  const versions = readVersions(search, query, warnings);
  const readComplete = async () => {
    const known = await versions;
    const [record, ...others] = await correctPages([mapped, ...(known ?? [])], repository);
    // The same object where nothing is new, so that the element does not report new content.
    return known || record !== mapped ? ((await sanitize(record!, api, known && others)) ?? bare) : bare;
  };
  const isLate = search instanceof Promise && !found.searchFailure;
  // A card does not wait for the search, because the server may be slow or never respond.
  if (!query.list && (isLate || isExpected(mapped, api))) {
    const isRare = !isLate || !(mapped._fao.job_number || listVersionLinks(found.record, fields).length);
    return { ...reply, later: readComplete().catch(() => bare), isRare };
  }
  const item = await readComplete();
  const related =
    query.list === 'related-items'
      ? await searchRelated(found.record, mapped, (await versions) ?? [], fields, repository)
      : [];
  return { ...reply, item, items: [item, ...(await sanitizeAll(related, choice, repository))] };
}

/* Returns `undefined` where the versions can't be read: the card then shows no languages. */
async function readVersions(
  versions: ReturnType<typeof findVersions>,
  { feed, name }: SourceQuery,
  warnings: string[],
): Promise<readonly MappedRecord[] | undefined> {
  try {
    return await versions;
  } catch (error) {
    if (!isLoadError(error)) throw error;
    warnings.push(`${feed}: the language versions of "${name}" can't be read (${error.message})`);
    return undefined;
  }
}

async function sanitizeAll(
  records: readonly UnknownRecord[],
  choice: ReturnType<typeof checkFields>,
  repository: Repository,
): Promise<Item[]> {
  const { api } = repository;
  const mapped = records.map((record) => mapRecord(record, chooseFields(choice, record), api));
  const corrected = await correctPages(mapped, repository);
  const items = await Promise.all(corrected.map((record) => sanitize(record, api)));
  return items.filter((item) => item !== undefined);
}

function sanitize(
  record: MappedRecord,
  api: string,
  versions?: readonly MappedRecord[],
): Promise<Item | undefined> {
  const languages = versions?.map(({ _fao, ...version }) => ({ ...version, subtitle: _fao['subtitle'] }));
  return readItem({ ...record, _fao: { ...record._fao, languages } }, { base: `${api}/` });
}
