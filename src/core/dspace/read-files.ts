import { readList, readRecord, readText, type UnknownRecord } from '../sanitize/text.js';

/** Reads an embedded resource; an empty record where it was not embedded. */
export function readEmbedded(record: unknown, name: string): UnknownRecord {
  return readRecord(readRecord(readRecord(record)['_embedded'])[name]);
}

/** Address of a bitstream's bytes: its link, or what that would be; `undefined` where there is no bitstream. */
export function findContent(bitstream: UnknownRecord, api: string): string | undefined {
  const uuid = readText(bitstream['uuid']);
  const { href } = readRecord(readRecord(bitstream['_links'])['content']);
  return uuid && (readText(href) ?? `${api}/core/bitstreams/${uuid}/content`);
}

/**
 * Lists the files of an item as JSON Feed attachments: those of the bundle ORIGINAL, first the one that the repository calls primary, else the first PDF.
 * @param record an item with its bundles embedded
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
    // 0 stands for a size that the repository never found out.
    size_in_bytes: bitstream['sizeBytes'] || undefined,
  }));
}

/* A list that is embedded comes in its whole envelope, with a page of it: `_embedded.bundles._embedded.bundles`. */
function listEmbedded(record: UnknownRecord, name: string): UnknownRecord[] {
  return readList(readRecord(readEmbedded(record, name)['_embedded'])[name]).map(readRecord);
}

/* The format is a request of its own where it was not embedded. */
function guessType({ name }: UnknownRecord): string | undefined {
  return /\.pdf$/i.test(readText(name) ?? '') ? 'application/pdf' : undefined;
}
