import type { Output, Reporter } from './reporter.js';

/** Context of every command. */
export interface CommandContext {
  readonly reporter: Reporter;
  /** Aborts on Ctrl-C and on signals that end the process. */
  readonly signal: AbortSignal;
  /** Stream for the result; a terminal gets colours. */
  readonly stdout: Output;
  /** Milliseconds before the first retry of a request; absent: the default of `PoliteClient`. */
  readonly firstWait?: number | undefined;
}
