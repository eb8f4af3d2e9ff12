import { readLine, readList, readRecord, type UnknownRecord } from '../../../../src/core/sanitize/text.js';
import type { Path, Tell } from '../problem.js';
import { checkAddress } from './check-address.js';
import { checkLength, checkRepeats, checkText, checkTitle } from './check-text.js';

/** Checks the fields that an item and a language version share. */
export function checkEdition(record: UnknownRecord, path: Path, tell: Tell): void {
  checkTitle(record['title'], [...path, 'title'], tell);
  checkTitle(record['subtitle'], [...path, 'subtitle'], tell);
  for (const field of ['summary', 'content_html', 'content_text'])
    checkText(record[field], [...path, field], tell);
  for (const field of ['url', 'image', 'banner_image']) {
    checkText(record[field], [...path, field], tell);
    checkAddress(record[field], [...path, field], tell);
  }
  const files = record['attachments'];
  const place = [...path, 'attachments'];
  checkLength(files, place, tell);
  checkRepeats(files, place, tell, (entry) => readLine(readRecord(entry)['url']));
  for (const [index, entry] of readList(files).entries()) {
    const { url, title } = readRecord(entry);
    checkText(url, [...place, index, 'url'], tell);
    checkAddress(url, [...place, index, 'url'], tell);
    checkText(title, [...place, index, 'title'], tell);
  }
}
