import { readLanguage } from '../../../../src/core/languages/read-language.js';
import { readCount, readLine, readList, readRecord } from '../../../../src/core/sanitize/text.js';
import { expandIdentifier } from '../../../../src/core/identifiers/expand-identifier.js';
import type { Path, ReportFinding } from '../problem.js';
import { checkPeriod } from './check-date.js';
import { checkEdition } from './check-edition.js';
import { checkId } from './check-identifiers.js';
import { checkLanguage } from './check-language.js';
import { checkLength, checkRepeats, checkText } from './check-text.js';

/** What the lists of an item are checked against. */
export interface Owner {
  /** Every name of the item, spelled out. */
  readonly names: ReadonlySet<string>;
  /** BCP 47 tag of its language, or of its feed's. */
  readonly language?: string | undefined;
}

/**
 * Checks the other language versions of an item, each by itself and against the item.
 * @param value `_fao.languages`
 */
export function checkVersions(value: unknown, path: Path, report: ReportFinding, owner: Owner): void {
  checkLength(value, path, report);
  const repeats = checkRepeats(value, path, report, writeEntry);
  const languages = new Map<string, string>(owner.language ? [[owner.language, 'the item itself']] : []);
  for (const [index, entry] of readList(value).entries()) {
    const version = readRecord(entry);
    const place = [...path, index];
    checkId(version['id'], [...place, 'id'], report);
    checkLanguage(version['language'], [...place, 'language'], report);
    checkEdition(version, place, report);
    if (repeats.has(index)) continue;
    const id = readLine(version['id']);
    const language = readLanguage(version['language']);
    if (id && expandIdentifier(id).some((name) => owner.names.has(name))) {
      report({
        rule: 'own-edition',
        path: place,
        value: id,
        message: 'This is the item itself, not another version of it.',
        hint: 'Take it away.',
        fix: { kind: 'remove', path: place },
      });
    } else if (language) {
      const before = languages.get(language);
      if (before) {
        const message = `${before} is in this language (${language}) too; readers see one of the two.`;
        const hint = 'Write the language that it is in, or take it away.';
        report({
          rule: 'duplicate-language',
          path: [...place, 'language'],
          value: version['language'],
          message,
          hint,
        });
      } else languages.set(language, `Entry ${index + 1} of the list`);
    }
  }
}

/* Some thousand lists within lists have no room on the stack, and are like no other entry. */
function writeEntry(entry: unknown): string | undefined {
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
 * Checks what was downloaded with an item.
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
      message: `The count is below the threshold of the list, ${threshold}: it is not shown, and so few readers must not be published.`,
      hint: 'Take the entry away.',
    });
  }
}

function checkEntries(value: unknown, path: Path, report: ReportFinding, owner: Owner): void {
  checkLength(value, path, report);
  checkRepeats(value, path, report, (entry) => readLine(readRecord(entry)['id']));
  for (const [index, entry] of readList(value).entries()) {
    const id = readRecord(entry)['id'];
    const place = [...path, index];
    checkId(id, [...place, 'id'], report);
    const name = readLine(id);
    if (!name || !expandIdentifier(name).some((spelling) => owner.names.has(spelling))) continue;
    report({
      rule: 'own-entry',
      path: place,
      value: id,
      message: 'An item is not listed with itself.',
      hint: 'Take the entry away.',
      fix: { kind: 'remove', path: place },
    });
  }
}
