import type { TextFieldName } from '../fields.js';

/**
 * Where a repository keeps a value: a metadata field, the first of several that has one, or a field whose one
 * value is a list that is cut.
 */
export type MetadataPath =
  string | readonly string[] | { readonly path: string | readonly string[]; readonly split: string };

/** What of an item is read from metadata fields, as docs/feed.md names it. */
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

/** A set of fields by its name, or fields that differ from what `auto` chooses. */
export type MetadataChoice = 'auto' | 'fao' | 'stock' | MetadataFields;
