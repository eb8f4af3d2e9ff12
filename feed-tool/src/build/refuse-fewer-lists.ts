import type { CoDownloads } from '../downloads/count-co-downloads.js';
import { losesMost } from '../harvest/refuse-loss.js';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/**
 * Throws where nothing was counted, or where all or most lists would be lost from a feed: a log that was just
 * rotated looks like a repository without readers.
 * @param before number of items in the feed with a list
 * @param numbers the counts, as text for people
 * @throws CommandError
 */
export function refuseFewerLists({ facts, byItem }: CoDownloads, before: number, numbers: string): void {
  const after = byItem.size;
  const insist = before > 0 ? ' If this is intended, run the same command again with --accept-loss.' : '';
  if (facts.downloads === 0) {
    throw new CommandError(
      `No download was counted; the feed stays as it is. The numbers below show why (docs/downloads.md): check --log, --feed, --from and --until.${insist}\n${numbers}`,
      EXIT.unreadable,
    );
  }
  if (after > 0 ? !losesMost(before, after) : before === 0) return;
  throw new CommandError(
    `Of ${before} items with a list of also downloaded items, ${after} would keep one; the feed stays as it is. Give the logs of the complete period in one run.${insist}\n${numbers}`,
    EXIT.unreadable,
  );
}
