import type { MappingOptions } from '../map-harvested.js';
import type { OaiIdentity } from './identity.js';
import type { OaiClient } from './oai-client.js';
import { readPage, salvagePage, type OaiPage } from './read-records.js';

/** How to request the records of a source. */
export interface ListOptions extends MappingOptions {
  readonly oai: OaiClient;
  /** Precision of the source's times. */
  readonly granularity: OaiIdentity['granularity'];
}

/** The only format of DSpace with all metadata fields and files. */
export const FORMAT = 'xoai';

/** A page of nothing. */
export const NO_RECORDS: OaiPage = { records: [], gone: [], broken: [], count: 0, digest: '' };

/**
 * Requests a page of records (`ListRecords`, OAI-PMH 2.0, section 4.5).
 * @param wanted arguments of the verb: a token, or a set and limits of time
 * @param isProbe whether a 404 or 5xx causes no retry
 * @throws CommandError where the source does not send it
 */
export async function requestRecords(
  wanted: Readonly<Record<string, string | undefined>>,
  options: ListOptions,
  isProbe = false,
): Promise<OaiPage> {
  const args = wanted['resumptionToken'] ? wanted : { metadataPrefix: FORMAT, ...wanted };
  const salvage = (text: string, isLossy: boolean, isFinal: boolean) =>
    salvagePage(text, options, { isLossy, isFinal });
  const response = await options.oai.request('ListRecords', args, salvage, { isProbe });
  return 'salvaged' in response ? response.salvaged : readPage(response, options);
}
