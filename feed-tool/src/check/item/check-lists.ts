import { expandIdentifier, readCount, readLanguage, readLine, readList, readRecord } from 'fao-widgets-core';
import type { Path, ReportFinding } from '../problem.js';
import { checkPeriod } from './check-date.js';
import { checkEdition } from './check-edition.js';
import { checkId } from './check-identifiers.js';
import { checkLanguage } from './check-language.js';
import { checkLength, checkRepeats, checkText } from './check-text.js';

/** The item of a list, for comparison with the entries. */
export interface Owner {
  /** All identifiers of the item, normalized. */
  readonly identifiers: ReadonlySet<string>;
  /** BCP 47 tag of its language, or of that of its feed. */
  readonly language?: string | undefined;
}

/**
 * Checks the other language versions of an item, each by itself, and against the item and the others.
 * @param value `_fao.languages`
 */
export function checkVersions(value: unknown, path: Path, report: ReportFinding, owner: Owner): void {
  checkLength(value, path, report);
  const repeats = checkRepeats(value, path, report, serializeEntry);
  const languages = new Map<string, string>(owner.language ? [[owner.language, 'the item itself']] : []);
  for (const [index, entry] of readList(value).entries()) {
    const version = readRecord(entry);
    const entryPath = [...path, index];
    checkId(version['id'], [...entryPath, 'id'], report);
    checkLanguage(version['language'], [...entryPath, 'language'], report);
    checkEdition(version, entryPath, report);
    if (repeats.has(index)) continue;
    const id = readLine(version['id']);
    const language = readLanguage(version['language']);
    if (id && expandIdentifier(id).some((one) => owner.identifiers.has(one))) {
      report({
        rule: 'own-edition',
        path: entryPath,
        value: id,
        message: 'This is the item itself, not another version of it.',
        hint: 'Delete it.',
        fix: { kind: 'remove', path: entryPath },
      });
    } else if (language) {
      const before = languages.get(language);
      if (before) {
        const message = `${before} is in this language (${language}) too; the widgets show only one of the two.`;
        const hint = 'Write the right language, or delete the entry.';
        report({
          rule: 'duplicate-language',
          path: [...entryPath, 'language'],
          value: version['language'],
          message,
          hint,
        });
      } else languages.set(language, `Entry ${index + 1} of the list`);
    }
  }
}

/* Thousands of nested lists overflow the call stack; such an entry counts as unique. */
function serializeEntry(entry: unknown): string | undefined {
  try {
    return JSON.stringify(entry);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/**
 * Checks the related items of an item.
 * @param value `_fao.related`
 */
export function checkRelated(value: unknown, path: Path, report: ReportFinding, owner: Owner): void {
  checkEntries(value, path, report, owner);
  for (const [index, entry] of readList(value).entries())
    checkText(readRecord(entry)['reason'], [...path, index, 'reason'], report);
}

/**
 * Checks the items that were downloaded with an item.
 * @param value `_fao.also_downloaded`
 */
export function checkDownloads(value: unknown, path: Path, report: ReportFinding, owner: Owner): void {
  const record = readRecord(value);
  const items = record['items'];
  checkPeriod(record['period'], [...path, 'period'], report);
  checkEntries(items, [...path, 'items'], report, owner);
  const threshold = readCount(record['threshold']) ?? 0;
  for (const [index, entry] of readList(items).entries()) {
    const count = readCount(readRecord(entry)['count']);
    if (count === undefined || count >= threshold) continue;
    report({
      rule: 'below-threshold',
      path: [...path, 'items', index, 'count'],
      value: count,
      message: `The count is below the threshold of the list, ${threshold}: the widgets do not show it, and a feed must not publish the downloads of so few readers.`,
      hint: 'Delete the entry.',
    });
  }
}

function checkEntries(value: unknown, path: Path, report: ReportFinding, owner: Owner): void {
  checkLength(value, path, report);
  checkRepeats(value, path, report, (entry) => readLine(readRecord(entry)['id']));
  for (const [index, entry] of readList(value).entries()) {
    const id = readRecord(entry)['id'];
    const entryPath = [...path, index];
    checkId(id, [...entryPath, 'id'], report);
    const name = readLine(id);
    if (!name || !expandIdentifier(name).some((one) => owner.identifiers.has(one))) continue;
    report({
      rule: 'own-entry',
      path: entryPath,
      value: id,
      message: 'The list of an item must not name the item itself.',
      hint: 'Delete the entry.',
      fix: { kind: 'remove', path: entryPath },
    });
  }
}
