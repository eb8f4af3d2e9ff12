import { METADATA_TEXTS, type MetadataFields } from './metadata-fields.js';
import { readLanguage } from '../languages/read-language.js';
import { readText, type UnknownRecord } from '../sanitize/text.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { findContent, readEmbedded, readFiles } from './read-files.js';
import { readMetadata, type MetadataReader } from './read-metadata.js';

/** An item in the form of a JSON Feed item, not yet sanitized. */
export interface MappedRecord extends UnknownRecord {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly url: string;
  readonly language: string | undefined;
  /** Number of all files; absent: the attachments are all files. */
  readonly fileCount?: number | undefined;
  readonly _fao: UnknownRecord & {
    readonly uuid?: string | undefined;
    readonly job_number?: string | undefined;
  };
}

/**
 * Maps an item of the REST interface to the form of a JSON Feed item. Its id is the job number in lower case,
 * else the handle, else the UUID, which FAO changes at times.
 * @param record the item; the result has a cover and files only where its thumbnail and bundles are embedded
 * @param api URL of the REST root, without a slash at its end
 */
export function mapRecord(record: UnknownRecord, fields: MetadataFields, api: string): MappedRecord {
  const metadata = readMetadata(record, fields);
  const { list, first } = metadata;
  const uuid = readText(record['uuid']) ?? readText(record['id']);
  const handle = readText(record['handle']);
  const jobNumber = fields.job_number ? (first('job_number') ?? findJobNumber(handle)) : undefined;
  // Some records hold `English; French`, but an edition has one language.
  const language = readLanguage(first('language')?.split(';')[0]);
  return {
    id: jobNumber?.toLowerCase() ?? handle ?? uuid,
    title: first('title') ?? readText(record['name']),
    url: findLandingPage(metadata, api, handle, uuid),
    language,
    summary: chooseSummary(metadata, language),
    image: findContent(readEmbedded(record, 'thumbnail'), record, api),
    authors: list('authors').map(({ text }) => ({ name: text })),
    tags: list('tags').map(({ text }) => text),
    ...readFiles(record, api),
    _fao: {
      ...Object.fromEntries(METADATA_TEXTS.map((name) => [name, first(name)])),
      uuid,
      handle,
      job_number: jobNumber,
      doi: first('doi')?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''),
      status: readStatus(record),
    },
  };
}

/* Both a newer version and a withdrawal take an item out of the archive (seen with DSpace 7.6.7 and 9.2). */
function readStatus({ withdrawn, inArchive }: UnknownRecord): string | undefined {
  if (withdrawn === true) return 'withdrawn';
  return inArchive === false ? 'superseded' : undefined;
}

/* FAO's handles end in the job number. */
function findJobNumber(handle: string | undefined): string | undefined {
  const end = handle?.slice(handle.indexOf('/') + 1) ?? '';
  return isJobNumber(end) ? end : undefined;
}

/** Returns the URL of the user interface as it is expected: the API's, without `/server/api`. */
export function findSite(api: string): string {
  return api.replace(/\/server\/api$/, '');
}

function findLandingPage(
  { list }: MetadataReader,
  api: string,
  handle: string | undefined,
  uuid: string | undefined,
): string {
  const site = findSite(api);
  const known = list('url').find(({ text }) => /^https?:/i.test(text))?.text;
  return known ?? (handle ? `${site}/handle/${handle}` : `${site}/items/${uuid ?? ''}`);
}

/* Some repositories give the abstract in several languages. */
function chooseSummary({ list }: MetadataReader, language = ''): string | undefined {
  const texts = list('summary');
  const [code] = language.split('-');
  return (texts.find((text) => readLanguage(text.language)?.split('-')[0] === code) ?? texts[0])?.text;
}
