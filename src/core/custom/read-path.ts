import { readList } from '../sanitize/text.js';

/**
 * Reads the value at a path in a document. Steps of a path are separated by dots: the name of a property, the
 * index of a list entry, or `[]` for each entry. A path reaches own properties only, never inherited ones.
 * @param path `.` is the document itself
 * @returns the value; a list of all values where the path has `[]`; `undefined` where there is none
 */
export function readPath(document: unknown, path: string): unknown {
  let values: readonly unknown[] = [document];
  for (const step of path === '.' ? [] : path.split('.')) {
    const key = step.replace('[]', '');
    if (key) values = values.flatMap((value) => readOwn(value, key));
    if (step.endsWith('[]')) values = values.flatMap(readList);
  }
  return path.includes('[]') ? values : values[0];
}

/* Returns a list of one value, so that `flatMap` does not flatten a value that is itself a list. */
function readOwn(value: unknown, key: string): readonly [unknown] | readonly [] {
  const isOwn = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isOwn ? [(value as Readonly<Record<string, unknown>>)[key]] : [];
}
