import { decodeReferences } from '../../../../src/core/sanitize/character-references.js';
import { hasMarkup } from '../../../../src/core/sanitize/markup.js';
import { MAX_LIST_LENGTH, MAX_TEXT_LENGTH } from '../../../../src/core/sanitize/text.js';
import type { Path, ReportFinding } from '../problem.js';

/**
 * Checks a value that should be text for what of it is cut off. A value of another type is left to the
 * schema.
 */
export function checkText(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string') return;
  const trimmed = value.trim();
  if (trimmed && trimmed !== value) {
    report({
      rule: 'surrounding-blanks',
      path,
      value,
      message: 'Blanks at the beginning and the end are not read.',
      hint: 'Take them away.',
      fix: { kind: 'replace', path, value: trimmed },
    });
  }
  if (trimmed.length > MAX_TEXT_LENGTH) {
    const message = `The text has ${trimmed.length} characters, of which ${MAX_TEXT_LENGTH} are read.`;
    report({ rule: 'long-text', path, value, message, hint: 'Shorten it.' });
  }
}

/** Checks a title or subtitle: as {@link checkText}, and that it is plain. */
export function checkTitle(value: unknown, path: Path, report: ReportFinding): void {
  checkText(value, path, report);
  if (typeof value !== 'string') return;
  const plain = decodeReferences(value);
  if (plain === value && !hasMarkup(value)) return;
  report({
    rule: 'markup-in-title',
    path,
    value,
    message: 'A title is plain text: markup in it is shown as it stands.',
    hint: `Write ${JSON.stringify(plain.replace(/<\/?[a-z][^<>]*>/gi, ''))}.`,
  });
}

/** Checks how long a list within an item is. A value that is no list is left to the schema. */
export function checkLength(value: unknown, path: Path, report: ReportFinding): void {
  if (!Array.isArray(value) || value.length <= MAX_LIST_LENGTH) return;
  const message = `The list has ${value.length} entries, of which ${MAX_LIST_LENGTH} are read.`;
  report({ rule: 'long-list', path, message, hint: 'Leave the least important ones out.' });
}

/**
 * Checks that no entry of a list comes twice.
 * @param value a list; anything else is left to the schema
 * @param nameEntry what two entries have in common when they are the same; `undefined`: the entry is like
 *   no other
 * @returns indexes of the entries that come again
 */
export function checkRepeats(
  value: unknown,
  path: Path,
  report: ReportFinding,
  nameEntry: (entry: unknown) => string | undefined,
): ReadonlySet<number> {
  const repeats = new Set<number>();
  if (!Array.isArray(value)) return repeats;
  const first = new Map<string, number>();
  for (const [index, entry] of value.entries()) {
    const name = nameEntry(entry);
    if (name === undefined) continue;
    const place = [...path, index];
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, index);
      continue;
    }
    repeats.add(index);
    report({
      rule: 'duplicate-entry',
      path: place,
      value: entry,
      message: `This says the same as entry ${before + 1} of the list.`,
      hint: 'Take it away.',
      fix: { kind: 'remove', path: place },
    });
  }
  return repeats;
}
