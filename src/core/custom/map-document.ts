import type { FieldMap } from './field-map.js';
import { readList, readRecord, readText, type UnknownRecord } from '../sanitize/text.js';
import { encodeText } from './encode-text.js';
import { itemFields, type Fields, type Shape } from './fields.js';
import { readPath } from './read-path.js';

/**
 * Converts a document to a JSON Feed document.
 * @param map field map that passed `checkFieldMap`
 * @returns the JSON Feed, not yet sanitized; `undefined` where the path of the items leads to no list and no
 *   record
 */
export function mapDocument(document: unknown, map: FieldMap): object | undefined {
  const found = readPath(document, map.items ?? '.');
  if (typeof found !== 'object' || !found) return undefined;
  const records = Array.isArray(found) ? (found as readonly unknown[]) : [found];
  return {
    version: 'https://jsonfeed.org/version/1.1',
    items: records.map((record) => mapFields(record, map.item, itemFields)),
    next_url: map.next && readPath(document, map.next),
    _fao: { updated: map.updated && readPath(document, map.updated) },
  };
}

function mapFields(record: unknown, paths: UnknownRecord, fields: Fields): UnknownRecord {
  const mapped = Object.entries(fields).map(([name, shape]): [string, unknown] => {
    const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
    return [name, path === undefined ? undefined : mapField(record, path, shape)];
  });
  return Object.fromEntries(mapped.filter(([, value]) => value !== undefined));
}

function mapField(record: unknown, path: unknown, shape: Shape): unknown {
  if (typeof shape === 'object' && 'group' in shape) return mapFields(record, readRecord(path), shape.group);
  if (shape === 'text') return readValue(record, path);
  const { each } = readRecord(path);
  if (typeof each === 'string' && typeof shape === 'object') {
    const entries = readPath(record, each);
    return Array.isArray(entries)
      ? entries.map((entry) => mapFields(entry, readRecord(path), shape.each))
      : undefined;
  }
  const value = readValue(record, path);
  const values = value === undefined || Array.isArray(value) ? (value as unknown[] | undefined) : [value];
  return shape === 'texts' ? values : values?.map((one) => ({ [shape.alone]: one }));
}

function readValue(record: unknown, path: unknown): unknown {
  if (typeof path === 'string')
    return path.includes('{') ? fillTemplate(record, path) : readPath(record, path);
  if (Array.isArray(path)) {
    return readList(path)
      .map((one) => readValue(record, one))
      .find((value) => readText(value) !== undefined || (Array.isArray(value) && value.length > 0));
  }
  const { value, path: list, split } = readRecord(path);
  return value ?? splitText(readValue(record, list), readText(split) ?? ';');
}

/* Returns `undefined` where one of the values is missing, because half a URL is of no use. */
function fillTemplate(record: unknown, template: string): string | undefined {
  const placeholder = /\{([^{}]*)\}/g;
  const texts = [...template.matchAll(placeholder)].map(([, path]) => readText(readPath(record, path!)));
  if (texts.includes(undefined)) return undefined;
  return template.replace(placeholder, () => encodeText(texts.shift()!));
}

function splitText(value: unknown, separator: string): readonly string[] | undefined {
  const parts = readText(value)?.split(separator);
  return parts?.map((part) => part.trim()).filter(Boolean);
}
