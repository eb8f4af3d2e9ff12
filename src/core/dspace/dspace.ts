import type { Item } from '../model/item.js';
import type { Source, SourceQuery, SourceReply } from '../model/source.js';
import { createLoadError, isLoadError } from '../model/load-error.js';
import type { UnknownRecord } from '../sanitize/text.js';
import { readItem } from '../json-feed/read-item.js';
import { checkFields, chooseFields } from './choose-fields.js';
import { findRecord, readByUuid, type RecordWithVersions } from './find-record.js';
import { findVersions, listVersionLinks } from './language-versions.js';
import { mapRecord, type MappedRecord } from './map-record.js';
import type { MetadataChoice } from './metadata-fields.js';
import { MAX_CANDIDATES, searchRelated } from './related-items.js';
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
  choice: MetadataChoice,
): Promise<SourceReply> {
  const { feed, name, list, max = Infinity, preferLang } = query;
  const { api } = repository;
  const fields = chooseFields(choice, found.record);
  const mapped = mapRecord(found.record, fields, api);
  const bare = await sanitize(mapped, api);
  if (!bare) throw createLoadError('format', { url: feed, detail: 'an item without id or title' });
  const warnings: string[] = [];
  const reply = { item: bare, items: [bare], warnings, lacks: 'also-downloaded' as const };
  if (found.record['withdrawn'] === true) return reply;
  // A newer version takes an item out of the archive (seen with DSpace 7.6.7).
  if (found.record['inArchive'] === false) {
    warnings.push(`${feed}: "${name}" is an older version of an item that has a newer one`);
  }
  // The element shows what else it can read.
  const warn = (what: string) => (error: unknown) => {
    if (!isLoadError(error)) throw error;
    warnings.push(`${feed}: the ${what} of "${name}" can't be read (${error.message})`);
    return undefined;
  };
  const complete = async (shown: MappedRecord, versions?: readonly MappedRecord[]) =>
    (await sanitize(shown, api, versions)) ?? bare;
  const search = findVersions(found, mapped, fields, repository);
  const later = Promise.resolve(search).catch(warn('language versions'));
  // A card does not wait for the search, because the server may be slow or never respond.
  if (search instanceof Promise && !found.searchFailure && !list && !preferLang) {
    const isRare = !mapped._fao.job_number && !listVersionLinks(found.record, fields).length;
    return {
      ...reply,
      later: later.then((versions) => complete(mapped, versions)).catch(() => bare),
      isRare,
    };
  }
  const versions = await later;
  if (list) {
    const item = await complete(mapped, versions);
    if (list === 'also-downloaded') return { ...reply, item, items: [item] };
    const read = async (size: number): Promise<Pick<SourceReply, 'items' | 'readMore'>> => {
      const { records, hasMore } = await searchRelated(
        found.record,
        mapped,
        versions ?? [],
        fields,
        repository,
        size,
      );
      return {
        items: [item, ...(await sanitizeAll(records, choice, api))],
        readMore: hasMore && size < MAX_CANDIDATES ? () => read(MAX_CANDIDATES) : undefined,
      };
    };
    // A few candidates suffice, unless the page excludes some, or several of them are one publication.
    return { ...reply, item, ...(await read(Math.min(2 * max, MAX_CANDIDATES))) };
  }
  const editions = [mapped, ...(versions ?? [])];
  const shown = (preferLang && (await chooseVersion(editions, preferLang))) || mapped;
  // A search for versions finds records without cover and files. Only those of the shown one are needed.
  const isWhole = shown === mapped && !found.versions;
  const whole = isWhole
    ? undefined
    : await readByUuid(shown._fao.uuid!, repository).catch(warn('cover and files'));
  const item = await complete(
    whole ? mapRecord(whole.record, fields, api) : shown,
    versions && editions.filter((one) => one !== shown),
  );
  return { ...reply, item, items: [item] };
}

async function chooseVersion(
  editions: readonly MappedRecord[],
  preferLang: string,
): Promise<MappedRecord | undefined> {
  const titled = editions.filter(({ title }) => title);
  const { lookUpLanguage } = await import('../parts/choose-edition.js');
  const best = lookUpLanguage(
    preferLang,
    titled.map(({ language }) => language ?? ''),
  );
  return titled.find(({ language }) => best && language === best);
}

async function sanitizeAll(
  records: readonly UnknownRecord[],
  choice: MetadataChoice,
  api: string,
): Promise<Item[]> {
  const items = await Promise.all(
    records.map((record) => sanitize(mapRecord(record, chooseFields(choice, record), api), api)),
  );
  return items.filter((item) => item !== undefined);
}

async function sanitize(
  record: MappedRecord,
  api: string,
  versions?: readonly MappedRecord[],
): Promise<Item | undefined> {
  const languages = versions?.map(({ _fao, ...version }) => ({ ...version, subtitle: _fao['subtitle'] }));
  const item = await readItem({ ...record, _fao: { ...record._fao, languages } }, { base: `${api}/` });
  const { fileCount } = record;
  return item && fileCount ? { ...item, fileCount } : item;
}
