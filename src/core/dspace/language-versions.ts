import type { MetadataFields } from './metadata-fields.js';
import type { UnknownRecord } from '../sanitize/text.js';
import { expandIdentifier } from '../identifiers/expand-identifier.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { isUuid } from '../identifiers/uuid.js';
import { searchByJobNumber } from './job-numbers.js';
import { mapRecord, type MappedRecord } from './map-record.js';
import { readMetadata, splitPlace } from './read-metadata.js';
import type { Repository } from './repository.js';
import { CARD_PARTS, searchItems } from './search.js';
import { matchAny } from './solr-query.js';
import type { FoundRecord } from './find-record.js';

/** Most versions that are asked for by their names. */
const MAX_NAMES = 20;

/**
 * Finds the other language versions of an item: by its job number as the FAO Knowledge Repository does, else by the fields or entity relationships that name them.
 * @param item the record as it was mapped
 * @returns each language once; empty: the repository has none; `undefined`: it does not tell. A promise where this takes a search, which rejects with a LoadError as
 *   `readJson` does, and without a search where one has just failed
 */
export function findVersions(
  found: FoundRecord,
  item: MappedRecord,
  fields: MetadataFields,
  repository: Repository,
): MappedRecord[] | undefined | Promise<MappedRecord[] | undefined> {
  if (found.outage) return Promise.reject(found.outage);
  const choose = (records: readonly UnknownRecord[]) => chooseVersions(records, item, fields, repository.api);
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
    });
}

function searchVersions(
  record: UnknownRecord,
  { _fao: { job_number: job } }: MappedRecord,
  fields: MetadataFields,
  repository: Repository,
): Promise<readonly UnknownRecord[]> | undefined {
  if (job && isJobNumber(job)) return searchByJobNumber(job, repository);
  const ties = listVersionLinks(record, fields);
  if (!ties.length) return undefined;
  const names = ties.flatMap(({ texts }) => texts.flatMap(expandIdentifier));
  const clauses = [
    matchAny('search.resourceid', names.filter(isUuid)),
    matchAny(
      'handle',
      names.filter((name) => /^\d+(?:\.\d+)*\/[^/]+$/.test(name)),
    ),
    // A translation often names nothing but its original; the others are those that name the same one.
    ...ties.filter(({ path }) => /\.is\w+of$/.test(path)).map(({ path, texts }) => matchAny(path, texts)),
  ];
  const clause = clauses.filter(Boolean).join(' OR ');
  return clause ? searchItems(clause, repository, { size: MAX_NAMES, embed: CARD_PARTS }) : undefined;
}

/**
 * Lists what a record says of its language versions: handles, addresses or UUIDs by the field that they stand in. They may stand in several at once: those that it has,
 * and the one that it is of.
 */
export function listVersionLinks(
  record: UnknownRecord,
  { versions }: MetadataFields,
): { path: string; texts: readonly string[] }[] {
  const { paths, split } = splitPlace(versions);
  return paths.flatMap((path) => {
    const { list } = readMetadata(record, { versions: split ? { path, split } : path });
    const texts = list('versions')
      .map(({ text }) => text)
      .slice(0, MAX_NAMES);
    return texts.length ? { path, texts } : [];
  });
}
