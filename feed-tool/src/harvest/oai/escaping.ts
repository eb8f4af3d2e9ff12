import type { XoaiRecord } from './read-xoai.js';

/**
 * How often a source escapes metadata values. XML needs it once. DSpace 7.6.6, 7.6.7, 8.3, 8.4, 9.2, 9.3 and
 * 10.0 do it twice: their class ItemUtils escapes each `value`, and then the XML writer does (DSpace issue
 * 12409), so that they send `L'eau` as `L&amp;apos;eau`. They escape authorities, files and the record's
 * facts about the repository once.
 */
export type Escaping = 'once' | 'twice';

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/**
 * The references that these versions write (Apache Commons Text, `escapeXml10`): one of XML's five entities,
 * or a numeric reference for U+007F to U+009F except U+0085.
 */
const REFERENCE = String.raw`&(?:(amp|lt|gt|quot|apos)|#(12[7-9]|13[0-2]|13[4-9]|1[45]\d));`;
const REFERENCES = new RegExp(REFERENCE, 'g');
/** A character that no escaped value contains. */
const BARE = new RegExp(`[<>"']|(?!${REFERENCE})&`);

/**
 * Detects how often the source of some records escapes values. One bare character in any value proves that it
 * escapes once. Entities without a bare character mean that it escapes twice.
 * @param records with values as parsed from XML
 * @returns `undefined` where no value has a character that needs escaping
 */
export function detectEscaping(records: readonly XoaiRecord[]): Escaping | undefined {
  const values = records.flatMap(({ metadata }) => Object.values(metadata).flat());
  if (values.some(({ value }) => BARE.test(value))) return 'once';
  return values.some(({ value }) => value.search(REFERENCES) >= 0) ? 'twice' : undefined;
}

/** Unescapes the values of a record by one level. */
export function unescapeRecord(record: XoaiRecord): XoaiRecord {
  const metadata = Object.entries(record.metadata).map(
    ([field, values]) => [field, values.map((one) => ({ ...one, value: unescape(one.value) }))] as const,
  );
  return { ...record, metadata: Object.fromEntries(metadata) };
}

function unescape(text: string): string {
  return text.replace(REFERENCES, (_, name: string | undefined, code: string) =>
    name ? CHARACTERS[name]! : String.fromCharCode(Number(code)),
  );
}
