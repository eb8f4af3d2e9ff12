import type {
  AlsoDownloaded,
  Attachment,
  Edition,
  Item,
  LanguageVersion,
  RelatedEntry,
  SharedMetadata,
} from '../model/item.js';
import { TEXT_FIELDS, type TextFields } from '../fields.js';
import { readUrl } from '../sanitize/url.js';
import { readRichText } from '../sanitize/rich-text.js';
import {
  mapRecords,
  readCount,
  readLine,
  readLines,
  readRecord,
  readText,
  type UnknownRecord,
} from '../sanitize/text.js';
import { readLanguageCode } from '../languages/read-language-code.js';

/** Options of a feed that apply to each of its items. */
export interface ItemOptions {
  /** URL of the document, the base of relative URLs. */
  readonly base: string;
  /** Language of an item that names none. */
  readonly language?: unknown;
}

/**
 * Reads one item of a JSON Feed with its extension `_fao`; docs/feed.md has the table of fields.
 * @param value the record of the item
 * @returns the item; `undefined` where it has no id, or neither a title nor an abstract
 */
export async function readItem(value: unknown, { base, language }: ItemOptions): Promise<Item | undefined> {
  const record = readRecord(value);
  const fao = readRecord(record['_fao']);
  const edition = await readEdition(record, base);
  const { id, summary } = edition;
  const title = edition.title ?? (summary && (await import('../parts/text.js')).makeFallbackTitle(summary));
  if (!id || !title) return undefined;
  const texts = Object.entries(TEXT_FIELDS).map(([property, name]) => [property, readLine(fao[name])]);
  return dropUnknown<Item>({
    ...edition,
    ...(Object.fromEntries(texts) as TextFields),
    id,
    title,
    url: edition.url ?? (await import('../parts/text.js')).findFallbackLink(record, base),
    language: (await readLanguageCode(record['language'])) ?? (await readLanguageCode(language)),
    dateIssued: readLine(fao['date_issued']) ?? readLine(record['date_published']),
    authors: mapRecords(record['authors'], ({ name }) => readLine(name)),
    subjects: readLines(record['tags']),
    languages: await readVersions(fao['languages'], id, base),
    related: readEntries<RelatedEntry>(fao['related'], 'id', ({ id, reason }) => ({
      id: readLine(id),
      reason: readShared(readRecord(reason)) ?? readLine(reason),
    })),
    alsoDownloaded: fao['also_downloaded'] ? readDownloads(readRecord(fao['also_downloaded'])) : undefined,
    withdrawn: fao['status'] === 'withdrawn',
    superseded: fao['status'] === 'superseded' || undefined,
  });
}

/** Reads the fields that an item and a language version share. */
async function readEdition(record: UnknownRecord, base: string): Promise<Edition> {
  return dropUnknown<Edition>({
    id: readLine(record['id']),
    title: readLine(record['title']),
    subtitle: readLine(record['subtitle']),
    summary:
      (await readRichText(record['summary'])) ??
      (await readRichText(record['content_html'], true)) ??
      (await readRichText(record['content_text'])),
    url: readUrl(record['url'], base),
    image: readUrl(record['image'], base) ?? readUrl(record['banner_image'], base),
    attachments: readAttachments(record['attachments'], base) ?? [],
  });
}

async function readVersions(
  value: unknown,
  itemId: string,
  base: string,
): Promise<LanguageVersion[] | undefined> {
  if (!Array.isArray(value)) return undefined;
  const versions = mapRecords(value, async (record) => ({
    ...(await readEdition(record, base)),
    language: await readLanguageCode(record['language']),
  }));
  const read = (await Promise.all(versions)).filter(
    (version): version is LanguageVersion => !!version.language,
  );
  return isBroken(value, read) ? undefined : read.filter(({ id }) => id !== itemId);
}

function readAttachments(value: unknown, base: string): Attachment[] | undefined {
  return readEntries<Attachment>(value, 'url', (file) => ({
    url: readUrl(file['url'], base),
    mimeType: readLine(readText(file['mime_type'])?.split(';')[0])?.toLowerCase(),
    title: readLine(file['title']),
    size: readCount(file['size_in_bytes']),
  }));
}

function readShared({ shares, values }: UnknownRecord): SharedMetadata | undefined {
  const kind = (['subjects', 'series', 'authors'] as const).find((one) => one === shares);
  const known = readLines(values);
  return kind && known.length ? { shares: kind, values: known } : undefined;
}

function readDownloads(record: UnknownRecord): AlsoDownloaded {
  const read = ({ id, count }: UnknownRecord) => ({ id: readLine(id), count: readCount(count) });
  return dropUnknown<AlsoDownloaded>({
    period: readLine(record['period']),
    threshold: readCount(record['threshold']),
    sample: record['sample'] === true,
    items: readEntries(record['items'], 'id', read) ?? [],
  });
}

/**
 * Reads each record of a list, without its unknown fields. Leaves out records that lack the required field.
 * @returns `undefined` where the value is not a list, or the list {@link isBroken}
 */
function readEntries<T extends object>(
  value: unknown,
  required: keyof T,
  read: (record: UnknownRecord) => WithUnknown<T>,
): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries = mapRecords(value, read).flatMap((entry) =>
    entry[required] === undefined ? [] : dropUnknown<T>(entry),
  );
  return isBroken(value, entries) ? undefined : entries;
}

/*
 * Whether a list has entries, but none that can be read. Its value is then unknown: only an empty list means
 * that there are no entries.
 */
function isBroken(list: readonly unknown[], read: readonly unknown[]): boolean {
  return !!list.length && !read.length;
}

/** A record in which each field may be unknown. */
type WithUnknown<T> = { [K in keyof T]: T[K] | undefined };

/** Returns a record without its unknown fields, so that `in` and spread syntax see only known ones. */
function dropUnknown<T extends object>(record: WithUnknown<T>): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
