import type { Command } from 'commander';
import type { CommandContext } from '../report/context.js';
import type { ExitCode } from '../report/exit-codes.js';

export type { CommandContext };

/**
 * Runs a command: creates its context, and turns errors into a message and an exit code.
 * @param options of the command line; `json` chooses the reporter, `resumeHint` is the message after an
 *   interruption
 * @param work throws CommandError for failures that people can fix
 */
export type Run = (
  options: { readonly json?: boolean; readonly resumeHint?: string },
  work: (context: CommandContext) => Promise<ExitCode>,
) => Promise<void>;

/** Adds a command to the program. */
export type AddCommand = (program: Command, run: Run) => void;
