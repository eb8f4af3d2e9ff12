import type { Command } from 'commander';
import type { CommandContext } from '../report/context.js';
import type { ExitCode } from '../report/exit-codes.js';

export type { CommandContext };

/**
 * Runs a command: creates its context, and turns errors into a message and an exit code.
 * @param options options of the command line; `json` selects the reporter, `resumeHint` is the advice after
 *   an interruption
 * @param work does the work; throws CommandError for failures that the user can fix
 */
export type Run = (
  options: { readonly json?: boolean; readonly resumeHint?: string },
  work: (context: CommandContext) => Promise<ExitCode>,
) => Promise<void>;

/** Adds a command to the program. */
export type AddCommand = (program: Command, run: Run) => void;
