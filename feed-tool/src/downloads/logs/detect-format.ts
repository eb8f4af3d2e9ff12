import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import type { LogFormat } from '../co-downloads.js';

/** Columns of a CSV log, in any order and among other columns. */
export const COLUMNS = ['visitor', 'item', 'time'] as const;

/** Characters that spreadsheets write between columns. */
const DELIMITERS = /[,;\t]/;

/** Maximum number of characters of a first line in a message. */
const MAX_SHOWN = 60;

/** The format of one log. */
export interface DetectedFormat {
  readonly format: LogFormat;
  /** The character between the columns of a CSV log. */
  readonly delimiter: string;
}

/**
 * Detects the format of a log by its first line: CSV if it names the columns, else the combined log format.
 * @param name of the file, for messages
 * @param head the beginning of its text, with the first line
 * @param format the format that the user chose, if any
 * @throws CommandError if the user chose CSV, but the file has no header
 */
export function detectFormat(name: string, head: Buffer, format: LogFormat | undefined): DetectedFormat {
  const line = readFirstLine(head);
  const cells = line.split(DELIMITERS).map((cell) => cell.replace(/^[\s"]+|[\s"]+$/g, '').toLowerCase());
  const hasHeader = COLUMNS.every((column) => cells.includes(column));
  if (format === 'csv' && line && !hasHeader) {
    throw new CommandError(
      `${name}: the first line of a CSV log must name the columns ${COLUMNS.join(',')}, in any order. ${showFirstLine(head)}`,
      EXIT.unreadable,
    );
  }
  return {
    format: format ?? (hasHeader ? 'csv' : 'combined'),
    delimiter: DELIMITERS.exec(line)?.[0] ?? ',',
  };
}

/**
 * Creates the error for a file without a readable line.
 * @param name of the file
 * @param problem the problem of its first line, as a clause
 */
export function describeUnreadable(name: string, head: Buffer, problem: string): CommandError {
  return new CommandError(
    `${name}: no line can be read (line 1: ${problem}). A log must be in the combined log format of Apache and nginx, with user agents, ` +
      `or in CSV with the columns ${COLUMNS.join(',')}. ${showFirstLine(head)}`,
    EXIT.unreadable,
  );
}

/**
 * Describes the first line of a file. Replaces digits, because the line may begin with a person's IP address,
 * and control characters, because they could control the terminal.
 */
function showFirstLine(head: Buffer): string {
  const line = readFirstLine(head);
  const shown = line
    .slice(0, MAX_SHOWN)
    .replace(/\d/g, '0')
    .replace(/[^\x20-\x7e]/g, '?');
  return `The first line begins, with all digits as 0: ${shown}${line.length > MAX_SHOWN ? '…' : ''}`;
}

function readFirstLine(head: Buffer): string {
  return /[^\r\n]+/.exec(head.toString('latin1'))?.[0] ?? '';
}
