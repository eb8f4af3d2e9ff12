import type { RichText } from '../model/item.js';
import { readUrl } from '../sanitize/url.js';
import { plainText } from '../sanitize/plain-text.js';
import { readLine, readRecord, type UnknownRecord } from '../sanitize/text.js';

/** Length of a title made from an abstract, in UTF-16 units. */
const TITLE_LENGTH = 100;

/** The first words of an abstract, for an item without a title. Feeds of notes have none (JSON Feed 1.1, "title"). */
export function makeFallbackTitle(summary: RichText): string {
  const text = plainText(summary);
  return text.length > TITLE_LENGTH ? text.slice(0, TITLE_LENGTH).replace(/\s\S*$/, '') + '…' : text;
}

/**
 * Where the title of an item without an address of its own leads: `external_url`, the DOI, the handle.
 * @param record the item as it stands in the feed
 * @param base address of the feed
 */
export function findFallbackLink(record: UnknownRecord, base: string): string | undefined {
  const { doi, handle } = readRecord(record['_fao']);
  return (
    readUrl(record['external_url'], base) ??
    resolve('https://doi.org/', doi) ??
    resolve('https://hdl.handle.net/', handle)
  );
}

function resolve(resolver: string, name: unknown): string | undefined {
  const text = readLine(name);
  return text && readUrl(resolver + text, resolver);
}
