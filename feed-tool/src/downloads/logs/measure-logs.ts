import { stat } from 'node:fs/promises';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { describeFileError } from '../../report/file-errors.js';
import { STDIN } from './open-log.js';

/** Estimated ratio of the size of a log to the size of its gzip file. */
const GZIP_RATIO = 12;

/** The size of all logs. */
export interface LogSize {
  /** Bytes on disk. */
  readonly bytes: number;
  /** Estimated bytes of text. */
  readonly text: number;
}

/**
 * Adds up the sizes of the logs. The count calls it first, so that a wrong path fails before hours of
 * reading.
 * @returns the sum; `undefined` if the size of a log is unknown, such as that of the standard input
 * @throws CommandError if a log does not exist or is a folder
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
  const stats = await stat(log).catch((error: unknown) => {
    throw describeFileError(error) ?? error;
  });
  if (stats.isDirectory()) {
    const message = `${log} is a folder: name the files in it, such as ${log}/access.log*.`;
    throw new CommandError(message, EXIT.files);
  }
  // A named pipe has no size.
  if (!stats.isFile()) return undefined;
  return { bytes: stats.size, text: stats.size * (log.endsWith('.gz') ? GZIP_RATIO : 1) };
}
