import { InvalidArgumentError } from 'commander';
import { isUrl } from '../check/is-url.js';
import type { CheckOptions } from './check-targets.js';
import type { AddCommand } from './command.js';
import { JSON_OPTION, readSeconds } from './read-options.js';

/** The origin of no real page: a feed that allows it allows any page. */
const UNUSED_ORIGIN = 'https://page.example';

/** Adds `fao-feed check`. */
export const addCheck: AddCommand = (program, run) => {
  program
    .command('check')
    .description('Checks feeds: files, folders, or URLs as a page on another site reads them.')
    .argument('<targets...>', 'files, folders, and URLs; a URL may have {id}')
    .option('--fix', 'makes the safe fixes in the files')
    .option('--strict', 'exits with code 1 for warnings too')
    .option('--item <name>', 'the item to request where a URL has {id}')
    .option('--origin <origin>', 'the site whose pages read the URL', readOrigin, UNUSED_ORIGIN)
    .option('--timeout <seconds>', 'timeout of one URL', readSeconds, 30)
    .option(...JSON_OPTION)
    .action(async (targets: string[], options: CheckOptions) => {
      await run(options, async (context) => {
        // Loads the module and its dependencies only for this command.
        const { checkTargets } = await import('./check-targets.js');
        return checkTargets(targets, options, context);
      });
    });
};

function readOrigin(text: string): string {
  if (!isUrl(text) || !URL.canParse(text))
    throw new InvalidArgumentError('Write the URL of a site, such as https://ministry.example.');
  return new URL(text).origin;
}
