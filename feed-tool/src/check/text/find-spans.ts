import { visit } from 'jsonc-parser';
import type { Path, Position } from '../problem.js';
import { formatPointer } from './json-pointer.js';

/** The position of a value in a text. */
export interface Span extends Position {
  /** First unit of the value in the text, from 0. */
  readonly start: number;
  /** The unit after its last one. */
  readonly end: number;
  /** Position of its key, for a value in an object. */
  readonly key?: Position | undefined;
}

/** Where a key stands the last time. */
interface Key {
  readonly start: number;
  readonly place: Position;
}

/**
 * Finds values in the text of a JSON document. Goes through the text once and keeps nothing but what is
 * looked for, so that it can be used on texts of any length.
 * @param text well-formed JSON
 * @param paths of the values
 * @returns spans by JSON Pointer, without those that are not there; none at all where lists are nested too
 *   deeply to be walked through
 */
export function findSpans(text: string, paths: Iterable<Path>): Map<string, Span> {
  const wanted = new Set<string>();
  const onTheWay = new Set<string>();
  for (const path of paths) {
    wanted.add(formatPointer(path));
    for (let depth = 0; depth <= path.length; depth += 1) onTheWay.add(formatPointer(path.slice(0, depth)));
  }
  const spans = new Map<string, Span>();
  const keys = new Map<string, Key>();
  const open: { pointer: string; start: number; place: Position }[] = [];

  const begin = (start: number, _length: number, line: number, column: number, path: () => Path) => {
    const pointer = formatPointer(path());
    open.push({ pointer, start, place: toPosition(line, column) });
    return onTheWay.has(pointer);
  };
  const end = (offset: number, length: number) => {
    const { pointer, start, place } = open.pop()!;
    add(pointer, start, offset + length, place);
  };
  const add = (pointer: string, start: number, end: number, place: Position) => {
    if (wanted.has(pointer)) spans.set(pointer, { ...place, start, end, key: keys.get(pointer)?.place });
  };
  try {
    visit(text, {
      onObjectBegin: begin,
      onArrayBegin: begin,
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty(name, start, _length, line, column, path) {
        const pointer = formatPointer([...path(), name]);
        if (onTheWay.has(pointer)) keys.set(pointer, { start, place: toPosition(line, column) });
      },
      onLiteralValue: (_value, offset, length, line, column, path) =>
        add(formatPointer(path()), offset, offset + length, toPosition(line, column)),
    });
  } catch (error) {
    // Some thousand lists within lists: no feed, and more than the walk has room for. What was found may come
    // again in the rest.
    if (!(error instanceof RangeError)) throw error;
    return new Map();
  }
  for (const [pointer, { start }] of spans) if (isReplaced(pointer, start, keys)) spans.delete(pointer);
  return spans;
}

/* JSON.parse keeps the last of several values with the same key, and so does this. */
function isReplaced(pointer: string, start: number, keys: ReadonlyMap<string, Key>): boolean {
  for (let way = pointer; way; way = way.slice(0, way.lastIndexOf('/')))
    if ((keys.get(way)?.start ?? 0) > start) return true;
  return false;
}

/**
 * Makes a place of what jsonc-parser tells.
 * @param line from 0
 * @param column from 0
 */
export function toPosition(line: number, column: number): Position {
  return { line: line + 1, column: column + 1 };
}
