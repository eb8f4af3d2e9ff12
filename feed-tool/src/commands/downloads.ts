import { InvalidArgumentError, Option } from 'commander';
import type { DownloadsOptions } from '../build/run-downloads.js';
import type { AddCommand } from './command.js';
import { JSON_OPTION, readWhole } from './read-options.js';
import { refuseRenamedOption } from './refuse-renamed-option.js';

/** Adds `fao-feed downloads`. */
export const addDownloads: AddCommand = (program, run) => {
  const command = program
    .command('downloads')
    .description('Counts what was downloaded together, from logs, and writes it into a feed.')
    .requiredOption(
      '--log <files...>',
      'logs of a web server, or CSV; compressed with gzip or not; - is the standard input',
    )
    .requiredOption('--feed <folder>', 'the feed, as fao-feed build made it')
    .addOption(
      new Option('--format <format>', 'form of the logs (default: told from each)').choices([
        'combined',
        'csv',
      ]),
    )
    .option('--gap <minutes>', 'longest pause within a session', readPositive, 30)
    .option('--threshold <visitors>', 'visitors that a pair must have to be shown', readPositive, 5)
    .option('--max-entries <number>', 'most entries of an item’s list', readPositive, 10)
    .option('--from <day>', 'first day that counts, such as 2026-01-01, in UTC')
    .option('--until <day>', 'last day that counts')
    .option('--accept-loss', 'writes the count even where it takes all or most lists from the feed')
    .option(...JSON_OPTION)
    .action((options: DownloadsOptions) =>
      run({ ...options, resumeHint: 'The same command counts from the beginning.' }, async (context) => {
        const { runDownloads } = await import('../build/run-downloads.js');
        return runDownloads(options, context);
      }),
    );
  refuseRenamedOption(command, '--most [number]', '--max-entries');
};

function readPositive(text: string): number {
  const number = readWhole(text);
  if (!number) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return number;
}
