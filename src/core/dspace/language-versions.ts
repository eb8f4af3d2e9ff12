import type { MetadataFields } from './metadata-fields.js';
import type { UnknownRecord } from '../sanitize/text.js';
import { expandIdentifier } from '../identifiers/expand-identifier.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { isUuid } from '../identifiers/uuid.js';
import { searchByJobNumber } from './job-numbers.js';
import { mapRecord, type MappedRecord } from './map-record.js';
import { readMetadata, splitPath } from './read-metadata.js';
import type { Repository } from './repository.js';
import { searchItems } from './search.js';
import { matchAny } from './solr-query.js';
import type { RecordWithVersions } from './find-record.js';

/** Maximum number of identifiers of versions in one search. */
const MAX_IDENTIFIERS = 20;

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
  const links = listVersionLinks(record, fields);
  if (!links.length) return undefined;
  const identifiers = links.flatMap(({ texts }) => texts.flatMap(expandIdentifier));
  const clauses = [
    matchAny('search.resourceid', identifiers.filter(isUuid)),
    matchAny(
      'handle',
      identifiers.filter((one) => /^\d+(?:\.\d+)*\/[^/]+$/.test(one)),
    ),
    // A translation often names only its original. The other translations name the same original.
    ...links.filter(({ path }) => /\.is\w+of$/.test(path)).map(({ path, texts }) => matchAny(path, texts)),
  ];
  const clause = clauses.filter(Boolean).join(' OR ');
  return clause
    ? searchItems(clause, repository, { size: MAX_IDENTIFIERS, embed: repository.embeds.version })
    : undefined;
}

/**
 * Lists the identifiers of language versions in a record: handles, URLs or UUIDs, grouped by metadata field.
 * A record may have several such fields: one for its translations, another for its original.
 */
export function listVersionLinks(
  record: UnknownRecord,
  { versions }: MetadataFields,
): { path: string; texts: readonly string[] }[] {
  const { paths, split } = splitPath(versions);
  return paths.flatMap((path) => {
    const { list } = readMetadata(record, { versions: split ? { path, split } : path });
    const texts = list('versions')
      .map(({ text }) => text)
      .slice(0, MAX_IDENTIFIERS);
    return texts.length ? { path, texts } : [];
  });
}
