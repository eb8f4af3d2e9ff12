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

function mapFields(record: unknown, places: UnknownRecord, fields: Fields): UnknownRecord {
  const mapped = Object.entries(fields).map(([name, shape]): [string, unknown] => {
    const place = Object.hasOwn(places, name) ? places[name] : undefined;
    return [name, place === undefined ? undefined : mapField(record, place, shape)];
  });
  return Object.fromEntries(mapped.filter(([, value]) => value !== undefined));
}

function mapField(record: unknown, place: unknown, shape: Shape): unknown {
  if (typeof shape === 'object' && 'group' in shape) return mapFields(record, readRecord(place), shape.group);
  if (shape === 'text') return readPlace(record, place);
  const { each } = readRecord(place);
  if (typeof each === 'string' && typeof shape === 'object') {
    const entries = readPath(record, each);
    return Array.isArray(entries)
      ? entries.map((entry) => mapFields(entry, readRecord(place), shape.each))
      : undefined;
  }
  const value = readPlace(record, place);
  const values = value === undefined || Array.isArray(value) ? (value as unknown[] | undefined) : [value];
  return shape === 'texts' ? values : values?.map((one) => ({ [shape.alone]: one }));
}

function readPlace(record: unknown, place: unknown): unknown {
  if (typeof place === 'string')
    return place.includes('{') ? fillTemplate(record, place) : readPath(record, place);
  if (Array.isArray(place)) {
    return readList(place)
      .map((one) => readPlace(record, one))
      .find((value) => readText(value) !== undefined || (Array.isArray(value) && value.length > 0));
  }
  const { value, path, split } = readRecord(place);
  return value ?? splitText(readPlace(record, path), readText(split) ?? ';');
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
