import { readLanguage } from '../../../../src/core/languages/read-language.js';
import { readRichText } from '../../../../src/core/sanitize/rich-text.js';
import { readLine, readList, readRecord, type UnknownRecord } from '../../../../src/core/sanitize/text.js';
import type { Path, Tell } from '../problem.js';
import { checkAddress } from './check-address.js';
import { checkDate, checkTimestamp } from './check-date.js';
import { checkEdition } from './check-edition.js';
import { checkId, checkIdentifier, checkJobNumber } from './check-identifiers.js';
import { checkLanguage } from './check-language.js';
import { checkDownloads, checkRelated, checkVersions } from './check-lists.js';
import { nameRecord } from './name-record.js';
import { checkLength, checkRepeats, checkText } from './check-text.js';

/**
 * Checks an item by itself, for all that the schema does not see.
 * @param value the item as it stands in the feed
 * @param feedLanguage language of items that name none
 */
export async function checkItem(
  value: unknown,
  path: Path,
  tell: Tell,
  feedLanguage: unknown,
): Promise<void> {
  const record = readRecord(value);
  const fao = readRecord(record['_fao']);
  const at = (...keys: readonly (string | number)[]) => [...path, ...keys];
  checkId(record['id'], at('id'), tell);
  checkEdition(record, path, tell);
  checkText(record['external_url'], at('external_url'), tell);
  checkAddress(record['external_url'], at('external_url'), tell);
  checkTimestamp(record['date_published'], at('date_published'), tell);
  checkLanguage(record['language'], at('language'), tell);
  checkTags(record['tags'], at('tags'), tell);
  checkAuthors(record['authors'], at('authors'), tell);

  for (const field of ['type', 'subtitle', 'series', 'rights', 'citation', 'uuid', 'date_issued'])
    checkText(fao[field], at('_fao', field), tell);
  checkDate(fao['date_issued'], at('_fao', 'date_issued'), tell);
  checkJobNumber(fao['job_number'], at('_fao', 'job_number'), tell);
  checkIdentifier('doi', fao['doi'], at('_fao', 'doi'), tell);
  checkIdentifier('handle', fao['handle'], at('_fao', 'handle'), tell);

  const owner = {
    names: nameRecord(record),
    language: readLanguage(record['language']) ?? readLanguage(feedLanguage),
  };
  checkVersions(fao['languages'], at('_fao', 'languages'), tell, owner);
  checkRelated(fao['related'], at('_fao', 'related'), tell, owner);
  checkDownloads(fao['also_downloaded'], at('_fao', 'also_downloaded'), tell, owner);
  if (!(await hasTitle(record))) {
    const message = 'The item has nothing that can serve as a title, so it is never shown.';
    tell({ rule: 'no-title', path, value: record['id'], message, hint: 'Write "title".' });
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

function checkTags(value: unknown, path: Path, tell: Tell): void {
  checkLength(value, path, tell);
  checkRepeats(value, path, tell, (entry) => readLine(entry));
  for (const [index, tag] of readList(value).entries()) checkText(tag, [...path, index], tell);
}

function checkAuthors(value: unknown, path: Path, tell: Tell): void {
  checkLength(value, path, tell);
  checkRepeats(value, path, tell, (entry) => readLine(readRecord(entry)['name']));
  for (const [index, entry] of readList(value).entries()) {
    const { name, url } = readRecord(entry);
    checkText(name, [...path, index, 'name'], tell);
    checkAddress(url, [...path, index, 'url'], tell);
  }
}
