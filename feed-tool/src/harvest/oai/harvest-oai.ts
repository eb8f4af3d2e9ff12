import type { HarvestState } from '../../store/harvest-state.js';
import type { HarvestContext, Harvested } from '../harvest.js';
import { overlap, writeDatestamp } from './datestamps.js';
import { OaiError, type OaiClient } from './oai-client.js';
import { readLists } from './read-list.js';
import type { ListOptions } from './request-records.js';
import { verifyHarvest } from './verify-harvest.js';

/** Options of {@link harvestOai}. */
export interface OaiOptions extends Omit<ListOptions, 'oai'> {
  /** Whether the user accepts that most records are removed. */
  readonly full: boolean;
}

/**
 * Harvests the given sets of a source, or all of it, and compares the records with the source's list of
 * identifiers.
 * @param start state to start from
 * @returns the final state and the counts
 * @throws CommandError; the store keeps the pages read before
 */
export async function harvestOai(
  start: HarvestState,
  oai: OaiClient,
  { full, ...mapping }: OaiOptions,
  context: HarvestContext,
): Promise<Harvested> {
  const options: ListOptions = { ...mapping, oai };
  const from = start.from && writeDatestamp(overlap(start.from), options.granularity);
  const harvest = async (state: HarvestState, since: string | undefined) => {
    const harvested = await readLists(state, since, options, context);
    return verifyHarvest(harvested, since, { ...options, full }, context);
  };
  try {
    return await harvest(start, from);
  } catch (error) {
    if (!from || !(error instanceof OaiError) || error.code !== 'badArgument') throw error;
    context.reporter.note(`The source refuses from=${from}, so fao-feed reads the complete list.`);
    const whole = { ...start, isWhole: true, from: undefined, part: 0, token: undefined, read: 0 };
    return harvest(whole, undefined);
  }
}
