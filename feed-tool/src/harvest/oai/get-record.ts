import { BrokenListError } from './broken-list.js';
import { OaiError, type OaiClient } from './oai-client.js';
import { readPage, salvagePage, type OaiPage, type PageOptions } from './read-records.js';
import { FORMAT, NO_RECORDS } from './request-records.js';
import { findElement, listElements, readElementText } from './xml.js';

/**
 * Requests a record (`GetRecord`, OAI-PMH 2.0, section 4.1).
 * @param isProbe whether a 404 or 5xx causes no retry
 * @returns a page with the record; with its identifier as gone where it does not exist
 * @throws CommandError where the source does not send it
 */
export async function getRecord(
  identifier: string,
  { oai, ...options }: PageOptions & { readonly oai: OaiClient },
  isProbe = false,
): Promise<OaiPage> {
  try {
    const wanted = { metadataPrefix: FORMAT, identifier };
    const salvage = (text: string, isLossy: boolean, isFinal: boolean) =>
      salvagePage(text, options, { isLossy, isFinal });
    const response = await oai.request('GetRecord', wanted, salvage, { isProbe });
    const page = await ('salvaged' in response ? response.salvaged : readPage(response, options));
    refuseOther(page, identifier);
    return page;
  } catch (error) {
    if (!(error instanceof OaiError) || error.code !== 'idDoesNotExist') throw error;
    return { ...NO_RECORDS, gone: [identifier] };
  }
}

/* A record under the identifier of another one would replace that record in the feed. */
function refuseOther({ records, gone, broken, others = [] }: OaiPage, identifier: string): void {
  const sent = [
    ...records.map((record) => record.identifier),
    ...gone,
    ...[...broken, ...others].map(({ id }) => id),
  ];
  const other = sent.find((one) => one !== identifier);
  if (other) throw new BrokenListError(`The source sends ${other} to a request for ${identifier}.`);
}

/**
 * Whether a record exists, and is in one of some sets, according to `GetRecord`. A record whose header names
 * no sets is in all of them.
 * @throws CommandError where the source does not tell it
 */
export async function isThere(
  identifier: string,
  sets: readonly string[] | undefined,
  oai: OaiClient,
): Promise<boolean> {
  try {
    const wanted = { metadataPrefix: FORMAT, identifier };
    const isRecord = (text: string) => (/<\/(?:[\w-]+:)?GetRecord>/.test(text) ? true : undefined);
    const response = await oai.request('GetRecord', wanted, isRecord, { isProbe: true });
    // A record that is not well-formed exists.
    if ('salvaged' in response) return true;
    const header = findElement(findElement(response.content, 'record'), 'header');
    if (!header || header.attributes['status'] === 'deleted') return false;
    const specs = listElements(header, 'setSpec').map(readElementText);
    return !sets || !specs.length || specs.some((spec) => spec !== undefined && sets.includes(spec));
  } catch (error) {
    if (!(error instanceof OaiError) || error.code !== 'idDoesNotExist') throw error;
    return false;
  }
}
