import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';

/**
 * Throws where a run requests more items than a person would read, while robots.txt disallows programs.
 * @param count number of requested items
 * @param maxItems maximum number of items
 * @throws CommandError
 */
export function refuseTooManyItems(count: number, maxItems: number): void {
  if (count <= maxItems) return;
  throw new CommandError(
    `These are ${count} items, and the repository’s robots.txt does not allow programs to read its REST interface: only up to ${maxItems} named items count as a person’s request. ` +
      'For more, harvest over OAI-PMH, the interface for programs: leave out --items, --query and --via, and choose items with --set or --collection; or add --ignore-robots if the repository is yours.',
    EXIT.refused,
  );
}
