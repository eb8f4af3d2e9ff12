import type { MetadataFields } from './metadata-fields.js';
import { readRecord, type UnknownRecord } from '../sanitize/text.js';
import { expandIdentifier } from '../identifiers/expand-identifier.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { isUuid } from '../identifiers/uuid.js';
import { OFFICIAL_LANGUAGES } from '../languages/official-languages.js';
import { searchByJobNumber } from './job-numbers.js';
import { mapRecord, type MappedRecord } from './map-record.js';
import { listRecordIdentifiers, matchNames } from './match-identifiers.js';
import { readMetadata, splitPath } from './read-metadata.js';
import type { Repository } from './repository.js';
import { searchItems } from './search.js';
import { joinClauses, matchAny } from './solr-query.js';
import type { RecordWithVersions } from './find-record.js';

/** Maximum number of identifiers of versions in one search. */
const MAX_IDENTIFIERS = 20;
/** A relationship between entities that are language versions. */
const ENTITY_LINK = /^relation\.(?:is|has)\w*(?:translation|version)\w*$/i;

/**
 * Finds the other language versions of an item: by its job number, as the FAO Knowledge Repository does, else
 * by the metadata fields or entity relationships that name them.
 * @param item the mapped record
 * @returns one version per language; empty: there are none; `undefined`: not known. A promise where this
 *   needs a search; it rejects with a LoadError as `searchPage`, or with the failure of the previous search
 */
export function findVersions(
  found: RecordWithVersions,
  item: MappedRecord,
  fields: MetadataFields,
  repository: Repository,
): MappedRecord[] | undefined | Promise<MappedRecord[] | undefined> {
  if (found.searchFailure) return Promise.reject(found.searchFailure);
  // Links may lead out of the repository, or to other versions in the same language. A search may lack the
  // item itself: it is private, older or not indexed, or the server does not index its job number.
  const choose = (records: readonly UnknownRecord[]) => {
    const versions = chooseVersions(records, item, fields, repository.api);
    return versions.length || records.some(({ uuid }) => uuid === item._fao.uuid) ? versions : undefined;
  };
  if (found.versions) return choose(found.versions);
  return searchVersions(found.record, item, fields, repository)?.then(choose);
}

function chooseVersions(
  records: readonly UnknownRecord[],
  item: MappedRecord,
  fields: MetadataFields,
  api: string,
): MappedRecord[] {
  const languages = new Set([item.language]);
  return records
    .map((record) => mapRecord(record, fields, api))
    .filter(({ id, language, _fao: { uuid } }) => {
      if (id === item.id || uuid === item._fao.uuid || languages.has(language)) return false;
      languages.add(language);
      return true;
    })
    .sort((a, b) => rankLanguage(a) - rankLanguage(b));
}

/* Searches have no useful order. In this one, the versions fit the space that a card reserves for them. */
function rankLanguage({ language = '' }: MappedRecord): number {
  const index = OFFICIAL_LANGUAGES.indexOf(language.split('-')[0]!);
  return index < 0 ? OFFICIAL_LANGUAGES.length : index;
}

function searchVersions(
  record: UnknownRecord,
  { _fao: { job_number: job } }: MappedRecord,
  fields: MetadataFields,
  repository: Repository,
): Promise<readonly UnknownRecord[]> | undefined {
  if (job && isJobNumber(job)) return searchByJobNumber(job, repository, fields);
  // Where items usually have job numbers, few of the others have versions. Those name them.
  const isLikely = !fields.job_number || listVersionLinks(record, fields).length;
  return fields.versions && isLikely ? searchLinked(record, fields, repository) : undefined;
}

/*
 * Searches for the records to which a record refers, those which refer to it, and those which refer to the
 * same ones: a translation often names only its original, and an original often none of its translations.
 * Where a record that was found names others, a second search reads these.
 */
async function searchLinked(
  record: UnknownRecord,
  fields: MetadataFields,
  repository: Repository,
): Promise<readonly UnknownRecord[]> {
  const links = listVersionLinks(record, fields);
  const clause = joinClauses([
    matchNames(links.flatMap(({ texts }) => listTargets(texts))),
    ...links.map(({ path, texts }) => matchAny(path, listTargets(texts))),
    ...splitPath(fields.versions).paths.map((path) => matchAny(path, listNames(record, fields))),
  ]);
  const search = (query: string) =>
    query ? searchItems(query, repository, { size: MAX_IDENTIFIERS, embed: repository.embeds.version }) : [];
  const records = await search(clause);
  const known = new Set([record, ...records].flatMap((one) => listNames(one, fields)));
  const others = records
    .flatMap((one) => listVersionLinks(one, fields))
    .flatMap(({ texts }) => listTargets(texts))
    .filter((name) => !known.has(name));
  const found = [...records, ...(await search(matchNames(others)))];
  return found.filter(({ uuid }) => uuid !== record['uuid']);
}

/** Lists the handles, DOIs and UUIDs in the texts of a field. Other texts, such as titles, name no item. */
export function listTargets(texts: readonly string[]): string[] {
  const names = texts.flatMap(expandIdentifier);
  return [...new Set(names.filter((name) => isUuid(name) || /^\d+(?:\.\d+)*\/[^/]+$/.test(name)))];
}

/** Lists the names by which other records refer to a record: its UUID, handle and DOI. */
export function listNames(record: UnknownRecord, fields: MetadataFields): string[] {
  return listTargets([String(record['uuid']), ...listRecordIdentifiers(record, fields)]);
}

/**
 * Lists the identifiers of language versions in a record: handles, URLs or UUIDs, grouped by metadata field.
 * A record may have several such fields: one for its translations, another for its original. The names of
 * relationships between entities differ (`relation.isTranslationOf`, `relation.isTranslationOfPublication`,
 * `relation.hasTranslation`), so where the preset has one, each that names translations or versions counts.
 */
export function listVersionLinks(
  record: UnknownRecord,
  { versions }: MetadataFields,
): { path: string; texts: readonly string[] }[] {
  const { paths, split } = splitPath(versions);
  const entities = Object.keys(readRecord(record['metadata'])).filter((name) => ENTITY_LINK.test(name));
  const all = paths.some((path) => ENTITY_LINK.test(path)) ? [...paths, ...entities] : paths;
  return [...new Set(all)].flatMap((path) => {
    const { list } = readMetadata(record, { versions: split ? { path, split } : path });
    const texts = list('versions')
      .map(({ text }) => text)
      .slice(0, MAX_IDENTIFIERS);
    return texts.length ? { path, texts } : [];
  });
}
