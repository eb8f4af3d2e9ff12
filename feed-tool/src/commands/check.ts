import { InvalidArgumentError } from 'commander';
import { choosePaint, printProblems, printSummary, type Paint } from '../check/report/print-problems.js';
import { printFixes } from '../check/report/print-fixes.js';
import { isUrl, runCheck, type CheckOutcome } from '../check/run-check.js';
import { CommandError } from '../report/command-error.js';
import { EXIT, type ExitCode } from '../report/exit-codes.js';
import type { Reporter } from '../report/reporter.js';
import type { AddCommand } from './command.js';
import { JSON_OPTION, readSeconds } from './read-options.js';

/** Maximum number of printed problems of one rule in one file. */
const MAX_PER_RULE = 20;
/** The origin of no real page: a feed that allows it allows any page. */
const UNUSED_ORIGIN = 'https://page.example';

/** Options of `fao-feed check`. */
interface CheckOptions {
  readonly fix?: boolean;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly item?: string;
  readonly origin: string;
  readonly timeout: number;
}

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
      await run(options, async ({ reporter, signal, stdout }) => {
        requireValidUrls(targets);
        requireConsistentOptions(targets, options);
        const outcome = await runCheck({
          targets,
          isFixing: !!options.fix,
          maxPerRule: options.json ? Infinity : MAX_PER_RULE,
          origin: options.origin,
          timeout: options.timeout * 1_000,
          item: options.item,
          reporter,
          signal,
        });
        conclude(outcome, reporter, choosePaint(!!stdout.isTTY && !process.env['NO_COLOR']));
        return chooseExitCode(outcome, !!options.strict);
      });
    });
};

function requireValidUrls(targets: readonly string[]): void {
  for (const target of targets.filter(isUrl)) {
    const url = URL.canParse(target) ? new URL(target) : undefined;
    // Browsers throw for a URL with credentials (Fetch Standard, "new Request").
    const fault = !url
      ? `"${target}" is not a URL: check its host and port, as in https://feeds.example/feed.json`
      : url.username || url.password
        ? `${url.host}: browsers do not request a URL with a user name and password in it. Delete them`
        : url.hostname.includes('{id}')
          ? `${target}: the host is the same for all items. Put {id} into the path, as in https://feeds.example/items/{id}.json`
          : undefined;
    if (fault) throw new CommandError(`${fault}.`, EXIT.usage);
  }
}

function requireConsistentOptions(targets: readonly string[], { fix, item }: CheckOptions): void {
  const url = targets.find(isUrl);
  if (fix && url) {
    const message = `${url}: --fix fixes files, not URLs. Fix your copy of the file, and upload it.`;
    throw new CommandError(message, EXIT.usage);
  }
  const template = targets.find((target) => isUrl(target) && target.includes('{id}'));
  if (template && !item) {
    const message = `${template}: this is the URL of several files. Name the item to request, such as --item cd0683en.`;
    throw new CommandError(message, EXIT.usage);
  }
}

function conclude({ log, files, fixed, refused }: CheckOutcome, reporter: Reporter, paint: Paint): void {
  const lines = [...printFixes(fixed, refused), ...printProblems(log, paint)];
  const problems = [...log.groupByFile().values()].flat();
  const { error: errors, warning: warnings, note: notes } = log.counts;
  reporter.conclude([...lines, printSummary(log.counts, files)].join('\n'), {
    problems,
    counts: { errors, warnings, notes, files },
    ...(fixed.length || refused.size ? { fixed, refused: Object.fromEntries(refused) } : {}),
  });
}

function chooseExitCode({ log }: CheckOutcome, isStrict: boolean): ExitCode {
  const { error, warning } = log.counts;
  return error || (isStrict && warning) ? EXIT.faulty : EXIT.done;
}

function readOrigin(text: string): string {
  if (!isUrl(text) || !URL.canParse(text))
    throw new InvalidArgumentError('Write the URL of a site, such as https://ministry.example.');
  return new URL(text).origin;
}
