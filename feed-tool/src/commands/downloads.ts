import { InvalidArgumentError, Option } from 'commander';
import type { DownloadsOptions } from '../build/run-downloads.js';
import type { AddCommand } from './command.js';
import { JSON_OPTION, readWhole } from './read-options.js';
import { refuseRenamedOption } from './refuse-renamed-option.js';

/** Adds `fao-feed downloads` to the command line. */
export const addDownloads: AddCommand = (program, run) => {
  const command = program
    .command('downloads')
    .description(
      'Counts from logs which items the same visitors downloaded, and writes the lists into a feed.',
    )
    .requiredOption(
      '--log <files...>',
      'logs of a web server, or CSV files; plain or gzip; - is the standard input',
    )
    .requiredOption('--feed <folder>', 'the folder of a feed from fao-feed build')
    .addOption(
      new Option('--format <format>', 'format of all logs (default: detected in each log)').choices([
        'combined',
        'csv',
      ]),
    )
    .option('--gap <minutes>', 'maximum time between two downloads of a session', readPositive, 30)
    .option('--threshold <visitors>', 'minimum number of visitors of a pair of items', readPositive, 5)
    .option('--max-entries <number>', 'maximum number of entries per item', readPositive, 10)
    .option('--from <day>', 'first day to count, such as 2026-01-01, in UTC')
    .option('--until <day>', 'last day to count')
    .option('--accept-loss', 'writes the result even if it removes all or most lists from the feed')
    .option(...JSON_OPTION)
    .action((options: DownloadsOptions) =>
      run(
        { ...options, resumeHint: 'Run the same command again to count from the beginning.' },
        async (context) => {
          const { runDownloads } = await import('../build/run-downloads.js');
          return runDownloads(options, context);
        },
      ),
    );
  refuseRenamedOption(command, '--most [number]', '--max-entries');
};

function readPositive(text: string): number {
  const number = readWhole(text);
  if (!number) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return number;
}
