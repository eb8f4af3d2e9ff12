import type { Output, Reporter } from './reporter.js';

/** What every command works with. */
export interface CommandContext {
  readonly reporter: Reporter;
  /** Aborted by Ctrl-C and by signals to end. */
  readonly signal: AbortSignal;
  /** Where the outcome is written; a terminal gets colours. */
  readonly stdout: Output;
  /** Milliseconds before the first retry of a request; absent: as `PoliteClient` has it. */
  readonly firstWait?: number | undefined;
}
