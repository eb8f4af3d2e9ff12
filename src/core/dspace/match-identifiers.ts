import type { MetadataChoice } from './metadata-fields.js';
import type { UnknownRecord } from '../sanitize/text.js';
import { expandIdentifier } from '../identifiers/expand-identifier.js';
import { readText } from '../sanitize/text.js';
import { isUuid } from '../identifiers/uuid.js';
import { chooseFields } from './choose-fields.js';
import { readMetadata } from './read-metadata.js';
import { joinClauses, matchAny } from './solr-query.js';

/** Prefix of FAO's DOIs. A job number follows it. */
const FAO_DOI = '10.4060/';
/** Field of FAO's job numbers. */
const JOB_FIELD = 'fao.identifier.jobnumber';
/** Fields of DOIs, besides `dc.identifier.uri`. */
const DOI_FIELDS = ['fao.identifier.doi', 'dc.identifier.doi', 'okr.identifier.doi'];

/** Whether a name is a DOI: its prefix is `10.` and four digits or more (DOI handbook, section 2.2). */
export function isDoi(name: string): boolean {
  return /^10\.\d{4,}\//.test(name);
}

/**
 * Returns clauses that match items by their UUIDs, handles and DOIs, in the fields that hold these: `handle`,
 * which is case-sensitive, and metadata fields, whose text Solr splits into words (DSpace, schema.xml).
 */
export function matchNames(names: readonly string[]): string {
  const dois = names.filter(isDoi).flatMap((doi) => [doi, `https://doi.org/${doi}`]);
  const handles = names.filter((name) => name.includes('/') && !isDoi(name));
  return joinClauses([
    matchAny('search.resourceid', names.filter(isUuid)),
    matchAny('handle', handles),
    ...DOI_FIELDS.map((path) => matchAny(path, dois)),
    matchAny('dc.identifier.uri', [...dois, ...handles]),
  ]);
}

/**
 * Returns clauses that match the language versions of a publication, whose job numbers differ in their ends
 * only: by job number, and by FAO's handles and DOIs, which hold it. FAO's server has a copy of the field
 * for exact matches, where job numbers occur in either letter case. Other servers lack that copy unless
 * their administrators made a search filter of the field. There, the text of the field matches: Solr splits
 * it between letters and digits, so the phrase `cd0683` occurs in `cd0683en`.
 * @param job a job number with its language suffix
 */
export function matchJobNumber(job: string): string {
  const stem = findStem(job);
  const exact = [stem, stem.toUpperCase()].map((one) => `${one}[A-Za-z]*/`);
  return joinClauses([
    ...exact.flatMap((end) => [`${JOB_FIELD}_keyword:/${end}`, `handle:/20.500.14283.${end}`]),
    matchAny(JOB_FIELD, [stem, job]),
    matchNames([FAO_DOI + stem]),
  ]);
}

/** Returns a job number in lower case without its language suffix. */
export function findStem(job: string): string {
  return job.toLowerCase().replace(/[a-z]{1,2}$/, '');
}

/** Lists the identifiers of a record besides its UUID, as {@link expandIdentifier} writes them. */
export function listRecordIdentifiers(record: UnknownRecord, choice: MetadataChoice = 'auto'): string[] {
  const { list } = readMetadata(record, chooseFields(choice, record));
  const texts = (['job_number', 'doi', 'url'] as const).flatMap((name) => list(name).map(({ text }) => text));
  return [...texts, readText(record['handle']) ?? ''].flatMap(expandIdentifier);
}
