import type { SkippedRecord } from '../../feed/manifest.js';
import { HttpError } from '../../fetch/http-error.js';
import type { HarvestState } from '../../store/harvest-state.js';
import { addOutcome, type HarvestContext, type HarvestOutcome } from '../harvest.js';
import { isOfOnePage } from './broken-list.js';
import { writeDatestamp } from './datestamps.js';
import { getRecord } from './get-record.js';
import { ListGuard } from './list-guard.js';
import { listSpans, type Span } from './list-spans.js';
import { OaiError } from './oai-client.js';
import type { OaiPage } from './read-records.js';
import { requestRecords, type ListOptions } from './request-records.js';

/** Number of failed requests in a row after which the remaining records are not requested. */
const MAX_FAILURES = 10;

/** The result of requesting records that a list did not have. */
export interface MissingRecords {
  readonly outcome: HarvestOutcome;
  /** Records that the source lists, but does not send, with reasons. */
  readonly unread: readonly SkippedRecord[];
}

/**
 * Requests records that a list did not have, and saves them: by spans of time where many of them were changed
 * close together, then one by one. Keeps earlier versions of records that the source does not send.
 * @param datestamps those of the source's list, by identifier
 * @throws CommandError where the source does not respond, or refuses
 */
export async function readMissing(
  missing: readonly string[],
  datestamps: ReadonlyMap<string, string>,
  state: HarvestState,
  options: ListOptions,
  { store, reporter }: HarvestContext,
): Promise<MissingRecords> {
  let outcome: HarvestOutcome = { read: 0, gone: 0, broken: 0 };
  if (!missing.length) return { outcome, unread: [] };
  const progress = reporter.begin('Reading missing records', missing.length);
  const save = async (page: OaiPage) => {
    await store.savePage(page, state);
    outcome = addOutcome(outcome, page);
    progress.reach(Math.min(outcome.read + outcome.gone + outcome.broken, missing.length));
  };
  try {
    for (const span of listSpans(missing, datestamps))
      for await (const page of requestSpan(span, state, options)) await save(page);
    const left = await store.listNotFound(missing, state.run);
    const unread = await requestEach(left, state, options, save);
    await store.savePage({ records: [], gone: [], broken: unread }, state);
    return { outcome, unread };
  } finally {
    progress.end();
  }
}

/* Ends where a page can't be read: its records are requested one by one. */
async function* requestSpan(
  { from, until }: Span,
  { source }: HarvestState,
  options: ListOptions,
): AsyncGenerator<OaiPage> {
  const limits = {
    from: writeDatestamp(from, options.granularity),
    until: writeDatestamp(until, options.granularity),
  };
  for (const set of source.sets ?? [undefined]) {
    const guard = new ListGuard();
    let token: string | undefined;
    try {
      do {
        const page = await requestRecords(
          token ? { resumptionToken: token } : { ...limits, set },
          options,
          true,
        );
        yield page;
        guard.check(page, token);
        token = page.token;
      } while (token);
    } catch (error) {
      if (!isOfOnePage(error) && !(error instanceof OaiError)) throw error;
    }
  }
}

/* Returns the records that the source does not send, with reasons. */
async function requestEach(
  identifiers: readonly string[],
  { escaping }: HarvestState,
  options: ListOptions,
  save: (page: OaiPage) => Promise<void>,
): Promise<SkippedRecord[]> {
  const unread: SkippedRecord[] = [];
  let failures = 0;
  let reason = '';
  for (const id of identifiers) {
    if (failures < MAX_FAILURES) {
      try {
        // Retries of each record would take hours where the server has a fault.
        await save(await getRecord(id, { ...options, escaping }, unread.length > 0));
        failures = 0;
        continue;
      } catch (error) {
        if (!isOfOnePage(error) && !(error instanceof OaiError)) throw error;
        reason = `the source lists it, but ${describe(error)}`;
        failures++;
      }
    }
    unread.push({ id, reason });
  }
  return unread;
}

function describe(error: Error): string {
  if (error instanceof HttpError) return `responds with status ${error.status} to a request for it`;
  if (error instanceof OaiError) return `responds with the error "${error.code}" to a request for it`;
  return 'sends no complete response to a request for it';
}
