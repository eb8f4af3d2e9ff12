import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import type { Reporter } from '../../report/reporter.js';
import type { HarvestState } from '../../store/harvest-state.js';
import { noteNewest, type HarvestContext, type Harvested, type HarvestOutcome } from '../harvest.js';
import type { MappingOptions } from '../map-harvested.js';
import type { FeedStore } from '../../store/store.js';
import { findMissing } from './find-missing.js';
import { OaiError, type OaiClient } from './oai-client.js';
import { readPage, salvagePage, type OaiPage } from './read-records.js';

/** The only format of DSpace with all metadata fields and files. */
const FORMAT = 'xoai';
/** Maximum number of times that a set is read again from the beginning because its token expired. */
const MAX_RESTARTS = 3;

/** Options of {@link harvestOai}. */
export interface OaiOptions extends MappingOptions {
  /** Whether the source reports deleted records. */
  readonly reportsDeletions: boolean;
}

/**
 * Harvests the given sets of a source, or all of it, page by page; saves each page before it requests the
 * next.
 * @param start state to start from
 * @returns the final state and the counts
 * @throws CommandError; the store keeps the pages read before
 */
export async function harvestOai(
  start: HarvestState,
  oai: OaiClient,
  options: OaiOptions,
  context: HarvestContext,
): Promise<Harvested> {
  const { reporter, store } = context;
  const progress = reporter.begin('Reading records', undefined, start.read);
  let [state, restarts] = [start, 0];
  let outcome: HarvestOutcome = { read: 0, gone: 0, broken: 0 };
  try {
    while (state.part < (state.source.sets?.length ?? 1)) {
      const page = await requestPage(state, oai, options, reporter);
      if (!page) {
        refuseMoreRestarts(++restarts);
        reporter.note(
          'The source no longer accepts the token of the next page; fao-feed reads the list again from the beginning.',
        );
        state = { ...state, token: undefined };
        continue;
      }
      refuseCircle(page, state);
      state = noteNewest(follow(state, page), page);
      await store.savePage(page, state);
      outcome = add(outcome, {
        read: page.records.length,
        gone: page.gone.length,
        broken: page.broken.length,
      });
      // The size of a set is known only once its first page has arrived.
      progress.reach(state.read, (state.expected ?? 0) + (state.total ?? 0) || undefined);
    }
  } finally {
    progress.end();
  }
  if (await mayMiss(state, options, store)) {
    outcome = add(outcome, await findMissing(state, { oai, options, format: FORMAT, context }));
  }
  return { state, outcome };
}

/* Returns `undefined` where the source no longer accepts the token. */
async function requestPage(
  { token, from, source, part }: HarvestState,
  oai: OaiClient,
  options: MappingOptions,
  reporter: Reporter,
): Promise<OaiPage | undefined> {
  const set = source.sets?.[part];
  const wanted = token ? { resumptionToken: token } : { metadataPrefix: FORMAT, from, set };
  try {
    const response = await oai.request('ListRecords', wanted, (text) => salvagePage(text, options));
    return await ('salvaged' in response ? response.salvaged : readPage(response, options));
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    if (error.code === 'noRecordsMatch') {
      // DSpace returns the same error for an unknown set. A list of changes may well be empty.
      if (set && !from) reporter.warn(describeEmptySet(set, oai));
      return { records: [], gone: [], broken: [] };
    }
    if (error.code === 'badResumptionToken' && token) return undefined;
    throw error;
  }
}

function describeEmptySet(set: string, { sets }: OaiClient): string {
  return `The set "${set}" has no records, or the repository has no such set. ${sets} lists its sets: col_… is a collection, com_… a community.`;
}

/* Whether records may be deleted or missed without a report by the source. */
async function mayMiss(
  { isWhole, isUnsteady, run, expected = 0 }: HarvestState,
  { reportsDeletions }: OaiOptions,
  store: FeedStore,
): Promise<boolean> {
  return isWhole ? !!isUnsteady || (await store.countFound(run)) < expected : !reportsDeletions;
}

function follow(state: HarvestState, { records, token, total, escaping }: OaiPage): HarvestState {
  const read = state.read + records.length;
  const isUnsteady = state.isUnsteady === true || (total ?? state.total) !== (state.total ?? total);
  const next = {
    ...state,
    read,
    token,
    isUnsteady,
    total: total ?? state.total,
    // A bare character on a page is proof; depositors may have typed entities.
    escaping: state.escaping === 'once' ? state.escaping : (escaping ?? state.escaping),
  };
  if (token) return next;
  return {
    ...next,
    part: state.part + 1,
    total: undefined,
    expected: (state.expected ?? 0) + (next.total ?? 0),
  };
}

function add(one: HarvestOutcome, other: HarvestOutcome): HarvestOutcome {
  return { read: one.read + other.read, gone: one.gone + other.gone, broken: one.broken + other.broken };
}

function refuseMoreRestarts(restarts: number): void {
  if (restarts <= MAX_RESTARTS) return;
  throw new CommandError(
    `The source’s tokens expire before the next request (badResumptionToken, ${restarts} times): try a shorter --delay, or smaller sets with --set.`,
    EXIT.unreadable,
  );
}

function refuseCircle({ token }: OaiPage, before: HarvestState): void {
  if (!token || token !== before.token) return;
  throw new CommandError(
    `The source sends the token "${token}" again and again; its administrator must fix it.`,
    EXIT.unreadable,
  );
}
