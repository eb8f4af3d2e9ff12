import { ConnectionError } from '../../fetch/connection-error.js';
import { HttpError } from '../../fetch/http-error.js';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';

/** A list that can't be read to its end, although the source responds. */
export class BrokenListError extends CommandError {
  constructor(message: string, cause?: unknown) {
    super(message, EXIT.unreadable, { cause });
  }
}

/** Statuses of refusals, which apply to other requests too. */
const REFUSALS: readonly number[] = [401, 403, 408, 429];

/**
 * Whether an error may concern one page of a list only, so that other requests can get its records: an
 * unreadable page, an error status, a timeout, a broken connection.
 */
export function isOfOnePage(error: unknown): error is CommandError {
  if (error instanceof HttpError) return !REFUSALS.includes(error.status);
  if (error instanceof ConnectionError) return error.isInterrupted;
  return error instanceof BrokenListError;
}
