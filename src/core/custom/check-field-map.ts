import type { FieldMap } from './field-map.js';
import { createLoadError } from '../model/load-error.js';
import { itemFields, type Fields, type Shape } from './fields.js';

const VALUE_PATH = 'a path such as "record.title", a list of paths, or { "value": … }';
const TEXTS_PATH = `${VALUE_PATH}, or { "path": …, "split": ";" }`;

/**
 * Checks a field map, which its author wrote by hand.
 * @param name of the source, for messages
 * @param url URL of the feed, for messages
 * @throws LoadError `config`, whose detail names the wrong property of the map and its possible values
 */
export function checkFieldMap(map: unknown, name: string, url: string): asserts map is FieldMap {
  const fail: Fail = (property, fault) => {
    const subject = property ? `"${property}" ` : 'it ';
    throw createLoadError('config', {
      url,
      detail: `the field map of the source "${name}": ${subject}${fault}`,
    });
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

/** Throws; `property` is the path of the wrong property in the map, empty for the map itself. */
type Fail = (property: string, fault: string) => never;

function checkFields(paths: object, fields: Fields, property: string, fail: Fail): void {
  for (const [name, path] of Object.entries(paths)) {
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!shape) fail(`${property}.${name}`, `is not known; known are ${Object.keys(fields).join(', ')}`);
    else checkPath(path, shape, `${property}.${name}`, fail);
  }
}

function checkPath(path: unknown, shape: Shape, property: string, fail: Fail): void {
  if (typeof shape === 'object' && 'group' in shape) {
    if (!isRecord(path)) return fail(property, `must be an object of fields, not ${show(path)}`);
    checkFields(path, shape.group, property, fail);
  } else if (typeof shape === 'object' && isRecord(path) && 'each' in path) {
    const { each, ...fields } = path;
    if (!isPath(each)) fail(`${property}.each`, `must be a path such as "record.files", not ${show(each)}`);
    checkFields(fields, shape.each, property, fail);
  } else {
    const isValid = isValuePath(path) || (shape !== 'text' && isSplitPath(path));
    if (!isValid) fail(property, `must be ${shape === 'text' ? VALUE_PATH : TEXTS_PATH}, not ${show(path)}`);
  }
}

function isValuePath(path: unknown): boolean {
  if (isPath(path)) return true;
  if (Array.isArray(path)) return path.length > 0 && path.every(isPath);
  return isRecord(path) && /^(?:string|number)$/.test(typeof path['value']) && Object.keys(path).length === 1;
}

function isSplitPath(path: unknown): boolean {
  return isRecord(path) && isPath(path['path']) && isPath(path['split']) && Object.keys(path).length === 2;
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
