import type { FeedSettings, Manifest, SkippedRecord } from '../feed/manifest.js';
import { refuseLoss } from '../harvest/refuse-loss.js';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import type { FeedFacts, HarvestState } from '../store/harvest-state.js';
import type { FeedStore } from '../store/store.js';
import { describeSkipped } from './describe-skipped.js';

/**
 * Ends a harvest: after a full one, drops the records that it did not find, and saves the facts of the feed.
 * @param manifest of the present feed
 * @throws CommandError where the feed would lose all or most of its items; the feed then stays unchanged
 */
export async function endHarvest(
  store: FeedStore,
  state: HarvestState,
  {
    name,
    settings,
    full,
    manifest,
  }: { name: string; settings: FeedSettings; full: boolean; manifest: Manifest | undefined },
): Promise<FeedFacts> {
  const before = await store.readFacts();
  const { source, began, newest, from, isWhole, isIncomplete, run, missing, surplus } = state;
  if (isWhole) {
    try {
      const read = await store.countFound(run, { readable: true });
      if (!read) throw refuseNothing(await store.listSkipped());
      if (!full && !source.items) refuseLoss(manifest?.counts.items ?? 0, read);
    } catch (error) {
      await store.dropHarvest();
      throw error;
    }
  }
  // A list of changes with an unknown loss is requested again.
  const reached = isWhole || !isIncomplete ? newest : from;
  const facts: FeedFacts = {
    source,
    name,
    harvested: source.items ? began : (reached ?? before?.harvested ?? began),
    site: state.site ?? before?.site,
    missing,
    surplus,
    isComplete:
      !source.sets &&
      !source.items &&
      source.query === undefined &&
      !source.collection &&
      !missing &&
      !isIncomplete,
    settings,
    downloads: before?.downloads,
  };
  await store.finishHarvest({ ...state, isWhole: isWhole && !isIncomplete }, facts);
  return facts;
}

function refuseNothing(skipped: readonly SkippedRecord[]): CommandError {
  const sentences = skipped.length
    ? ['Nothing was found that a feed can have, so fao-feed makes none', ...describeSkipped(skipped, false)]
    : [
        'Nothing was found, so fao-feed makes no feed: check --set, --collection, --items or --query, and whether the repository shows its items to the public',
      ];
  return new CommandError(`${sentences.join('. ')}.`, EXIT.unreadable);
}
