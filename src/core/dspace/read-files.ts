import { readCount, readList, readRecord, readText, type UnknownRecord } from '../sanitize/text.js';
import { isPublic } from './access-status.js';

/** The files of an item. */
export interface ItemFiles {
  /** The files that the record lists, in the form of JSON Feed attachments. */
  readonly attachments: readonly UnknownRecord[];
  /** Number of all files; `undefined` where the record does not tell it, or lists all of them. */
  readonly fileCount: number | undefined;
}

/** Returns an embedded resource, or an empty record where it is not embedded. */
export function readEmbedded(record: unknown, name: string): UnknownRecord {
  return readRecord(readRecord(readRecord(record)['_embedded'])[name]);
}

/**
 * Returns the URL of a bitstream's content; `undefined` where there is no bitstream, or it is not public.
 * @param item the item of the bitstream
 */
export function findContent(bitstream: UnknownRecord, item: UnknownRecord, api: string): string | undefined {
  const uuid = readText(bitstream['uuid']);
  if (!uuid || !isPublic(bitstream, item)) return undefined;
  const { href } = readRecord(readRecord(bitstream['_links'])['content']);
  return readText(href) ?? `${api}/core/bitstreams/${uuid}/content`;
}

/**
 * Reads the files of an item: the public bitstreams of the bundle ORIGINAL. The primary bitstream comes
 * first, also where the embedded page of bitstreams lacks it, or else the first PDF.
 * @param item an item with its bundles embedded
 * @param api URL of the REST root, without a slash at its end
 */
export function readFiles(item: UnknownRecord, api: string): ItemFiles {
  const bundle = listEmbedded(item, 'bundles').find(({ name }) => name === 'ORIGINAL') ?? {};
  const page = listEmbedded(bundle, 'bitstreams');
  const primary = readEmbedded(bundle, 'primaryBitstream');
  const isPrimary = ({ uuid }: UnknownRecord) => !!uuid && uuid === primary['uuid'];
  const known = primary['uuid'] && !page.some(isPrimary) ? [primary, ...page] : page;
  const files = known.filter((bitstream) => isPublic(bitstream, item));
  const first = files.find(isPrimary) ?? files.find(isPdf);
  const ordered = first ? [first, ...files.filter((one) => one !== first)] : files;
  const total = readCount(readRecord(readEmbedded(bundle, 'bitstreams')['page'])['totalElements']) ?? 0;
  const fileCount = total - known.length + files.length;
  return {
    attachments: ordered.map((bitstream) => ({
      url: findContent(bitstream, item, api),
      mime_type:
        readText(readEmbedded(bitstream, 'format')['mimetype']) ??
        (isPdf(bitstream) ? 'application/pdf' : undefined),
      // The size 0 means that the repository has not recorded the size.
      size_in_bytes: bitstream['sizeBytes'] || undefined,
    })),
    fileCount: files.length && fileCount > files.length ? fileCount : undefined,
  };
}

/* An embedded list is a page of its own: `_embedded.bundles._embedded.bundles`. */
function listEmbedded(record: UnknownRecord, name: string): UnknownRecord[] {
  return readList(readRecord(readEmbedded(record, name)['_embedded'])[name]).map(readRecord);
}

/* Where the format is not embedded, the extension of the file saves a further request. */
function isPdf({ name }: UnknownRecord): boolean {
  return /\.pdf$/i.test(readText(name) ?? '');
}
