import type { SkippedRecord } from '../../feed/manifest.js';
import { makePage, type HarvestPage } from '../../store/harvested-record.js';
import { mapHarvested, type MappingOptions } from '../map-harvested.js';
import { detectEscaping, unescapeRecord, type Escaping } from './escaping.js';
import { digestHeaders, type ListedPage } from './list-guard.js';
import type { OaiResponse } from './read-response.js';
import { readXoai, type XoaiRecord } from './read-xoai.js';
import { detachText, findElement, listElements, readElementText, readXml, type XmlElement } from './xml.js';

/**
 * Characters that XML 1.0 forbids (section 2.2), but that repositories send where a depositor pasted them.
 */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** The same characters as references. */
const FORBIDDEN_REFERENCE =
  /&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]|d[89a-f][\da-f]{2}|fff[ef]));/gi;
/** An ampersand that begins no reference, outside CDATA sections, where it needs none. */
const BARE_AMPERSAND = /<!\[CDATA\[.*?\]\]>|&(?!(?:[a-z]\w{0,9}|#\d{1,7}|#x[\da-f]{1,6});)/gis;
/** An XML declaration within a record, where some servers insert whole documents. */
const INNER_DECLARATION = /<\?xml\s[^<>]*\?>/g;
/** The end of a complete list, or of one record; repositories choose the namespace prefixes. */
const WHOLE_END = /<\/(?:[\w-]+:)?(?:ListRecords|GetRecord)>\s*<\/(?:[\w-]+:)?OAI-PMH>\s*$/;
const RECORD = /<((?:[\w-]+:)?record)(?:\s[^>]*)?>.*?<\/\1>/gs;
const TOKEN = /<((?:[\w-]+:)?resumptionToken)(?:\s[^<>]*)?(?:\/>|>[^<]*<\/\1>)/;
const IDENTIFIER = /<(?:[\w-]+:)?identifier>\s*([^<\s]+)/;

/** A page of an OAI-PMH list. */
export interface OaiPage extends HarvestPage, ListedPage {
  readonly total?: number | undefined;
  /** How often the source escapes values; absent where the records on the page do not show it. */
  readonly escaping?: Escaping | undefined;
  /** URL of the repository's user interface, where the records name it. */
  readonly site?: string | undefined;
  /** Whether it has a record without identifier, so that only the source's list can name that record. */
  readonly hasNameless?: boolean;
  /** Identifiers of records with bytes that are invalid in the encoding of the response. */
  readonly garbled?: readonly string[];
}

/** Options of {@link readPage}. */
export interface PageOptions extends MappingOptions {
  /**
   * For the response to `GetRecord`: how often the source escapes values, according to the pages of this run.
   */
  readonly escaping?: Escaping | undefined;
}

/** The element of a record. */
interface RecordElement {
  readonly element: XmlElement;
  /** Whether invalid XML in its text was repaired. */
  readonly isRepaired: boolean;
}

/** Reads a page of `ListRecords`, or the record of `GetRecord`. */
export function readPage({ content, isLossy }: OaiResponse, options: PageOptions): Promise<OaiPage> {
  const records = listElements(content, 'record').map((element) => ({ element, isRepaired: false }));
  return gatherPage(records, findElement(content, 'resumptionToken'), [], { ...options, isLossy });
}

/**
 * Reads a page that is not well-formed, record by record, so that one bad character does not lose a hundred
 * records.
 * @param text of the response
 * @param facts `isLossy`: whether some of its bytes were invalid; `isFinal`: whether the response is not
 *   requested again
 * @returns `undefined` where the page is cut off, so that the token of the next page is missing, or is no
 *   page of records; also where a record can't be corrected, unless the response is the final one
 */
export function salvagePage(
  text: string,
  options: PageOptions,
  { isLossy = false, isFinal = true } = {},
): Promise<OaiPage> | undefined {
  if (!WHOLE_END.test(text)) return undefined;
  const broken: { id: string; reason: string }[] = [];
  const records = Array.from(text.matchAll(RECORD), ([record]) => record).flatMap((record) => {
    const repaired = repairXml(record);
    try {
      return { element: readXml(repaired), isRepaired: repaired !== record };
    } catch (error) {
      const id = IDENTIFIER.exec(record)?.[1] ?? 'a record without identifier';
      broken.push({ id, reason: `it is not XML: ${(error as Error).message}` });
      return [];
    }
  });
  // A transfer may have damaged it; the next response may be sound.
  if (broken.length && !isFinal) return undefined;
  const token = TOKEN.exec(text)?.[0];
  return gatherPage(records, token ? readXml(repairXml(token)) : undefined, broken, {
    ...options,
    isLossy,
  });
}

function repairXml(xml: string): string {
  return xml
    .replace(INNER_DECLARATION, '')
    .replace(FORBIDDEN, ' ')
    .replace(FORBIDDEN_REFERENCE, ' ')
    .replace(BARE_AMPERSAND, (found) => (found === '&' ? '&amp;' : found));
}

async function gatherPage(
  elements: readonly RecordElement[],
  token: XmlElement | undefined,
  broken: HarvestPage['broken'],
  { isLossy, ...options }: PageOptions & { readonly isLossy: boolean | undefined },
): Promise<OaiPage> {
  const gone: string[] = [];
  const times: string[] = [];
  const headers: { identifier: string; datestamp: string }[] = [];
  const unreadable: SkippedRecord[] = [];
  const records: { raw: XoaiRecord; isRepaired: boolean; identifier: string; datestamp: string }[] = [];
  for (const { element, isRepaired } of elements) {
    const header = findElement(element, 'header');
    const identifier = readElementText(findElement(header, 'identifier'));
    if (!identifier) {
      unreadable.push({ id: 'a record without identifier', reason: 'OAI-PMH requires an identifier' });
      continue;
    }
    const datestamp = readElementText(findElement(header, 'datestamp')) ?? '';
    headers.push({ identifier, datestamp });
    const [metadata] = listElements(findElement(element, 'metadata'));
    if (header?.attributes['status'] === 'deleted') gone.push(identifier);
    else if (metadata) {
      records.push({ raw: readXoai(metadata), isRepaired, identifier, datestamp });
      // Nothing reads its elements again; they take as much memory as the page.
      element.first = undefined;
      continue;
    } else unreadable.push({ id: identifier, reason: 'the source sends no metadata for it' });
    times.push(datestamp);
  }
  // Repairing a bare ampersand hides how often the source escapes.
  const escaping = detectEscaping(records.filter(({ isRepaired }) => !isRepaired).map(({ raw }) => raw));
  const isTwice = chooseEscaping(escaping, options.escaping) === 'twice';
  const mapped: Awaited<ReturnType<typeof mapHarvested>>[] = [];
  // One after the other: what 100 records need at once takes more memory and time.
  for (const { raw, identifier, datestamp } of records) {
    const origin = { identifier, datestamp };
    const withSite = { ...options, site: raw.site };
    mapped.push(await mapHarvested(isTwice ? unescapeRecord(raw) : raw, origin, withSite));
  }
  const size = Number(token?.attributes['completeListSize']);
  const page = makePage(mapped, gone, [...broken, ...unreadable], times);
  return {
    ...page,
    newest: detachText(page.newest),
    token: detachText(readElementText(token)),
    total: size || undefined,
    count: elements.length + broken.length,
    hasNameless: headers.length < elements.length,
    digest: digestHeaders(headers),
    escaping,
    site: detachText(records.find(({ raw }) => raw.site)?.raw.site),
    ...(isLossy && {
      garbled: records.filter(({ raw }) => isGarbled(raw)).map(({ identifier }) => identifier),
    }),
  };
}

/*
 * Chooses how often the source escapes values. The records of a page show that, but the single record of
 * GetRecord may be ambiguous: `R&amp;D` is how a source that escapes twice writes `R&D`, and also a text that
 * a depositor may have typed. So the pages of the run take precedence, unless the record has a bare
 * character, which proves that it was escaped once. Where no page shows it, the record itself counts.
 */
function chooseEscaping(own: Escaping | undefined, ofRun: Escaping | undefined): Escaping | undefined {
  return own === 'once' ? own : (ofRun ?? own);
}

function isGarbled({ metadata }: XoaiRecord): boolean {
  return Object.values(metadata)
    .flat()
    .some(({ value }) => value.includes('\uFFFD'));
}
