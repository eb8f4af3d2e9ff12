import type { AlsoDownloaded, Attachment, Edition, Item, LanguageVersion, RelatedEntry } from '../../model/item.js';
import { readAddress } from '../clean/address.js';
import { readLanguage } from '../clean/language.js';
import { plainText, readRichText, type MarkupReader } from '../clean/rich-text.js';
import { mapRecords, readCount, readLine, readLines, readRecord, type UnknownRecord } from '../clean/text.js';

/** Length of a title made from an abstract, in UTF-16 units. */
const TITLE_LENGTH = 100;

/** What the fields of an item are read with. */
export interface ReadingTerms {
  /** Address of the document, which relative addresses refer to. */
  readonly base: string;
  /** Language of what names none. */
  readonly language?: unknown;
  readonly readMarkup?: MarkupReader | undefined;
}

/**
 * Reads one item of a JSON Feed with its extension `_fao`; docs/feed.md has the table of fields.
 * @param value the item as it stands in the feed
 * @returns the item, or `undefined` where it has no id or nothing that can serve as a title
 */
export function readItem(value: unknown, terms: ReadingTerms): Item | undefined {
  const record = readRecord(value);
  const fao = readRecord(record['_fao']);
  const line = (key: string) => readLine(fao[key]);
  const edition = readEdition(record, terms);
  const { id, summary } = edition;
  const title = edition.title ?? (summary && shorten(plainText(summary)));
  if (!id || !title) return undefined;
  const [doi, handle] = [line('doi'), line('handle')];
  return dropUnknown<Item>({
    ...edition,
    id,
    title,
    doi,
    handle,
    url:
      edition.url ??
      readAddress(record['external_url'], terms.base) ??
      resolve('https://doi.org/', doi) ??
      resolve('https://hdl.handle.net/', handle),
    language: readLanguage(record['language']) ?? readLanguage(terms.language),
    subtitle: line('subtitle'),
    type: line('type'),
    dateIssued: line('date_issued') ?? readLine(record['date_published']),
    jobNumber: line('job_number'),
    uuid: line('uuid'),
    series: line('series'),
    rights: line('rights'),
    citation: line('citation'),
    authors: mapRecords(record['authors'], ({ name }) => readLine(name)),
    subjects: readLines(record['tags']),
    languages: mapIfList(fao['languages'], (version) => readVersion(version, terms, id)),
    related: mapIfList(fao['related'], (entry) => readEntry<RelatedEntry>(entry, { reason: readLine(entry['reason']) })),
    alsoDownloaded: fao['also_downloaded'] ? readDownloads(readRecord(fao['also_downloaded'])) : undefined,
    withdrawn: fao['status'] === 'withdrawn',
  });
}

/** The fields that an item and a language version share. */
function readEdition(record: UnknownRecord, { base, readMarkup }: ReadingTerms): Edition {
  const [summary] = ['summary', 'content_html', 'content_text'].flatMap((key) => {
    const text = readRichText(record[key], readMarkup);
    return text ? [text] : [];
  });
  return dropUnknown<Edition>({
    id: readLine(record['id']),
    title: readLine(record['title']),
    subtitle: readLine(record['subtitle']),
    summary,
    url: readAddress(record['url'], base),
    image: readAddress(record['image'], base) ?? readAddress(record['banner_image'], base),
    attachments: mapRecords(record['attachments'], (file) => readAttachment(file, base)),
  });
}

function readVersion(record: UnknownRecord, terms: ReadingTerms, itemId: string): LanguageVersion | undefined {
  const language = readLanguage(record['language']);
  const edition = readEdition(record, terms);
  return language && edition.id !== itemId ? { ...edition, language } : undefined;
}

function readAttachment(record: UnknownRecord, base: string): Attachment | undefined {
  const url = readAddress(record['url'], base);
  if (!url) return undefined;
  return dropUnknown<Attachment>({
    url,
    mimeType: readLine(record['mime_type'])?.toLowerCase().replace(/\s*;.*$/, ''),
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
function readEntry<T extends { readonly id: string }>(record: UnknownRecord, rest: Loose<Omit<T, 'id'>>): T | undefined {
  const id = readLine(record['id']);
  return id ? dropUnknown<T>({ ...rest, id } as unknown as Loose<T>) : undefined;
}

function mapIfList<T>(value: unknown, read: (record: UnknownRecord) => T | undefined): T[] | undefined {
  return Array.isArray(value) ? mapRecords(value, read) : undefined;
}

function resolve(resolver: string, name: string | undefined): string | undefined {
  return name && readAddress(resolver + encodeURI(name), resolver);
}

function shorten(text: string): string {
  return text.length > TITLE_LENGTH ? text.slice(0, TITLE_LENGTH).replace(/\s\S*$/, '') + '…' : text;
}

type Loose<T> = { [K in keyof T]: T[K] | undefined };

/** Leaves out the fields that are not known, so that `in` and spreading see only what is. */
function dropUnknown<T extends object>(record: Loose<T>): T {
  for (const key in record) if (record[key] === undefined) delete record[key];
  return record as T;
}
