import type { ExitCode } from './exit-codes.js';

/** A failure that the person at the command line can fix. Its message names the place and says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly exitCode: ExitCode,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
