import { readLine, readList, readRecord, type UnknownRecord } from 'fao-widgets-core';
import type { Path, ReportFinding } from '../problem.js';
import { checkUrlField } from './check-url-field.js';
import { checkLength, checkReadText, checkRepeats, checkText, checkTitle } from './check-text.js';

/** Checks the fields that an item and a language version share. */
export function checkEdition(record: UnknownRecord, path: Path, report: ReportFinding): void {
  checkTitle(record['title'], [...path, 'title'], report);
  checkTitle(record['subtitle'], [...path, 'subtitle'], report);
  for (const field of ['summary', 'content_html', 'content_text'])
    checkReadText(record[field], [...path, field], report, field === 'content_html');
  for (const field of ['url', 'image', 'banner_image']) {
    checkText(record[field], [...path, field], report);
    checkUrlField(record[field], [...path, field], report);
  }
  const files = record['attachments'];
  const filesPath = [...path, 'attachments'];
  checkLength(files, filesPath, report);
  checkRepeats(files, filesPath, report, (entry) => readLine(readRecord(entry)['url']));
  for (const [index, entry] of readList(files).entries()) {
    const { url, title } = readRecord(entry);
    checkText(url, [...filesPath, index, 'url'], report);
    checkUrlField(url, [...filesPath, index, 'url'], report);
    checkReadText(title, [...filesPath, index, 'title'], report);
  }
}
