import type { Command } from 'commander';
import type { CommandContext } from '../report/context.js';
import type { ExitCode } from '../report/exit-codes.js';

export type { CommandContext };

/**
 * Runs the work of a command: makes its context, and turns what is thrown into a message and an exit code.
 * @param options of the command line; `json` chooses the reporter, `whenInterrupted` is said after an
 *   interruption
 * @param work throws CommandError for what people can fix
 */
export type Run = (
  options: { readonly json?: boolean; readonly whenInterrupted?: string },
  work: (context: CommandContext) => Promise<ExitCode>,
) => Promise<void>;

/** Adds a command to the program. */
export type AddCommand = (program: Command, run: Run) => void;
