import type { XmlElement } from '@rgrove/parse-xml';
import { makePage, type HarvestPage } from '../../store/harvested-record.js';
import { mapHarvested, type MappingTerms } from '../map-harvested.js';
import type { OaiResponse } from './read-response.js';
import { readXoai } from './read-xoai.js';
import { findElement, listElements, readElementText, readXml } from './xml.js';

/** What XML 1.0 forbids (section 2.2), and repositories send where a depositor pasted it. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** An ampersand that begins no reference. */
const BARE_AMPERSAND = /&(?!(?:\w{1,10}|#\d{1,7}|#x[\da-f]{1,6});)/gi;

/** A page of a list of OAI-PMH. */
export interface OaiPage extends HarvestPage {
  /** What the next page is asked for by; absent on the last. */
  readonly token?: string | undefined;
}

/** Reads a page of `ListRecords`. */
export function readPage({ content }: OaiResponse, terms: MappingTerms): Promise<OaiPage> {
  return gatherPage(listElements(content, 'record'), findElement(content, 'resumptionToken'), [], terms);
}

/**
 * Reads what can be read of a page that is not well-formed, record by record: one bad character must not cost a hundred records.
 * @param text of the answer
 * @returns `undefined` where the page is cut: its end, and the way to the next, are missing
 */
export function salvagePage(text: string, terms: MappingTerms): Promise<OaiPage> | undefined {
  const isWhole = /<\/(?:[\w-]+:)?OAI-PMH>\s*$/.test(text);
  if (!isWhole) return undefined;
  const broken: { id: string; reason: string }[] = [];
  const records = Array.from(text.matchAll(/<record>.*?<\/record>/gs), ([record]) => record).flatMap(
    (record) => {
      const mended = record.replace(FORBIDDEN, ' ').replace(BARE_AMPERSAND, '&amp;');
      try {
        return readXml(mended);
      } catch (error) {
        const id = /<identifier>\s*([^<\s]+)/.exec(record)?.[1] ?? 'a record without identifier';
        broken.push({ id, reason: `it is no XML: ${(error as Error).message}` });
        return [];
      }
    },
  );
  const token = /<resumptionToken\b[^<]*(?:<\/resumptionToken>|\/>)/.exec(text)?.[0];
  return gatherPage(records, token ? readXml(token) : undefined, broken, terms);
}

async function gatherPage(
  elements: readonly XmlElement[],
  token: XmlElement | undefined,
  broken: HarvestPage['broken'],
  terms: MappingTerms,
): Promise<OaiPage> {
  const gone: string[] = [];
  const times: string[] = [];
  const records = elements.flatMap((element) => {
    const header = findElement(element, 'header');
    const identifier = readElementText(findElement(header, 'identifier'));
    if (!identifier) return [];
    const datestamp = readElementText(findElement(header, 'datestamp')) ?? '';
    const [metadata] = listElements(findElement(element, 'metadata'));
    if (header?.attributes['status'] !== 'deleted' && metadata) {
      return [mapHarvested(readXoai(metadata), { identifier, datestamp }, terms)];
    }
    gone.push(identifier);
    times.push(datestamp);
    return [];
  });
  const size = Number(token?.attributes['completeListSize']);
  return {
    ...makePage(await Promise.all(records), gone, broken, times),
    token: readElementText(token),
    total: size || undefined,
  };
}
