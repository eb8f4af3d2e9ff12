import type { MetadataFields, MetadataName, MetadataPath } from './metadata-fields.js';
import { readList, readRecord, readText, type UnknownRecord } from '../sanitize/text.js';

/** One value of a metadata field. */
export interface MetadataValue {
  readonly text: string;
  /** Language of the value itself, as the record has it; repositories set it for some fields only. */
  readonly language: string | undefined;
}

/** Reads the values of an item by their names. */
export interface MetadataReader {
  /** Returns all values of the first field that has some. */
  list(name: MetadataName): readonly MetadataValue[];
  first(name: MetadataName): string | undefined;
}

/**
 * Makes a reader of a record's metadata. It requires only the `value` of each value, since proxies and older
 * exports leave out the rest.
 * @param record an item in the form of the REST interface
 */
export function readMetadata(record: UnknownRecord, fields: MetadataFields): MetadataReader {
  const metadata = readRecord(record['metadata']);
  const list = (name: MetadataName) => readValuesAt(metadata, fields[name]);
  return { list, first: (name) => list(name)[0]?.text };
}

/** Returns the metadata fields of a path in any form, in order, and the separator of their values. */
export function splitPath(from: MetadataPath = []): {
  paths: readonly string[];
  split: string | undefined;
} {
  const { path, split } =
    typeof from === 'object' && 'path' in from ? from : { path: from, split: undefined };
  return { paths: [path].flat(), split };
}

function readValuesAt(metadata: UnknownRecord, path: MetadataPath | undefined): readonly MetadataValue[] {
  const { paths, split } = splitPath(path);
  for (const name of paths) {
    const values = Object.hasOwn(metadata, name) ? readValues(metadata[name], split) : [];
    if (values.length) return values;
  }
  return [];
}

function readValues(value: unknown, split: string | undefined): MetadataValue[] {
  return readList(value).flatMap((entry) => {
    const { value: text, language } = readRecord(entry);
    const whole = readText(text) ?? '';
    const parts = split ? whole.split(split) : [whole];
    return parts
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => ({ text: part, language: readText(language) }));
  });
}
