import {
  type Attachment,
  type Inline,
  type Item,
  type LanguageVersion,
  type RichText,
  TEXT_FIELDS,
  type TextFields,
} from 'fao-widgets-core';
import type { AttachmentRecord, ItemRecord, VersionRecord } from './feed-document.js';
import { preferHttps } from './secure-hosts.js';

const fields = Object.entries(TEXT_FIELDS) as [keyof TextFields, string][];

/** Writes an item in the form of a feed (docs/feed.md), without its lists. Unknown fields are left out. */
export function writeItem(item: Item): ItemRecord {
  const { id, title, url, image, language, subjects, authors } = item;
  return dropUnknown({
    id,
    url: url && preferHttps(url),
    title,
    ...writeSummary(item.summary),
    image: image && preferHttps(image),
    language,
    tags: keepFull(subjects),
    authors: keepFull(authors)?.map((name) => ({ name })),
    attachments: writeAttachments(item.attachments),
    _fao: dropUnknown({
      version: '1' as const,
      ...Object.fromEntries(fields.map(([property, name]) => [name, item[property]])),
      // The feed has no withdrawn items.
      status: item.superseded ? 'superseded' : undefined,
    }),
  });
}

/** Writes an edition in the form of a language version of another item. */
export function writeVersion(version: LanguageVersion): VersionRecord {
  const { language, id, url, title, subtitle, image } = version;
  return dropUnknown({
    language,
    id,
    url: url && preferHttps(url),
    title,
    subtitle,
    ...writeSummary(version.summary),
    image: image && preferHttps(image),
    attachments: writeAttachments(version.attachments),
  });
}

/*
 * Writes plain text where nothing is marked, else HTML. Also writes text with a `<` as HTML, since feed
 * readers would parse it as markup.
 */
function writeSummary(summary: RichText | undefined): { summary?: string; content_html?: string } {
  if (!summary) return {};
  const isPlain = summary.flat().every((part) => typeof part === 'string' && !part.includes('<'));
  return isPlain
    ? { summary: summary.map((paragraph) => paragraph.map(String).join('')).join('\n\n') }
    : { content_html: summary.map((paragraph) => `<p>${paragraph.map(writeInline).join('')}</p>`).join('') };
}

function writeInline(part: Inline): string {
  if (typeof part === 'string')
    return part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<${part.mark}>${part.children.map(writeInline).join('')}</${part.mark}>`;
}

/*
 * JSON Feed 1.1 requires a media type. That of a file of unknown type is `application/octet-stream`
 * (RFC 2046, section 4.5.1).
 */
function writeAttachments(files: readonly Attachment[]): readonly AttachmentRecord[] | undefined {
  return keepFull(
    files.map(({ url, mimeType, title, size }) =>
      dropUnknown({
        url: preferHttps(url),
        mime_type: mimeType ?? 'application/octet-stream',
        title,
        size_in_bytes: size,
      }),
    ),
  );
}

function keepFull<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length ? list : undefined;
}

/** A record whose unknown fields are absent, not `undefined`. */
type Known<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function dropUnknown<T extends object>(record: T): Known<T> {
  // Without arrays of entries, since a feed has hundreds of thousands of such records.
  const known: Record<string, unknown> = {};
  for (const key of Object.keys(record)) {
    const value = (record as Record<string, unknown>)[key];
    if (value !== undefined) known[key] = value;
  }
  return known as Known<T>;
}
