import { MAX_RECORDS, readLine, readList, readRecord, readUrl } from 'fao-widgets-core';
import { checkUrlField } from '../item/check-url-field.js';
import { checkTimestamp } from '../item/check-date.js';
import { checkItem } from '../item/check-item.js';
import { checkLanguage } from '../item/check-language.js';
import { checkText } from '../item/check-text.js';
import type { Finding, ReportFinding } from '../problem.js';
import { RULES } from '../rules.js';
import { checkSchema } from '../schema/check-schema.js';
import { formatPointer } from '../text/json-pointer.js';

/** Whether a document is meant as a JSON Feed: it has items, or the version of a JSON Feed. */
export function isFeed(json: unknown): boolean {
  const { version, items } = readRecord(json);
  return Array.isArray(items) || !!readLine(version)?.includes('jsonfeed.org');
}

/**
 * Checks a feed document by itself: against the schema, and for faults that a schema can't find. Does not
 * compare items, or files.
 * @returns findings in no particular order
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
  // The schema checks the form of this date, and of no other one.
  checkTimestamp(extension['updated'], ['_fao', 'updated'], (finding) =>
    report(finding.rule === 'bad-date' ? { ...finding, severity: 'error' } : finding),
  );
  const items = readList(feed['items']);
  if (items.length > MAX_RECORDS) {
    const message = `The file has ${items.length} items, but the widgets read at most ${MAX_RECORDS}.`;
    const hint = 'Split it into one file per item (docs/feed.md, "Three layouts").';
    report({ rule: 'too-many-items', path: ['items'], message, hint });
  }
  for (const [index, item] of items.entries())
    await checkItem(item, ['items', index], report, feed['language']);

  // Where a rule reports a URL or a date, it explains more than the schema does.
  const reported = new Set(findings.filter(isError).map(({ path }) => formatPointer(path)));
  const isReported = ({ rule, path }: Finding) => rule === 'wrong-value' && reported.has(formatPointer(path));
  return [...checkSchema(json).filter((finding) => !isReported(finding)), ...findings];
}

function isError({ rule, severity = RULES[rule].severity }: Finding): boolean {
  return severity === 'error';
}

/**
 * Returns the URL of the next page, as the feed has it; `undefined` where there is none, or it is invalid.
 */
export function readNextUrl(json: unknown): string | undefined {
  const next = readRecord(json)['next_url'];
  return readUrl(next, 'https://feed.example/') && readLine(next);
}
