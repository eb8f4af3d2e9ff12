import { Command, CommanderError } from 'commander';
import { addBuild } from './commands/build.js';
import { addCheck } from './commands/check.js';
import type { Run } from './commands/command.js';
import { addDownloads } from './commands/downloads.js';
import { addServe } from './commands/serve.js';
import { chooseReporter } from './report/choose-reporter.js';
import { CommandError } from './report/command-error.js';
import { EXIT, type ExitCode } from './report/exit-codes.js';
import { describeFileError } from './report/file-errors.js';
import { watchInterruption } from './report/interruption.js';
import { VERSION } from './version.js';

/**
 * Runs the command that a command line asks for.
 * @param argv as `process.argv`
 * @returns the exit code; never throws
 */
export async function runCommand(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const run: Run = async ({ whenInterrupted, ...options }, work) => {
    const reporter = chooseReporter(options, process);
    const { signal, stop } = watchInterruption();
    try {
      code = await work({ reporter, signal });
    } catch (thrown) {
      const error = signal.aborted
        ? new CommandError(
            ['Interrupted. Every file is whole.', whenInterrupted].filter(Boolean).join(' '),
            EXIT.interrupted,
          )
        : (describeFileError(thrown) ?? thrown);
      code = error instanceof CommandError ? error.exitCode : EXIT.crashed;
      const isKnown = error instanceof CommandError;
      reporter.fail(isKnown ? error.message : describeSurprise(error), { exitCode: code });
    } finally {
      stop();
    }
  };
  for (const stream of [process.stdout, process.stderr]) stream.on('error', allowClosedPipe);
  const isForPrograms = argv.includes('--json');
  try {
    await createProgram(run, isForPrograms).parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (!error.exitCode) return EXIT.done;
    // To people, Commander has written what is wrong.
    const text = error.message.replace(/^error: /, '');
    if (isForPrograms) chooseReporter({ json: true }, process).fail(text, { exitCode: EXIT.usage });
    return EXIT.usage;
  }
  return code;
}

/* Who reads may have enough, as `head` has: the work goes on, and its exit code counts. */
function allowClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function createProgram(run: Run, isForPrograms: boolean): Command {
  const program = new Command('fao-feed')
    .description('Makes, checks and refreshes static feeds for fao-widgets from a DSpace repository.')
    .version(VERSION)
    .showHelpAfterError('(--help lists the options)')
    .exitOverride();
  if (isForPrograms) program.configureOutput({ writeErr: () => undefined });
  for (const add of [addBuild, addDownloads, addCheck, addServe]) add(program, run);
  for (const command of program.commands)
    command.exitOverride().showHelpAfterError('(--help lists the options)');
  return program;
}

function describeSurprise(error: unknown): string {
  return `This should not happen; please report it. ${error instanceof Error ? error.stack : String(error)}`;
}
