import type {
  AlsoDownloaded,
  Attachment,
  Edition,
  Item,
  LanguageVersion,
  RelatedEntry,
} from '../../model/item.js';
import { readAddress } from '../clean/address.js';
import { readLanguage } from '../clean/language.js';
import { readRichText } from '../clean/rich-text.js';
import { mapRecords, readCount, readLine, readLines, readRecord, type UnknownRecord } from '../clean/text.js';

/** What the fields of an item are read with. */
export interface ReadingTerms {
  /** Address of the document, which relative addresses refer to. */
  readonly base: string;
  /** Language of what names none. */
  readonly language?: unknown;
}

/**
 * Reads one item of a JSON Feed with its extension `_fao`; docs/feed.md has the table of fields.
 * @param value the item as it stands in the feed
 * @returns the item, or `undefined` where it has no id or nothing that can serve as a title
 */
export async function readItem(value: unknown, { base, language }: ReadingTerms): Promise<Item | undefined> {
  const record = readRecord(value);
  const fao = readRecord(record['_fao']);
  const line = (key: string) => readLine(fao[key]);
  const edition = await readEdition(record, base);
  const { id, summary } = edition;
  const title = edition.title ?? (summary && (await import('./stand-ins.js')).makeTitle(summary));
  if (!id || !title) return undefined;
  return dropUnknown<Item>({
    ...edition,
    id,
    title,
    url: edition.url ?? (await import('./stand-ins.js')).findLink(record, base),
    language: readLanguage(record['language']) ?? readLanguage(language),
    subtitle: line('subtitle'),
    type: line('type'),
    dateIssued: line('date_issued') ?? readLine(record['date_published']),
    jobNumber: line('job_number'),
    doi: line('doi'),
    handle: line('handle'),
    uuid: line('uuid'),
    series: line('series'),
    rights: line('rights'),
    citation: line('citation'),
    authors: mapRecords(record['authors'], ({ name }) => readLine(name)),
    subjects: readLines(record['tags']),
    languages: await readVersions(fao['languages'], id, base),
    related: mapIfList(fao['related'], (entry) =>
      readEntry<RelatedEntry>(entry, { reason: readLine(entry['reason']) }),
    ),
    alsoDownloaded: fao['also_downloaded'] ? readDownloads(readRecord(fao['also_downloaded'])) : undefined,
    withdrawn: fao['status'] === 'withdrawn',
  });
}

/** The fields that an item and a language version share. */
async function readEdition(record: UnknownRecord, base: string): Promise<Edition> {
  return dropUnknown<Edition>({
    id: readLine(record['id']),
    title: readLine(record['title']),
    subtitle: readLine(record['subtitle']),
    summary:
      (await readRichText(record['summary'])) ??
      (await readRichText(record['content_html'])) ??
      (await readRichText(record['content_text'])),
    url: readAddress(record['url'], base),
    image: readAddress(record['image'], base) ?? readAddress(record['banner_image'], base),
    attachments: mapRecords(record['attachments'], (file) => readAttachment(file, base)),
  });
}

async function readVersions(
  value: unknown,
  itemId: string,
  base: string,
): Promise<LanguageVersion[] | undefined> {
  const versions = mapIfList(value, async (record) => {
    const language = readLanguage(record['language']);
    const edition = await readEdition(record, base);
    return language && edition.id !== itemId ? [{ ...edition, language }] : [];
  });
  return versions && (await Promise.all(versions)).flat();
}

function readAttachment(record: UnknownRecord, base: string): Attachment | undefined {
  const url = readAddress(record['url'], base);
  if (!url) return undefined;
  return dropUnknown<Attachment>({
    url,
    mimeType: readLine(record['mime_type'])
      ?.toLowerCase()
      .replace(/\s*;.*$/, ''),
    title: readLine(record['title']),
    size: readCount(record['size_in_bytes']),
  });
}

function readDownloads(record: UnknownRecord): AlsoDownloaded {
  return dropUnknown<AlsoDownloaded>({
    period: readLine(record['period']),
    threshold: readCount(record['threshold']),
    sample: record['sample'] === true,
    items: mapRecords(record['items'], (entry) =>
      readEntry<AlsoDownloaded['items'][number]>(entry, { count: readCount(entry['count']) }),
    ),
  });
}

/** An entry of a list that names items, with what is said of the item besides. */
function readEntry<T extends { readonly id: string }>(
  record: UnknownRecord,
  rest: Loose<Omit<T, 'id'>>,
): T | undefined {
  const id = readLine(record['id']);
  return id ? dropUnknown<T>({ ...rest, id } as unknown as Loose<T>) : undefined;
}

function mapIfList<T>(value: unknown, read: (record: UnknownRecord) => T | undefined): T[] | undefined {
  return Array.isArray(value) ? mapRecords(value, read) : undefined;
}

type Loose<T> = { [K in keyof T]: T[K] | undefined };

/** Leaves out the fields that are not known, so that `in` and spreading see only what is. */
function dropUnknown<T extends object>(record: Loose<T>): T {
  for (const key in record) if (record[key] === undefined) delete record[key];
  return record as T;
}
