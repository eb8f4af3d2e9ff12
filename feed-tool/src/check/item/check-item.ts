import {
  readLanguage,
  readLine,
  readList,
  readRecord,
  readRichText,
  TEXT_FIELDS,
  type UnknownRecord,
} from 'fao-widgets-core';
import type { Path, ReportFinding } from '../problem.js';
import { checkUrlField } from './check-url-field.js';
import { checkDate, checkTimestamp } from './check-date.js';
import { checkEdition } from './check-edition.js';
import { checkId, checkIdentifier, checkJobNumber } from './check-identifiers.js';
import { checkLanguage } from './check-language.js';
import { checkDownloads, checkRelated, checkVersions } from './check-lists.js';
import { identifiersOfRecord } from './record-identifiers.js';
import { checkLength, checkReadText, checkRepeats, checkText } from './check-text.js';

/**
 * Checks an item by itself, for faults that the schema can't find.
 * @param value the item in the feed
 * @param feedLanguage language of the feed, which applies to items without one
 */
export async function checkItem(
  value: unknown,
  path: Path,
  report: ReportFinding,
  feedLanguage: unknown,
): Promise<void> {
  const record = readRecord(value);
  const fao = readRecord(record['_fao']);
  const at = (...keys: readonly (string | number)[]) => [...path, ...keys];
  checkId(record['id'], at('id'), report);
  checkEdition(record, path, report);
  checkText(record['external_url'], at('external_url'), report);
  checkUrlField(record['external_url'], at('external_url'), report);
  checkTimestamp(record['date_published'], at('date_published'), report);
  checkLanguage(record['language'], at('language'), report);
  checkTags(record['tags'], at('tags'), report);
  checkAuthors(record['authors'], at('authors'), report);

  for (const field of Object.values(TEXT_FIELDS)) checkReadText(fao[field], at('_fao', field), report);
  checkDate(fao['date_issued'], at('_fao', 'date_issued'), report);
  checkJobNumber(fao['job_number'], at('_fao', 'job_number'), report);
  checkIdentifier('doi', fao['doi'], at('_fao', 'doi'), report);
  checkIdentifier('handle', fao['handle'], at('_fao', 'handle'), report);

  const owner = {
    identifiers: identifiersOfRecord(record),
    language: readLanguage(record['language']) ?? readLanguage(feedLanguage),
  };
  checkVersions(fao['languages'], at('_fao', 'languages'), report, owner);
  checkRelated(fao['related'], at('_fao', 'related'), report, owner);
  checkDownloads(fao['also_downloaded'], at('_fao', 'also_downloaded'), report, owner);
  if (!(await hasTitle(record))) {
    const message = 'The item has no title, nor an abstract to replace it, so the widgets never show it.';
    report({ rule: 'no-title', path, value: record['id'], message, hint: 'Write "title".' });
  }
}

async function hasTitle(record: UnknownRecord): Promise<boolean> {
  return !!(
    readLine(record['title']) ??
    (await readRichText(record['summary'])) ??
    (await readRichText(record['content_html'], true)) ??
    (await readRichText(record['content_text']))
  );
}

function checkTags(value: unknown, path: Path, report: ReportFinding): void {
  checkLength(value, path, report);
  checkRepeats(value, path, report, (entry) => readLine(entry));
  for (const [index, tag] of readList(value).entries()) checkReadText(tag, [...path, index], report);
}

function checkAuthors(value: unknown, path: Path, report: ReportFinding): void {
  checkLength(value, path, report);
  checkRepeats(value, path, report, (entry) => readLine(readRecord(entry)['name']));
  for (const [index, entry] of readList(value).entries()) {
    const { name, url } = readRecord(entry);
    checkReadText(name, [...path, index, 'name'], report);
    checkUrlField(url, [...path, index, 'url'], report);
  }
}
