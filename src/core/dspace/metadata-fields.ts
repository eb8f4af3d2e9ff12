import { TEXT_FIELDS } from '../fields.js';

/**
 * Where to find a value: in a metadata field, in the first of several fields that has a value, or in a field
 * whose text is split into a list.
 */
export type MetadataPath =
  string | readonly string[] | { readonly path: string | readonly string[]; readonly split: string };

/** Text fields that are read from metadata fields. DSpace has handle and UUID outside the metadata. */
export const METADATA_TEXTS = Object.values(TEXT_FIELDS).filter(
  (name) => name !== 'handle' && name !== 'uuid',
);

/**
 * Names of all values that are read from metadata fields; the names are those of docs/feed.md. `versions` are
 * identifiers of the item's other language versions.
 */
export const METADATA_NAMES = [
  ...METADATA_TEXTS,
  'title',
  'summary',
  'language',
  'url',
  'authors',
  'tags',
  'versions',
] as const;

/** Name of a value that is read from metadata fields. */
export type MetadataName = (typeof METADATA_NAMES)[number];

/** Metadata fields of a DSpace repository (docs/repository.md). */
export type MetadataFields = Readonly<Partial<Record<MetadataName, MetadataPath>>>;

/** Name of a set of fields, or fields that override those of `auto`. */
export type MetadataChoice = 'auto' | 'fao' | 'stock' | MetadataFields;
