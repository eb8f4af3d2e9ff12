import type { Finding, Fix, Path } from '../problem.js';
import { findSpans, type Span } from '../text/find-spans.js';
import { formatPointer } from '../text/json-pointer.js';

/** A finding that was fixed. */
export interface Applied {
  readonly finding: Finding;
  /** The position of its value before the fix. */
  readonly span: Span;
}

/** The replacement of a range of a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Fixes findings in the text of a document and leaves every other character of it as it is.
 * @param findings those with a fix
 * @returns `text`: the new text, `undefined` where {@link applyEdits} returns that; `applied`: the fixed
 *   findings, of several fixes of one value only the first
 */
export function applyFixes(
  text: string,
  findings: readonly Finding[],
): { text: string | undefined; applied: Applied[] } {
  const spans = findSpans(text, listPaths(findings.map(({ fix }) => fix!)));
  const removed = new Set(
    findings.flatMap(({ fix }) => (fix?.kind === 'remove' ? formatPointer(fix.path) : [])),
  );
  const done = new Set<string>();
  const edits: Edit[] = [];
  const applied: Applied[] = [];
  for (const finding of findings) {
    const fix = finding.fix!;
    const pointer = formatPointer(fix.path);
    const span = spans.get(pointer);
    if (!span || done.has(pointer) || !keepsDigits(fix, text.slice(span.start, span.end))) continue;
    done.add(pointer);
    if (fix.kind === 'replace')
      edits.push({ start: span.start, end: span.end, text: JSON.stringify(fix.value) });
    else edits.push(...removeEntry(fix.path, spans, removed));
    applied.push({ finding, span });
  }
  return { text: applyEdits(text, edits), applied };
}

/**
 * Applies edits to the text of a JSON document in one pass. An edit within another one has no effect, since
 * the outer one replaces its text.
 * @returns the new text; `undefined` where an edit overlaps the end of another one or ends before it
 *   begins, or where the text would not be JSON
 */
export function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  const sorted = [...edits].sort((one, other) => one.start - other.start || other.end - one.end);
  const pieces: string[] = [];
  let end = 0;
  for (const edit of sorted) {
    const isWithin = edit.start < end && edit.end <= end;
    if (edit.end < edit.start || (edit.start < end && !isWithin)) return undefined;
    if (isWithin) continue;
    pieces.push(text.slice(end, edit.start), edit.text);
    end = edit.end;
  }
  const edited = pieces.join('') + text.slice(end);
  return isJson(edited) ? edited : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/*
 * Whether a fix keeps the digits of a number. `JSON.parse` reads 1.0, 1e3 or -0 with other digits than the
 * text has, and only the author can decide which are right.
 */
function keepsDigits(fix: Fix, source: string): boolean {
  const isNumber = /^[-\d]/.test(source);
  return fix.kind === 'remove' || !isNumber || fix.value === source;
}

/* Lists the paths of the values, and for a removal also those of the neighbours and of the list. */
function listPaths(fixes: readonly Fix[]): Path[] {
  return fixes.flatMap(({ kind, path }) =>
    kind === 'replace' ? [path] : [path, shift(path, 1), shift(path, -1), path.slice(0, -1)],
  );
}

/*
 * Removes an entry up to the next one. Removes the last entry from the end of the one before, so that no
 * comma remains; where that one is removed too, from the end of the last one that stays.
 */
function removeEntry(path: Path, spans: ReadonlyMap<string, Span>, removed: ReadonlySet<string>): Edit[] {
  const span = findAt(path, spans)!;
  const next = findAt(shift(path, 1), spans);
  if (next) return [{ start: span.start, end: next.start, text: '' }];
  let first = path;
  while (removed.has(formatPointer(shift(first, -1)))) first = shift(first, -1);
  const before = findAt(shift(first, -1), spans);
  if (before) return [{ start: before.end, end: span.end, text: '' }];
  const list = findAt(path.slice(0, -1), spans);
  return list ? [{ start: list.start, end: list.end, text: '[]' }] : [];
}

function findAt(path: Path, spans: ReadonlyMap<string, Span>): Span | undefined {
  return spans.get(formatPointer(path));
}

function shift(path: Path, by: number): Path {
  return [...path.slice(0, -1), Number(path.at(-1)) + by];
}
