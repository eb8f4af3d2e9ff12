import type { HarvestState } from '../../store/harvest-state.js';
import type { HarvestContext, HarvestOutcome } from '../harvest.js';
import type { MappingOptions } from '../map-harvested.js';
import { refuseLoss } from '../refuse-loss.js';
import { OaiError, type OaiClient } from './oai-client.js';
import { readPage, salvagePage, type OaiPage, type PageOptions } from './read-records.js';
import { findElement, listElements, readElementText } from './xml.js';

/** Options of {@link findMissing}. */
export interface ComparisonOptions {
  readonly oai: OaiClient;
  readonly options: MappingOptions;
  readonly format: string;
  readonly context: HarvestContext;
}

/**
 * Compares the store with the source's list of identifiers: requests missing records, and removes those that
 * the source no longer lists. This is needed where the source does not report deletions, and where a list
 * changed during the run: when a record is deleted, later records move up, and one can slip from the next
 * page to the page already read.
 */
export async function findMissing(
  state: HarvestState,
  { oai, options, format, context }: ComparisonOptions,
): Promise<HarvestOutcome> {
  const { store } = context;
  const listed = new Set<string>();
  for (const set of state.source.sets ?? [undefined]) {
    for await (const identifier of listIdentifiers(set, format, oai)) listed.add(identifier);
  }
  const missing = await store.listNotFound([...listed], state.isWhole ? state.run : undefined);
  if (missing.length)
    context.reporter.note(
      `${missing.length} records moved while fao-feed read the list; it requests them one by one.`,
    );
  const outcome = { read: 0, gone: 0, broken: 0 };
  for (const identifier of missing) {
    const page = await getRecord(identifier, format, oai, { ...options, escaping: state.escaping });
    await store.savePage(page, state);
    outcome.read += page.records.length;
    outcome.broken += page.broken.length;
  }
  const known = await store.listIdentifiers();
  const gone = known.filter((identifier) => !listed.has(identifier));
  if (!state.isWhole) refuseLoss(known.length, known.length - gone.length);
  await store.savePage({ records: [], broken: [], gone }, state);
  return { ...outcome, gone: gone.length };
}

async function* listIdentifiers(
  set: string | undefined,
  format: string,
  oai: OaiClient,
): AsyncGenerator<string> {
  let token: string | undefined;
  do {
    const args = token ? { resumptionToken: token } : { metadataPrefix: format, set };
    const response = await oai.request('ListIdentifiers', args).catch((error: unknown) => {
      if (error instanceof OaiError && error.code === 'noRecordsMatch') return undefined;
      throw error;
    });
    const content = response && 'content' in response ? response.content : undefined;
    for (const header of listElements(content, 'header')) {
      const identifier = readElementText(findElement(header, 'identifier'));
      if (identifier && header.attributes['status'] !== 'deleted') yield identifier;
    }
    token = readElementText(findElement(content, 'resumptionToken'));
  } while (token);
}

async function getRecord(
  identifier: string,
  format: string,
  oai: OaiClient,
  options: PageOptions,
): Promise<OaiPage> {
  try {
    const wanted = { metadataPrefix: format, identifier };
    const response = await oai.request('GetRecord', wanted, (text) => salvagePage(text, options));
    return await ('salvaged' in response ? response.salvaged : readPage(response, options));
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    return error.code === 'idDoesNotExist'
      ? { records: [], gone: [identifier], broken: [] }
      : { records: [], gone: [], broken: [{ id: identifier, reason: error.message }] };
  }
}
