import { visit } from 'jsonc-parser';
import type { Path, Position } from '../problem.js';
import { formatPointer } from './json-pointer.js';

/** Position and extent of a value in a text. */
export interface Span extends Position {
  /** Index of the first UTF-16 unit of the value, from 0. */
  readonly start: number;
  /** Index of the unit after the last one. */
  readonly end: number;
  /** Position of its key, for a value in an object. */
  readonly key?: Position | undefined;
}

/** The last occurrence of a key. */
interface Key {
  readonly start: number;
  readonly position: Position;
}

/**
 * Finds values in the text of a JSON document. Reads the text once and keeps only the requested values, so
 * that it needs little memory for long texts.
 * @param text well-formed JSON
 * @param paths of the values
 * @returns spans by JSON Pointer, without those of missing values; empty where the nesting is too deep for
 *   the call stack
 */
export function findSpans(text: string, paths: Iterable<Path>): Map<string, Span> {
  const wanted = new Set<string>();
  const ancestors = new Set<string>();
  for (const path of paths) {
    wanted.add(formatPointer(path));
    for (let depth = 0; depth <= path.length; depth += 1) ancestors.add(formatPointer(path.slice(0, depth)));
  }
  const spans = new Map<string, Span>();
  const keys = new Map<string, Key>();
  const open: { pointer: string; start: number; position: Position }[] = [];

  const begin = (start: number, _length: number, line: number, column: number, path: () => Path) => {
    const pointer = formatPointer(path());
    open.push({ pointer, start, position: toPosition(line, column) });
    return ancestors.has(pointer);
  };
  const end = (offset: number, length: number) => {
    const { pointer, start, position } = open.pop()!;
    add(pointer, start, offset + length, position);
  };
  const add = (pointer: string, start: number, end: number, position: Position) => {
    if (wanted.has(pointer))
      spans.set(pointer, { ...position, start, end, key: keys.get(pointer)?.position });
  };
  try {
    visit(text, {
      onObjectBegin: begin,
      onArrayBegin: begin,
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty(name, start, _length, line, column, path) {
        const pointer = formatPointer([...path(), name]);
        if (ancestors.has(pointer)) keys.set(pointer, { start, position: toPosition(line, column) });
      },
      onLiteralValue: (_value, offset, length, line, column, path) =>
        add(formatPointer(path()), offset, offset + length, toPosition(line, column)),
    });
  } catch (error) {
    // Thousands of nested lists, which no feed has, overflow the call stack. Drops the spans found so far: a
    // later occurrence of the same key may replace their values.
    if (!(error instanceof RangeError)) throw error;
    return new Map();
  }
  for (const [pointer, { start }] of spans) if (isReplaced(pointer, start, keys)) spans.delete(pointer);
  return spans;
}

/* Of several values with the same key, `JSON.parse` keeps the last one. */
function isReplaced(pointer: string, start: number, keys: ReadonlyMap<string, Key>): boolean {
  for (let parent = pointer; parent; parent = parent.slice(0, parent.lastIndexOf('/')))
    if ((keys.get(parent)?.start ?? 0) > start) return true;
  return false;
}

/**
 * Converts line and column of jsonc-parser to a position, which counts from 1.
 * @param line from 0
 * @param column from 0
 */
export function toPosition(line: number, column: number): Position {
  return { line: line + 1, column: column + 1 };
}
