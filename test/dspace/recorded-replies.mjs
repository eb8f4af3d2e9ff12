import { readFileSync } from 'node:fs';

/**
 * A recorded reply: the request line, the status, the headers by their names in lower case, and the body:
 * JSON as an object, anything else as text.
 *
 * @typedef {{ request: string, status: number, headers: Record<string, string>, body: object | string | null
 *   }} RecordedReply
 */

/**
 * Reads a recorded reply of the real server that is closest to a version: DSpace 7.6.7, or 9.2 for 9 and
 * later.
 *
 * @param {string} name
 * @param {number} version major and minor version of the server under test
 * @returns {RecordedReply}
 */
export function readReply(name, version) {
  const folder = version < 9 ? '7.6.7' : '9.2';
  return JSON.parse(readFileSync(new URL(`replies/${folder}/${name}.json`, import.meta.url), 'utf8'));
}

/** Returns the values at a path; `[]` is every element of a list, `*` every property of an object. */
function valuesAt(json, steps) {
  return steps.reduce(
    (values, step) => {
      const inner = (value) => {
        if (!(value instanceof Object)) return [undefined];
        if (step === '[]' || step === '*') return Object.values(value);
        return [value[step]];
      };
      return values.flatMap(inner);
    },
    [json],
  );
}

function kindOf(value) {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'list';
  return typeof value;
}

/**
 * Lists where JSON does not have the kinds of values that a recorded reply has.
 *
 * @param {object} json
 * @param {object} recorded
 * @param {string[]} used the paths that clients read, such as `metadata.*.[].value`; with `?` at the end, the
 *   value may also be null
 * @returns {string[]} one sentence for each path
 */
export function listDifferences(json, recorded, used) {
  return used.flatMap((written) => {
    const path = written.replace(/\?$/, '');
    const steps = path.split('.');
    const expected = new Set(valuesAt(recorded, steps).map(kindOf));
    if (path !== written) expected.add('null');
    const actual = new Set(valuesAt(json, steps).map(kindOf));
    const others = [...actual].filter((kind) => !expected.has(kind));
    return others.length
      ? [`${path} is ${others.join(' or ')}, recorded: ${[...expected].join(' or ')}`]
      : [];
  });
}
