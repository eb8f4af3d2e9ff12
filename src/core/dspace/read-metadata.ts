import type { MetadataFields, MetadataName, MetadataPlace } from './metadata-fields.js';
import { readList, readRecord, readText, type UnknownRecord } from '../sanitize/text.js';

/** One value of a metadata field. */
export interface MetadataValue {
  readonly text: string;
  /** Language of the value itself, as it stands; repositories set it for some fields only. */
  readonly language: string | undefined;
}

/** Reads the values of an item by their names. */
export interface MetadataReader {
  /** All values, of the first field that has some. */
  list(name: MetadataName): readonly MetadataValue[];
  first(name: MetadataName): string | undefined;
}

/**
 * Makes a reader of a record's metadata. Of a value only its `value` is relied on: proxies and older exports
 * leave the rest out.
 * @param record an item as the REST interface gives it
 */
export function readMetadata(record: UnknownRecord, fields: MetadataFields): MetadataReader {
  const metadata = readRecord(record['metadata']);
  const list = (name: MetadataName) => readPlace(metadata, fields[name]);
  return { list, first: (name) => list(name)[0]?.text };
}

/** Takes a place in whatever form apart: its fields, the first first, and what their values are cut at. */
export function splitPlace(place: MetadataPlace = []): {
  paths: readonly string[];
  split: string | undefined;
} {
  const { path, split } =
    typeof place === 'object' && 'path' in place ? place : { path: place, split: undefined };
  return { paths: [path].flat(), split };
}

function readPlace(metadata: UnknownRecord, place: MetadataPlace | undefined): readonly MetadataValue[] {
  const { paths, split } = splitPlace(place);
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
