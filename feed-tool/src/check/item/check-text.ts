import { decodeReferences, hasMarkup, MAX_LIST_LENGTH, MAX_TEXT_LENGTH } from 'fao-widgets-core';
import type { Path, ReportFinding } from '../problem.js';

/**
 * Checks the length of a text, and white space around it. Skips values of other types, which the schema check
 * reports.
 */
export function checkText(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string') return;
  const trimmed = value.trim();
  if (trimmed && trimmed !== value) {
    report({
      rule: 'surrounding-blanks',
      path,
      value,
      message: 'The widgets remove white space at the beginning and the end.',
      hint: 'Delete it.',
      fix: { kind: 'replace', path, value: trimmed },
    });
  }
  if (trimmed.length > MAX_TEXT_LENGTH) {
    const message = `The text has ${trimmed.length} characters, but the widgets read at most ${MAX_TEXT_LENGTH}.`;
    report({ rule: 'long-text', path, value, message, hint: 'Shorten it.' });
  }
}

/** XML's five entities, which a plain text shows literally. */
const ENTITY = /&(?:amp|lt|gt|quot|apos);/;
/** The same in HTML: a doubly escaped entity, or a tag of an abstract's markup that is escaped. */
const ENTITY_IN_HTML =
  /&amp;(?:amp|lt|gt|quot|apos);|&lt;\/?(?:p|br|div|li|ul|ol|i|em|b|strong|su[bp]|span|a)\b[^<>&]*&gt;/i;

/**
 * Checks a text for readers, as {@link checkText} does, and for leftovers of escaping: feeds that earlier
 * versions of `fao-feed build` made from a DSpace that escapes metadata twice have them.
 * @param isHtml whether the text is HTML, in which a single escape is right
 */
export function checkReadText(value: unknown, path: Path, report: ReportFinding, isHtml = false): void {
  checkText(value, path, report);
  if (typeof value !== 'string') return;
  const found = (isHtml ? ENTITY_IN_HTML : ENTITY).exec(value)?.[0];
  if (!found) return;
  report({
    rule: 'escaped-text',
    path,
    value,
    message: `The text was escaped once too often: the widgets show ${JSON.stringify(isHtml ? decodeReferences(found) : found)} literally.`,
    hint: 'Write the characters themselves; a feed of `fao-feed build` needs a new build.',
  });
}

/** Checks a title or subtitle, as {@link checkText} does, and for markup. */
export function checkTitle(value: unknown, path: Path, report: ReportFinding): void {
  checkText(value, path, report);
  if (typeof value !== 'string') return;
  const plain = decodeReferences(value);
  if (plain === value && !hasMarkup(value)) return;
  report({
    rule: 'markup-in-title',
    path,
    value,
    message: 'A title must be plain text: the widgets show its markup literally.',
    hint: `Write ${JSON.stringify(plain.replace(/<\/?[a-z][^<>]*>/gi, ''))}.`,
  });
}

/** Checks the length of a list within an item. Skips values of other types. */
export function checkLength(value: unknown, path: Path, report: ReportFinding): void {
  if (!Array.isArray(value) || value.length <= MAX_LIST_LENGTH) return;
  const message = `The list has ${value.length} entries, but the widgets read at most ${MAX_LIST_LENGTH}.`;
  report({ rule: 'long-list', path, message, hint: 'Delete the least important ones.' });
}

/**
 * Checks that a list has no entry twice.
 * @param value a list; skips values of other types
 * @param getKey returns a text that is equal for equal entries; `undefined`: the entry is unique
 * @returns indexes of the repeated entries
 */
export function checkRepeats(
  value: unknown,
  path: Path,
  report: ReportFinding,
  getKey: (entry: unknown) => string | undefined,
): ReadonlySet<number> {
  const repeats = new Set<number>();
  if (!Array.isArray(value)) return repeats;
  const first = new Map<string, number>();
  for (const [index, entry] of value.entries()) {
    const key = getKey(entry);
    if (key === undefined) continue;
    const entryPath = [...path, index];
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, index);
      continue;
    }
    repeats.add(index);
    report({
      rule: 'duplicate-entry',
      path: entryPath,
      value: entry,
      message: `This is the same as entry ${before + 1} of the list.`,
      hint: 'Delete it.',
      fix: { kind: 'remove', path: entryPath },
    });
  }
  return repeats;
}
