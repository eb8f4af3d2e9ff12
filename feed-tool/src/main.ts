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
import type { Streams } from './report/reporter.js';
import { VERSION } from './version.js';

/** Width of the help in characters where the stream is not a terminal; Commander's own default. */
const LINE_WIDTH = 80;

/** Environment of a command; by default that of the process. */
export interface CommandEnvironment extends Partial<Streams> {
  /** Interrupts the command, as Ctrl-C does in a terminal. Default: the signals of the process. */
  readonly signal?: AbortSignal;
  /** Milliseconds before the first retry of a request; see `PoliteClientOptions`. */
  readonly firstWait?: number;
}

/**
 * Runs one command line.
 * @param argv as `process.argv`
 * @param environment streams, signal and waits; by default those of the process
 * @returns the exit code, also of a command that fails
 * @throws where the program itself is faulty, before a command starts
 */
export async function runCommand(
  argv: readonly string[],
  { stdout = process.stdout, stderr = process.stderr, signal: given, firstWait }: CommandEnvironment = {},
): Promise<ExitCode> {
  const streams = { stdout, stderr };
  let code: ExitCode = EXIT.done;
  const run: Run = async ({ resumeHint, ...options }, work) => {
    const reporter = chooseReporter(options, streams);
    const { signal, stop } = given ? { signal: given, stop: () => undefined } : watchInterruption();
    try {
      code = await work({ reporter, signal, stdout, firstWait });
    } catch (thrown) {
      const error = signal.aborted
        ? new CommandError(
            ['Interrupted. Every file is complete.', resumeHint].filter(Boolean).join(' '),
            EXIT.interrupted,
          )
        : (describeFileError(thrown) ?? thrown);
      code = error instanceof CommandError ? error.exitCode : EXIT.crashed;
      const isKnown = error instanceof CommandError;
      reporter.fail(isKnown ? error.message : describeCrash(error), { exitCode: code });
    } finally {
      stop();
    }
  };
  for (const stream of [stdout, stderr]) stream.on('error', allowClosedPipe);
  const isForPrograms = argv.includes('--json');
  try {
    await createProgram(run, isForPrograms, streams).parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (!error.exitCode) return EXIT.done;
    // For people, Commander has written the message already.
    const text = error.message.replace(/^error: /, '');
    if (isForPrograms) chooseReporter({ json: true }, streams).fail(text, { exitCode: EXIT.usage });
    return EXIT.usage;
  }
  return code;
}

/* The reader of a pipe may close it, as `head` does. The command continues, and exits with its own code. */
function allowClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function createProgram(run: Run, isForPrograms: boolean, { stdout, stderr }: Streams): Command {
  const program = new Command('fao-feed')
    .description('Makes, checks, updates and serves static feeds for fao-widgets from a DSpace repository.')
    .version(VERSION)
    .showHelpAfterError('(--help lists the options)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHelpWidth: () => stdout.columns ?? LINE_WIDTH,
      getErrHelpWidth: () => stderr.columns ?? LINE_WIDTH,
    });
  if (isForPrograms) program.configureOutput({ writeErr: () => undefined });
  for (const add of [addBuild, addDownloads, addCheck, addServe]) add(program, run);
  for (const command of program.commands)
    command.exitOverride().showHelpAfterError('(--help lists the options)');
  return program;
}

function describeCrash(error: unknown): string {
  return `This should not happen; please report it. ${error instanceof Error ? error.stack : String(error)}`;
}
