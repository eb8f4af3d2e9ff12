import type { HarvestState } from '../../store/harvest-state.js';
import type { HarvestContext } from '../harvest.js';
import { refuseLoss } from '../refuse-loss.js';
import { isOfOnePage } from './broken-list.js';
import { isThere } from './get-record.js';
import { OaiError } from './oai-client.js';
import type { ListOptions } from './request-records.js';

/** Maximum number of records that are requested before they are removed. */
const MAX_REQUESTS = 100;

/**
 * Removes records that a source no longer lists, after a request for each: a list that changes while it is
 * read lacks records that exist. Of many records it requests some; where one of these exists, the others stay
 * too.
 * @param known identifiers of the records to compare
 * @param live identifiers of the source's list
 * @returns the number of removed records, and the identifiers of those that stay although the source does
 *   not list them
 * @throws CommandError where most records would be removed, and the user did not say `--full`
 */
export async function dropGone(
  known: readonly string[],
  live: ReadonlyMap<string, string>,
  state: HarvestState,
  { oai, full }: ListOptions & { readonly full: boolean },
  { store }: HarvestContext,
): Promise<{ readonly gone: number; readonly kept: readonly string[] }> {
  const unlisted = known.filter((identifier) => !live.has(identifier));
  if (!unlisted.length) return { gone: 0, kept: [] };
  const step = Math.ceil(unlisted.length / MAX_REQUESTS);
  const requested = unlisted.filter((_, index) => index % step === 0);
  const there = new Set<string>();
  for (const identifier of requested) {
    try {
      if (await isThere(identifier, state.source.sets, oai)) there.add(identifier);
    } catch (error) {
      if (!isOfOnePage(error) && !(error instanceof OaiError)) throw error;
      there.add(identifier);
    }
  }
  const gone = there.size && step > 1 ? requested : unlisted;
  const dropped = gone.filter((identifier) => !there.has(identifier));
  const isDropped = new Set(dropped);
  if (!full) refuseLoss(known.length, known.length - dropped.length);
  await store.savePage({ records: [], broken: [], gone: dropped }, state);
  return { gone: dropped.length, kept: unlisted.filter((identifier) => !isDropped.has(identifier)) };
}
