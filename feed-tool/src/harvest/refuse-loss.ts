import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** Minimum number of records, or other parts of a feed, for which a loss counts. */
const MIN_PARTS = 10;

/** Whether a feed with `before` parts would lose more than half of them. */
export function losesMost(before: number, after: number): boolean {
  return before >= MIN_PARTS && after < before / 2;
}

/**
 * Throws where a source would remove most of a feed. While a repository rebuilds its index, it looks like an
 * empty repository.
 * @param before number of records before
 * @param after number of records after
 * @throws CommandError
 */
export function refuseLoss(before: number, after: number): void {
  if (!losesMost(before, after)) return;
  throw new CommandError(
    `The source has ${after} of ${before} records left, which may be a fault of the source; the feed stays unchanged. If this is intended, run the same command again with --full.`,
    EXIT.unreadable,
  );
}
