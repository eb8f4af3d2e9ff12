import { readList, readRecord, readText, type UnknownRecord } from '../sanitize/text.js';

/** Returns an embedded resource, or an empty record where it is not embedded. */
export function readEmbedded(record: unknown, name: string): UnknownRecord {
  return readRecord(readRecord(readRecord(record)['_embedded'])[name]);
}

/** Returns the URL of a bitstream's content; `undefined` where there is no bitstream. */
export function findContent(bitstream: UnknownRecord, api: string): string | undefined {
  const uuid = readText(bitstream['uuid']);
  const { href } = readRecord(readRecord(bitstream['_links'])['content']);
  return uuid && (readText(href) ?? `${api}/core/bitstreams/${uuid}/content`);
}

/**
 * Lists the files of an item as JSON Feed attachments: the bitstreams of the bundle ORIGINAL. The primary
 * bitstream comes first, or else the first PDF.
 * @param record an item with its bundles embedded
 * @param api URL of the REST root, without a slash at its end
 */
export function listAttachments(record: UnknownRecord, api: string): UnknownRecord[] {
  const bundle = listEmbedded(record, 'bundles').find(({ name }) => name === 'ORIGINAL') ?? {};
  const primary = readEmbedded(bundle, 'primaryBitstream')['uuid'];
  const bitstreams = listEmbedded(bundle, 'bitstreams');
  const first =
    bitstreams.find(({ uuid }) => uuid && uuid === primary) ??
    bitstreams.find(({ name }) => /\.pdf$/i.test(readText(name) ?? ''));
  const ordered = first ? [first, ...bitstreams.filter((one) => one !== first)] : bitstreams;
  return ordered.map((bitstream) => ({
    url: findContent(bitstream, api),
    mime_type: readText(readEmbedded(bitstream, 'format')['mimetype']) ?? guessType(bitstream),
    // The size 0 means that the repository has not recorded the size.
    size_in_bytes: bitstream['sizeBytes'] || undefined,
  }));
}

/* An embedded list is a page of its own: `_embedded.bundles._embedded.bundles`. */
function listEmbedded(record: UnknownRecord, name: string): UnknownRecord[] {
  return readList(readRecord(readEmbedded(record, name)['_embedded'])[name]).map(readRecord);
}

/* Where the format is not embedded, the extension of the file saves a further request. */
function guessType({ name }: UnknownRecord): string | undefined {
  return /\.pdf$/i.test(readText(name) ?? '') ? 'application/pdf' : undefined;
}
