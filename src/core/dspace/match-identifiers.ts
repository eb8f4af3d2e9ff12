import type { MetadataChoice, MetadataName } from './metadata-fields.js';
import type { UnknownRecord } from '../sanitize/text.js';
import { expandIdentifier } from '../identifiers/expand-identifier.js';
import { readText } from '../sanitize/text.js';
import { chooseFields } from './choose-fields.js';
import { FAO, FAO_PREFIX, STOCK } from './field-presets.js';
import { readMetadata, splitPath } from './read-metadata.js';
import { matchAny } from './solr-query.js';

/** Prefix of FAO's DOIs. A job number follows it. */
const FAO_DOI = '10.4060/';

/** Whether a name is a DOI: its prefix is `10.` and four digits or more (DOI handbook, section 2.2). */
export function isDoi(name: string): boolean {
  return /^10\.\d{4,}\//.test(name);
}

/**
 * Returns clauses that match items by their handles and DOIs, in the fields that hold these: `handle`, which
 * is case-sensitive, and metadata fields, whose text Solr splits into words (DSpace, schema.xml).
 * @param choice fields of the page, whose DOIs may have a field of their own
 */
export function matchNames(names: readonly string[], choice?: MetadataChoice): string {
  const dois = names.filter(isDoi);
  const handles = names.filter((name) => !isDoi(name));
  const texts = dois.flatMap((doi) => [doi, `https://doi.org/${doi}`]);
  return [
    matchAny('handle', handles),
    ...listPaths('doi', choice).map((path) => matchAny(path, texts)),
    matchAny('dc.identifier.uri', [...texts, ...handles]),
  ]
    .filter(Boolean)
    .join(' OR ');
}

/**
 * Returns clauses that match the language versions of a publication, whose job numbers differ in their ends
 * only: by job number, and by FAO's handles and DOIs, which hold it. FAO's server has a copy of the field
 * for exact matches, where job numbers occur in either letter case. Other servers lack that copy unless
 * their administrators made a search filter of the field. There, the text of the field matches: Solr splits
 * it between letters and digits, so the phrase `cd0683` occurs in `cd0683en`.
 * @param job a job number with its language suffix
 * @param choice fields of the page, whose job numbers and DOIs may have fields of their own
 */
export function matchJobNumber(job: string, choice?: MetadataChoice): string {
  const stem = findStem(job);
  const exact = [stem, stem.toUpperCase()].map((one) => `${one}[A-Za-z]*/`);
  return [
    ...listPaths('job_number', choice).flatMap((path) => [
      ...exact.map((pattern) => `${path}_keyword:/${pattern}`),
      matchAny(path, [stem, job]),
    ]),
    ...exact.map((pattern) => `handle:/${FAO_PREFIX.replace('/', '.')}${pattern}`),
    ...listPaths('doi', choice).map((path) => matchAny(path, [FAO_DOI + stem])),
    matchAny('dc.identifier.uri', [FAO_DOI + stem, FAO_PREFIX + stem]),
  ].join(' OR ');
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

function listPaths(name: MetadataName, choice?: MetadataChoice): string[] {
  const own = typeof choice === 'object' ? choice : {};
  return [...new Set([own, FAO, STOCK].flatMap((fields) => splitPath(fields[name]).paths))];
}
