import type { RichText } from '../model/item.js';
import { readUrl } from '../sanitize/url.js';
import { toPlainText } from '../sanitize/plain-text.js';
import { readLine, readRecord, type UnknownRecord } from '../sanitize/text.js';

/** Maximum length of a title made from an abstract, in UTF-16 units. */
const MAX_TITLE_LENGTH = 100;

/** Returns the first words of an abstract, for an item without a title (optional in JSON Feed 1.1). */
export function makeFallbackTitle(summary: RichText): string {
  const text = toPlainText(summary);
  return text.length > MAX_TITLE_LENGTH ? text.slice(0, MAX_TITLE_LENGTH).replace(/\s\S*$/, '') + '…' : text;
}

/**
 * Returns the link of an item without `url`: its `external_url`, or else the URL of its DOI or handle.
 * @param record the item in the feed
 * @param base URL of the feed
 */
export function findFallbackLink(record: UnknownRecord, base: string): string | undefined {
  const { doi, handle } = readRecord(record['_fao']);
  return (
    readUrl(record['external_url'], base) ??
    resolve('https://doi.org/', doi) ??
    resolve('https://hdl.handle.net/', handle)
  );
}

function resolve(resolver: string, identifier: unknown): string | undefined {
  const text = readLine(identifier);
  return text && readUrl(resolver + text, resolver);
}
