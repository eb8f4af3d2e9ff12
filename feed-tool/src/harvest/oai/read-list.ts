import type { HarvestState } from '../../store/harvest-state.js';
import {
  addOutcome,
  noteNewest,
  type HarvestContext,
  type Harvested,
  type HarvestOutcome,
} from '../harvest.js';
import { nameSome } from '../../report/name-some.js';
import { isOfOnePage } from './broken-list.js';
import { canList } from './list-identifiers.js';
import { ListGuard } from './list-guard.js';
import { OaiError, type OaiClient } from './oai-client.js';
import type { OaiPage } from './read-records.js';
import { NO_RECORDS, requestRecords, type ListOptions } from './request-records.js';

/** A page, or why it can't be read: `expired` where the source no longer accepts the token. */
type Answer = OaiPage | 'expired' | { readonly fault: string };

/**
 * Reads the lists of records of a source's sets, or of all of it, page by page; saves each page before it
 * requests the next. Where a page can't be read, but the source lists its identifiers, the list ends there,
 * and the state has `cut`.
 * @param start state to start from
 * @param from time of the changes at the earliest, in the source's precision
 * @throws CommandError; the store keeps the pages read before
 */
export async function readLists(
  start: HarvestState,
  from: string | undefined,
  options: ListOptions,
  { reporter, store }: HarvestContext,
): Promise<Harvested> {
  const progress = reporter.begin('Reading records', undefined, start.read);
  let state = start;
  let guard = new ListGuard();
  let outcome: HarvestOutcome = { read: 0, gone: 0, broken: 0 };
  try {
    while (state.part < (state.source.sets?.length ?? 1)) {
      const { part } = state;
      const answer = await readPage(state, from, guard, options);
      if (answer === 'expired') {
        reporter.note(
          'The source no longer accepts the token of the next page; fao-feed reads the list again from the beginning.',
        );
        state = { ...state, token: undefined };
        continue;
      }
      if ('fault' in answer) {
        reporter.warn(
          `${answer.fault} fao-feed reads the list of identifiers instead, and requests the other records.`,
        );
        state = endPart({ ...state, isUnsteady: true, cut: state.cut ?? state });
        await store.savePage(NO_RECORDS, state);
      } else {
        if (answer === NO_RECORDS && state.source.sets && !from && !state.token)
          reporter.warn(describeEmptySet(state.source.sets[part]!, options.oai));
        for (const sentence of describeGarbled(answer)) reporter.warn(sentence);
        state = noteNewest(follow(state, answer), answer);
        await store.savePage(answer, state);
        outcome = addOutcome(outcome, answer);
      }
      if (state.part !== part) guard = new ListGuard();
      // The size of a set is known only once its first page has arrived.
      progress.reach(state.read, (state.expected ?? 0) + (state.total ?? 0) || undefined);
    }
  } finally {
    progress.end();
  }
  return { state, outcome };
}

async function readPage(
  { token, source, part }: HarvestState,
  from: string | undefined,
  guard: ListGuard,
  options: ListOptions,
): Promise<Answer> {
  const set = source.sets?.[part];
  try {
    const page = await requestRecords(token ? { resumptionToken: token } : { from, set }, options);
    guard.check(page, token);
    return page;
  } catch (error) {
    if (error instanceof OaiError) {
      // DSpace returns the same error for an unknown set. A list of changes may well be empty.
      if (error.code === 'noRecordsMatch') return NO_RECORDS;
      if (error.code !== 'badResumptionToken' || !token) throw error;
      const fault = findFault(() => guard.restart());
      if (!fault) return 'expired';
      return goRound(fault, set, from, options.oai);
    }
    if (isOfOnePage(error)) return goRound(error, set, from, options.oai);
    throw error;
  }
}

function findFault(action: () => void): Error | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/* Throws the error where the source does not list identifiers either. */
async function goRound(
  error: Error,
  set: string | undefined,
  from: string | undefined,
  oai: OaiClient,
): Promise<Answer> {
  if (await canList({ ...(set && { sets: [set] }), from }, oai)) return { fault: error.message };
  throw error;
}

function follow(state: HarvestState, page: OaiPage): HarvestState {
  const { records, token, total, escaping, newest = '', count } = page;
  const isPaged = token !== undefined || state.token !== undefined;
  const next = {
    ...state,
    read: state.read + records.length,
    token,
    isPaged: state.isPaged === true || isPaged,
    isUnsteady:
      state.isUnsteady === true ||
      // The only page of a list should have all of it.
      (!isPaged && total !== undefined && total > count) ||
      (total ?? state.total) !== (state.total ?? total) ||
      // A list that changes while it is read may lose a record between two pages.
      (isPaged && newest >= state.began) ||
      page.hasNameless === true,
    // Without its size, nothing shows whether a list of several pages was complete.
    total: total ?? state.total ?? (isPaged ? undefined : count),
    site: page.site ?? state.site,
    // A bare character on a page is proof; depositors may have typed entities.
    escaping: state.escaping === 'once' ? state.escaping : (escaping ?? state.escaping),
  };
  if (token) return next;
  return endPart({ ...next, isUnsteady: next.isUnsteady || next.total === undefined });
}

function endPart(state: HarvestState): HarvestState {
  const { part, expected = 0, total = 0 } = state;
  return { ...state, part: part + 1, token: undefined, total: undefined, expected: expected + total };
}

function describeEmptySet(set: string, { sets }: OaiClient): string {
  return `The set "${set}" has no records, or the repository has no such set. ${sets} lists its sets: col_… is a collection, com_… a community.`;
}

function describeGarbled({ garbled = [] }: OaiPage): string[] {
  if (!garbled.length) return [];
  return [
    `${nameSome(garbled)}: some bytes are invalid in the encoding of the source’s response; the feed has � in their place.`,
  ];
}
