import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';

/**
 * Refuses to read more items than a person would, where robots.txt asks programs to stay away.
 * @param count how many items are wanted
 * @param most how many may be
 * @throws CommandError
 */
export function refuseCrowd(count: number, most: number): void {
  if (count <= most) return;
  throw new CommandError(
    `These are ${count} items, and the repository’s robots.txt asks programs not to read its REST interface: up to ${most} named items count as a person’s request. ` +
      'For more, harvest over OAI-PMH, which is meant for it: leave out --items, --query and --via, and choose with --set or --collection; or add --ignore-robots if the repository is yours.',
    EXIT.refused,
  );
}
