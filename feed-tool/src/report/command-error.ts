import type { ExitCode } from './exit-codes.js';

/** A failure that the user can fix. Its message names the file, URL or option, and explains what to do. */
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
