import { readList } from '../sanitize/text.js';

/**
 * Reads what stands at a path in a document: steps with dots between them, a number for an entry of a list, `[]` for each entry. Only a record's own
 * properties are seen, so that no path reaches what all objects inherit.
 * @param path `.` is the document itself
 * @returns the value; with `[]` in the path, the list of all that was found; `undefined` where there is nothing
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

/* A list within the list, so that `flatMap` leaves a value that is itself a list as it is. */
function readOwn(value: unknown, key: string): readonly [unknown] | readonly [] {
  const isHeld = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isHeld ? [(value as Readonly<Record<string, unknown>>)[key]] : [];
}
