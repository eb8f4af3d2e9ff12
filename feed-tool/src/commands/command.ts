import type { Command } from 'commander';
import type { ExitCode } from '../report/exit-codes.js';
import type { Reporter } from '../report/reporter.js';

/** What every command works with. */
export interface CommandContext {
  readonly reporter: Reporter;
  /** Aborted by Ctrl-C and by signals to end. */
  readonly signal: AbortSignal;
}

/**
 * Runs the work of a command: makes its context, and turns what is thrown into a message and an exit code.
 * @param options of the command line; `json` chooses the reporter
 * @param work throws CommandError for what people can mend
 */
export type Run = (
  options: { readonly json?: boolean },
  work: (context: CommandContext) => Promise<ExitCode>,
) => Promise<void>;

/** Adds a command to the program. */
export type AddCommand = (program: Command, run: Run) => void;
