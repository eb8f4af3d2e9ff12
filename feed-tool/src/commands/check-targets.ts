import { isUrl } from '../check/is-url.js';
import { printFixes } from '../check/report/print-fixes.js';
import { choosePaint, printProblems, printSummary, type Paint } from '../check/report/print-problems.js';
import { runCheck, type CheckOutcome } from '../check/run-check.js';
import { CommandError } from '../report/command-error.js';
import type { CommandContext } from '../report/context.js';
import { EXIT, type ExitCode } from '../report/exit-codes.js';
import type { Reporter } from '../report/reporter.js';

/** Maximum number of printed problems of one rule in one file. */
const MAX_PER_RULE = 20;

/** Options of `fao-feed check`. */
export interface CheckOptions {
  readonly fix?: boolean;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly item?: string;
  readonly origin: string;
  readonly timeout: number;
}

/**
 * Checks feeds, and reports their problems.
 * @param targets files, folders and URLs
 * @throws CommandError where they or the options are invalid
 */
export async function checkTargets(
  targets: string[],
  options: CheckOptions,
  { reporter, signal, stdout }: CommandContext,
): Promise<ExitCode> {
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
}

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
