import { readUrl } from '../../../../src/core/sanitize/url.js';
import { readLine, readList, readRecord } from '../../../../src/core/sanitize/text.js';
import { MAX_RECORDS } from '../../../../src/core/json-feed/read-many.js';
import { checkUrlField } from '../item/check-url-field.js';
import { checkTimestamp } from '../item/check-date.js';
import { checkItem } from '../item/check-item.js';
import { checkLanguage } from '../item/check-language.js';
import { checkText } from '../item/check-text.js';
import type { Finding, ReportFinding } from '../problem.js';
import { RULES } from '../rules.js';
import { checkSchema } from '../schema/check-schema.js';
import { formatPointer } from '../text/json-pointer.js';

/** Whether a document means to be a JSON Feed. */
export function isFeed(json: unknown): boolean {
  const { version, items } = readRecord(json);
  return Array.isArray(items) || !!readLine(version)?.includes('jsonfeed.org');
}

/**
 * Checks a feed document by itself: against the schema, and for what no schema sees. What takes several items
 * or files to see is left to the rules about them.
 * @returns what was found, in no order
 */
export async function checkFeed(json: unknown): Promise<Finding[]> {
  const findings: Finding[] = [];
  const report: ReportFinding = (finding) => void findings.push(finding);
  const feed = readRecord(json);
  const extension = readRecord(feed['_fao']);
  for (const field of ['title', 'description']) checkText(feed[field], [field], report);
  for (const field of ['home_page_url', 'feed_url', 'next_url', 'icon', 'favicon'])
    checkUrlField(feed[field], [field], report);
  checkLanguage(feed['language'], ['language'], report);
  checkText(extension['note'], ['_fao', 'note'], report);
  // The one date whose form the schema knows.
  checkTimestamp(extension['updated'], ['_fao', 'updated'], (finding) =>
    report(finding.rule === 'bad-date' ? { ...finding, severity: 'error' } : finding),
  );
  const items = readList(feed['items']);
  if (items.length > MAX_RECORDS) {
    const message = `The file has ${items.length} items, of which ${MAX_RECORDS} are read.`;
    const hint = 'Cut it into one file an item (docs/feed.md, "Three layouts").';
    report({ rule: 'too-many-items', path: ['items'], message, hint });
  }
  for (const [index, item] of items.entries())
    await checkItem(item, ['items', index], report, feed['language']);

  // Rules say more about an address or a date than the schema does.
  const told = new Set(findings.filter(isError).map(({ path }) => formatPointer(path)));
  const isTold = ({ rule, path }: Finding) => rule === 'wrong-value' && told.has(formatPointer(path));
  return [...checkSchema(json).filter((finding) => !isTold(finding)), ...findings];
}

function isError({ rule, severity = RULES[rule].severity }: Finding): boolean {
  return severity === 'error';
}

/**
 * The address of the next page, as it stands in a feed; `undefined` where there is none that could be read.
 */
export function readNext(json: unknown): string | undefined {
  const next = readRecord(json)['next_url'];
  return readUrl(next, 'https://feed.example/') && readLine(next);
}
