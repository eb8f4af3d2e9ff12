import { TEXT_FIELDS, type TextFields } from '../../../src/core/fields.js';
import type { Attachment, Inline, Item, LanguageVersion, RichText } from '../../../src/core/model/item.js';
import type { AttachmentRecord, ItemRecord, VersionRecord } from './feed-document.js';

const fields = Object.entries(TEXT_FIELDS) as [keyof TextFields, string][];

/** Writes an item as a feed has it (docs/feed.md), without lists. What is not known is left out. */
export function writeItem(item: Item): ItemRecord {
  const { id, title, url, image, language, subjects, authors } = item;
  return dropUnknown({
    id,
    url,
    title,
    ...writeSummary(item.summary),
    image,
    language,
    tags: keepFull(subjects),
    authors: keepFull(authors)?.map((name) => ({ name })),
    attachments: writeAttachments(item.attachments),
    _fao: dropUnknown({
      version: '1' as const,
      ...Object.fromEntries(fields.map(([property, name]) => [name, item[property]])),
    }),
  });
}

/** Writes a language version that the feed has no item for. */
export function writeVersion(version: LanguageVersion): VersionRecord {
  const { language, id, url, title, subtitle, image } = version;
  return dropUnknown({
    language,
    id,
    url,
    title,
    subtitle,
    ...writeSummary(version.summary),
    image,
    attachments: writeAttachments(version.attachments),
  });
}

/** Writes an item as the language version of another one. */
export function writeAsVersion(item: ItemRecord): VersionRecord {
  const { id, url, title, summary, content_html, image, language = '', attachments, _fao } = item;
  const subtitle = _fao['subtitle'] as string | undefined;
  return dropUnknown({ language, id, url, title, subtitle, summary, content_html, image, attachments });
}

/* Plain text where nothing is marked; what looks like markup and is none would be read as such. */
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

/* The standard asks for a type; a file of which none is known can't be told from any other. */
function writeAttachments(files: readonly Attachment[]): readonly AttachmentRecord[] | undefined {
  return keepFull(
    files.map(({ url, mimeType, title, size }) =>
      dropUnknown({ url, mime_type: mimeType ?? 'application/octet-stream', title, size_in_bytes: size }),
    ),
  );
}

function keepFull<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length ? list : undefined;
}

/** Fields that may turn out to be unknown, without those that are. */
type Known<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function dropUnknown<T extends object>(record: T): Known<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Known<T>;
}
