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
import { VERSION } from './version.js';

/**
 * Runs the command that a command line asks for.
 * @param argv as `process.argv`
 * @returns the exit code; never throws
 */
export async function runCommand(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const run: Run = async (options, work) => {
    const reporter = chooseReporter(options, process);
    const interruption = new AbortController();
    const interrupt = () => interruption.abort();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
    try {
      code = await work({ reporter, signal: interruption.signal });
    } catch (thrown) {
      const error = interruption.signal.aborted
        ? new CommandError(
            'Interrupted. What is in the folder is whole; the same command goes on from here.',
            EXIT.interrupted,
          )
        : (describeFileError(thrown) ?? thrown);
      code = error instanceof CommandError ? error.exitCode : EXIT.faulty;
      const isKnown = error instanceof CommandError;
      reporter.fail(isKnown ? error.message : describeSurprise(error), { exitCode: code });
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, interrupt);
    }
  };
  try {
    await createProgram(run).parseAsync([...argv]);
  } catch (error) {
    // Commander has written what is wrong.
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode ? EXIT.usage : EXIT.done;
  }
  return code;
}

function createProgram(run: Run): Command {
  const program = new Command('fao-feed')
    .description('Makes, checks and refreshes static feeds for fao-widgets from a DSpace repository.')
    .version(VERSION)
    .showHelpAfterError('(--help lists the options)')
    .exitOverride();
  for (const add of [addBuild, addDownloads, addCheck, addServe]) add(program, run);
  for (const command of program.commands)
    command.exitOverride().showHelpAfterError('(--help lists the options)');
  return program;
}

function describeSurprise(error: unknown): string {
  return `This should not happen; please report it. ${error instanceof Error ? error.stack : String(error)}`;
}
