import type { FieldMap } from './field-map.js';
import { createLoadError } from '../model/load-error.js';
import { itemFields, type Fields, type Shape } from './fields.js';

const PLACE = 'a path such as "record.title", a list of paths, or { "value": … }';
const TEXTS = `${PLACE}, or { "path": …, "split": ";" }`;

/**
 * Checks a field map, which its author wrote by hand.
 * @param name of the source, for messages
 * @param url address of the feed, for messages
 * @throws LoadError `config`, whose detail names the place in the map and what belongs there
 */
export function checkFieldMap(map: unknown, name: string, url: string): asserts map is FieldMap {
  const fail: Fail = (place, fault) => {
    const at = place ? `"${place}" ` : 'it ';
    throw createLoadError('config', { url, detail: `the field map of the source "${name}": ${at}${fault}` });
  };
  if (!isRecord(map)) return fail('', 'must be an object with "item"');
  for (const [key, value] of Object.entries(map)) {
    if (key === 'item') continue;
    if (!/^(?:items|next|updated)$/.test(key))
      fail(key, 'is not known; known are items, next, updated, item');
    if (!isPath(value)) fail(key, `must be a path such as "result.records", not ${show(value)}`);
  }
  const { item } = map;
  if (!isRecord(item)) return fail('item', `must be an object of fields, not ${show(item)}`);
  if (!('id' in item)) fail('item.id', 'is missing: every item needs one');
  checkFields(item, itemFields, 'item', fail);
}

type Fail = (place: string, fault: string) => never;

function checkFields(places: object, fields: Fields, at: string, fail: Fail): void {
  for (const [name, place] of Object.entries(places)) {
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!shape) fail(`${at}.${name}`, `is not known; known are ${Object.keys(fields).join(', ')}`);
    else checkPlace(place, shape, `${at}.${name}`, fail);
  }
}

function checkPlace(place: unknown, shape: Shape, at: string, fail: Fail): void {
  if (typeof shape === 'object' && 'group' in shape) {
    if (!isRecord(place)) return fail(at, `must be an object of fields, not ${show(place)}`);
    checkFields(place, shape.group, at, fail);
  } else if (typeof shape === 'object' && isRecord(place) && 'each' in place) {
    const { each, ...fields } = place;
    if (!isPath(each)) fail(`${at}.each`, `must be a path such as "record.files", not ${show(each)}`);
    checkFields(fields, shape.each, at, fail);
  } else {
    const isFitting = isValuePlace(place) || (shape !== 'text' && isCut(place));
    if (!isFitting) fail(at, `must be ${shape === 'text' ? PLACE : TEXTS}, not ${show(place)}`);
  }
}

function isValuePlace(place: unknown): boolean {
  if (isPath(place)) return true;
  if (Array.isArray(place)) return place.length > 0 && place.every(isPath);
  return (
    isRecord(place) && /^(?:string|number)$/.test(typeof place['value']) && Object.keys(place).length === 1
  );
}

function isCut(place: unknown): boolean {
  return (
    isRecord(place) && isPath(place['path']) && isPath(place['split']) && Object.keys(place).length === 2
  );
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return (JSON.stringify(value) as string | undefined)?.slice(0, 60) ?? String(value);
}
