import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** Fewest records, or other parts of a feed, of which a loss is worth a question. */
const FEWEST = 10;

/** Whether a feed that had `before` of something would lose more than half of it. */
export function losesMost(before: number, after: number): boolean {
  return before >= FEWEST && after < before / 2;
}

/**
 * Refuses to drop most of a feed because its source gives little or nothing: an index that is being made anew
 * looks like a repository that was emptied.
 * @param before how many records there were
 * @param after how many there would be
 * @throws CommandError
 */
export function refuseLoss(before: number, after: number): void {
  if (!losesMost(before, after)) return;
  throw new CommandError(
    `The source has ${after} of ${before} records left, which may be a fault of its own; the feed stays as it is. If it is right, run the command again with --full.`,
    EXIT.unreadable,
  );
}
