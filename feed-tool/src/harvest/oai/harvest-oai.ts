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

/** The one format of DSpace that carries all metadata fields and files. */
const FORMAT = 'xoai';
/** Most times that a set is begun again because the source forgot where it was. */
const MAX_RESTARTS = 3;

/** How an OAI-PMH source is harvested. */
export interface OaiOptions extends MappingOptions {
  /** Whether the source tells which records were deleted. */
  readonly tellsOfDeletions: boolean;
}

/**
 * Harvests the sets of a source, or all of it, page by page; each page is saved before the next is asked for.
 * @param start where to begin
 * @returns the state at the end, and what was read
 * @throws CommandError; what was read is kept
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
      const page = await askPage(state, oai, options, reporter);
      if (!page) {
        refuseMoreRestarts(++restarts);
        reporter.note('The source has forgotten where its list stood; it is read again from the beginning.');
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
      // Of several sets, the size of one is told when it is begun.
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

/* `undefined`: the source no longer knows the token. */
async function askPage(
  { token, from, source, part }: HarvestState,
  oai: OaiClient,
  options: MappingOptions,
  reporter: Reporter,
): Promise<OaiPage | undefined> {
  const set = source.sets?.[part];
  const wanted = token ? { resumptionToken: token } : { metadataPrefix: FORMAT, from, set };
  try {
    const answer = await oai.ask('ListRecords', wanted, (text) => salvagePage(text, options));
    return await ('salvaged' in answer ? answer.salvaged : readPage(answer, options));
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    if (error.code === 'noRecordsMatch') {
      // DSpace gives the same error for a set that it does not have. A list of changes may well be empty.
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

/* Whether records may have gone, or slipped through, without a word of the source. */
async function mayMiss(
  { isWhole, isUnsteady, run, expected = 0 }: HarvestState,
  { tellsOfDeletions }: OaiOptions,
  store: FeedStore,
): Promise<boolean> {
  return isWhole ? !!isUnsteady || (await store.countSeen(run)) < expected : !tellsOfDeletions;
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
    // A bare character on a page is proof; entities alone may be what depositors typed.
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
    `The source forgets where its list stands before the next page is asked for (badResumptionToken, ${restarts} times): try a shorter --delay, or smaller sets with --set.`,
    EXIT.unreadable,
  );
}

function refuseCircle({ token }: OaiPage, before: HarvestState): void {
  if (!token || token !== before.token) return;
  throw new CommandError(
    `The source gives the page "${token}" again and again; its administrator must fix it.`,
    EXIT.unreadable,
  );
}
