import type { Reporter } from './reporter.js';

/** What every command works with. */
export interface CommandContext {
  readonly reporter: Reporter;
  /** Aborted by Ctrl-C and by signals to end. */
  readonly signal: AbortSignal;
}
