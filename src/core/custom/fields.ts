import { TEXT_FIELDS } from '../fields.js';

/**
 * The shape of a field of an item: a text, a list of texts, a list of records, or a group of fields. A text
 * in place of a record sets the field of the record that `alone` names.
 */
export type Shape =
  'text' | 'texts' | { readonly alone: string; readonly each: Fields } | { readonly group: Fields };

/** Fields by name. */
export type Fields = Readonly<Record<string, Shape>>;

const attachment: Fields = { url: 'text', mime_type: 'text', title: 'text', size_in_bytes: 'text' };
const attachments: Shape = { alone: 'url', each: attachment };

/** Fields that an item and a language version share. */
const edition: Fields = {
  id: 'text',
  url: 'text',
  title: 'text',
  summary: 'text',
  content_html: 'text',
  content_text: 'text',
  image: 'text',
  banner_image: 'text',
  language: 'text',
  attachments,
};

const fao: Fields = {
  ...Object.fromEntries(Object.values(TEXT_FIELDS).map((name) => [name, 'text' as const])),
  status: 'text',
  languages: { alone: 'language', each: { ...edition, subtitle: 'text' } },
  related: { alone: 'id', each: { id: 'text', reason: 'text' } },
  also_downloaded: {
    group: {
      period: 'text',
      threshold: 'text',
      items: { alone: 'id', each: { id: 'text', count: 'text' } },
    },
  },
};

/** The fields of a JSON Feed item that the widgets read; docs/feed.md describes each. */
export const itemFields: Fields = {
  ...edition,
  external_url: 'text',
  date_published: 'text',
  tags: 'texts',
  authors: { alone: 'name', each: { name: 'text' } },
  _fao: { group: fao },
};
