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
/** An origin that no page has: a feed that it may read is open to any page. */
const ANY_ORIGIN = 'https://page.example';

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
    .description('Checks feeds: files, folders, or addresses as a page on another site reads them.')
    .argument('<targets...>', 'files, folders, and addresses; an address may hold {id}')
    .option('--fix', 'fixes in the files what can be fixed safely')
    .option('--strict', 'ends with exit code 1 for warnings too')
    .option('--item <name>', 'the item to ask for, where an address holds {id}')
    .option('--origin <origin>', 'the site whose pages read the address', readOrigin, ANY_ORIGIN)
    .option('--timeout <seconds>', 'time for an address', readSeconds, 30)
    .option(...JSON_OPTION)
    .action(async (targets: string[], options: CheckOptions) => {
      await run(options, async ({ reporter, signal, stdout }) => {
        refuseBrokenUrls(targets);
        refuseContradictions(targets, options);
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

function refuseBrokenUrls(targets: readonly string[]): void {
  for (const target of targets.filter(isUrl)) {
    const url = URL.canParse(target) ? new URL(target) : undefined;
    // Fetch Standard, "new Request": an address with credentials is no address to ask for.
    const fault = !url
      ? `${target}: this is no address. Check its host and port`
      : url.username || url.password
        ? `${url.host}: browsers ask for no address with a name and password in it. Take them out`
        : url.hostname.includes('{id}')
          ? `${target}: the host is the same for all items. Put {id} into the path`
          : undefined;
    if (fault) throw new CommandError(`${fault}, as in https://feeds.example/feed.json.`, EXIT.usage);
  }
}

function refuseContradictions(targets: readonly string[], { fix, item }: CheckOptions): void {
  const url = targets.find(isUrl);
  if (fix && url) {
    const message = `${url}: --fix fixes files, not addresses. Fix the file that is served there, and upload it.`;
    throw new CommandError(message, EXIT.usage);
  }
  const template = targets.find((target) => isUrl(target) && target.includes('{id}'));
  if (template && !item) {
    const message = `${template}: this stands for many files. Name an item to ask for, such as --item cd0683en.`;
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
    throw new InvalidArgumentError('Write the address of a site, such as https://ministry.example.');
  return new URL(text).origin;
}
