import type { Item } from '../model/item.js';
import type { Source, SourceQuery, SourceReply } from '../model/source.js';
import { createLoadError, isLoadError } from '../model/load-error.js';
import type { UnknownRecord } from '../sanitize/text.js';
import { readItem } from '../json-feed/read-item.js';
import { checkFields, chooseFields } from './choose-fields.js';
import { findRecord, readByUuid, type RecordWithVersions } from './find-record.js';
import { findVersions, listVersionLinks } from './language-versions.js';
import { correctPages, isExpected } from './landing-pages.js';
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
  const { record } = found;
  const fields = chooseFields(choice, record);
  const mapped = mapRecord(record, fields, api);
  const bare = await sanitize(mapped, api);
  if (!bare) throw createLoadError('format', { url: feed, detail: 'an item without id or title' });
  const warnings: string[] = [];
  const reply = { item: bare, items: [bare], warnings, lacks: 'also-downloaded' as const };
  const complete = async (shown: MappedRecord, versions?: readonly MappedRecord[]) => {
    const [first, ...others] = await correctPages([shown, ...(versions ?? [])], repository);
    // The same object where nothing is new, so that the element does not report new content.
    if (!versions && first === mapped) return bare;
    return (await sanitize(first!, api, versions && others)) ?? bare;
  };
  // Nothing remains of a withdrawn item but its name and its landing page.
  if (record['withdrawn'] === true) return list ? reply : { ...reply, later: complete(mapped), isRare: true };
  if (bare.superseded) {
    warnings.push(`${feed}: "${name}" is an older version of an item that has a newer one`);
  }
  // The element shows what else it can read.
  const warn = (what: string) => (error: unknown) => {
    if (!isLoadError(error)) throw error;
    warnings.push(`${feed}: the ${what} of "${name}" can't be read (${error.message})`);
    return undefined;
  };
  const search = findVersions(found, mapped, fields, repository);
  const later = Promise.resolve(search).catch(warn('language versions'));
  const isLate = search instanceof Promise && !found.searchFailure;
  // A card does not wait for the search, because the server may be slow or never respond.
  if (!list && !preferLang && (isLate || (!found.versions && isExpected(mapped, api)))) {
    const isRare = !isLate || !(mapped._fao.job_number || listVersionLinks(record, fields).length);
    return { ...reply, later: later.then((known) => complete(mapped, known)).catch(() => bare), isRare };
  }
  const versions = await later;
  const item = await complete(mapped, versions);
  if (list === 'related-items') {
    const read = async (size: number): Promise<Pick<SourceReply, 'items' | 'readMore'>> => {
      const { records, hasMore } = await searchRelated(
        record,
        mapped,
        versions ?? [],
        fields,
        repository,
        size,
      );
      return {
        items: [item, ...(await sanitizeAll(records, choice, repository))],
        readMore: hasMore && size < MAX_CANDIDATES ? () => read(MAX_CANDIDATES) : undefined,
      };
    };
    // A few candidates suffice, unless the page excludes some, or several of them are one publication.
    return { ...reply, item, ...(await read(Math.min(2 * max, MAX_CANDIDATES))) };
  }
  const editions = [mapped, ...(versions ?? [])];
  const id = preferLang && !list && (await chooseEdition(item, preferLang)).id;
  const shown = editions.find((one) => one.id === id) ?? mapped;
  if (list || (shown === mapped && !found.versions)) return { ...reply, item, items: [item] };
  // The search for versions finds records without cover and files. A card needs those of one record only.
  const whole = await readByUuid(shown._fao.uuid!, repository).catch(warn('cover and files'));
  const card = await complete(
    whole ? mapRecord(whole.record, fields, api) : shown,
    editions.filter((one) => one !== shown),
  );
  return { ...reply, item: card, items: [card] };
}

async function chooseEdition(item: Item, preferLang: string): Promise<Item> {
  return (await import('../parts/choose-edition.js')).chooseEdition(item, undefined, preferLang);
}

async function sanitizeAll(
  records: readonly UnknownRecord[],
  choice: MetadataChoice,
  repository: Repository,
): Promise<Item[]> {
  const { api } = repository;
  const mapped = records.map((record) => mapRecord(record, chooseFields(choice, record), api));
  const corrected = await correctPages(mapped, repository);
  const items = await Promise.all(corrected.map((record) => sanitize(record, api)));
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
