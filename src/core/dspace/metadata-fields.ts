import type { TextFieldName } from '../fields.js';

/**
 * Where to find a value: in a metadata field, in the first of several fields that has a value, or in a field
 * whose text is split into a list.
 */
export type MetadataPath =
  string | readonly string[] | { readonly path: string | readonly string[]; readonly split: string };

/** Name of a value that is read from metadata fields; the names are those of docs/feed.md. */
export type MetadataName =
  | TextFieldName
  | 'title'
  | 'summary'
  | 'language'
  | 'url'
  | 'authors'
  | 'tags'
  /** Identifiers of the item's other language versions. */
  | 'versions';

/** Metadata fields of a DSpace repository (docs/repository.md). */
export type MetadataFields = Readonly<Partial<Record<MetadataName, MetadataPath>>>;

/** Name of a set of fields, or fields that override those of `auto`. */
export type MetadataChoice = 'auto' | 'fao' | 'stock' | MetadataFields;
