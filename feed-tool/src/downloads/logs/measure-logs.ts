import { stat } from 'node:fs/promises';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { describeFileError } from '../../report/file-errors.js';
import { STDIN } from './open-log.js';

/** How many times smaller gzip makes a log, about. */
const GZIP_RATIO = 12;

/** How large logs are. */
export interface LogSize {
  /** Bytes on disk. */
  readonly bytes: number;
  /** Bytes of text, about. */
  readonly text: number;
}

/**
 * Looks how large the logs are, so that a wrong path is told before hours of reading.
 * @returns the sum; nothing where it can't be known, as of the standard input
 * @throws CommandError where one is not there, or is a folder
 */
export async function measureLogs(logs: readonly string[]): Promise<LogSize | undefined> {
  const sizes = [];
  for (const log of logs) sizes.push(log === STDIN ? undefined : await measureLog(log));
  return sizes.reduce<LogSize | undefined>(
    (sum, size) => sum && size && { bytes: sum.bytes + size.bytes, text: sum.text + size.text },
    { bytes: 0, text: 0 },
  );
}

async function measureLog(log: string): Promise<LogSize | undefined> {
  const found = await stat(log).catch((error: unknown) => {
    throw describeFileError(error) ?? error;
  });
  if (found.isDirectory()) {
    const message = `${log} is a folder: name the files in it, such as ${log}/access.log*.`;
    throw new CommandError(message, EXIT.files);
  }
  // A named pipe has no size.
  if (!found.isFile()) return undefined;
  return { bytes: found.size, text: found.size * (log.endsWith('.gz') ? GZIP_RATIO : 1) };
}
