import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import type { LogFormat } from '../co-downloads.js';

/** Columns of a log in CSV, in any order and among others. */
export const COLUMNS = ['visitor', 'item', 'time'] as const;

/** Signs that spreadsheets put between columns. */
const DELIMITERS = /[,;\t]/;

/** Characters of a first line that are shown. */
const SHOWN = 60;

/** How a log is to be read. */
export interface LogForm {
  readonly format: LogFormat;
  /** What stands between columns. */
  readonly delimiter: string;
}

/**
 * Tells the form of a log by its first line: a header with the columns' names, or a request.
 * @param head the beginning of its text
 * @param format the form where it was said
 * @throws CommandError where it was said to be CSV and has no header
 */
export function tellForm(name: string, head: Buffer, format: LogFormat | undefined): LogForm {
  const line = readFirstLine(head);
  const cells = line.split(DELIMITERS).map((cell) => cell.replace(/^[\s"]+|[\s"]+$/g, '').toLowerCase());
  const hasHeader = COLUMNS.every((column) => cells.includes(column));
  if (format === 'csv' && line && !hasHeader) {
    throw new CommandError(
      `${name}: the first line of a log in CSV names its columns, ${COLUMNS.join(',')}, in any order. ${showFirstLine(head)}`,
      EXIT.unreadable,
    );
  }
  return {
    format: format ?? (hasHeader ? 'csv' : 'combined'),
    delimiter: DELIMITERS.exec(line)?.[0] ?? ',',
  };
}

/** Makes the error that says that nothing of a file could be read. */
export function describeUnreadable(name: string, head: Buffer, problem: string): CommandError {
  return new CommandError(
    `${name}: nothing of it can be read (line 1: ${problem}). A log is in the combined log format of Apache and nginx, user agents included, ` +
      `or in CSV with the columns ${COLUMNS.join(',')}. ${showFirstLine(head)}`,
    EXIT.unreadable,
  );
}

/**
 * Says how a file begins. Digits are hidden, since the first word of a log is someone's address; control
 * characters could make the terminal do things.
 */
function showFirstLine(head: Buffer): string {
  const line = readFirstLine(head);
  const shown = line
    .slice(0, SHOWN)
    .replace(/\d/g, '0')
    .replace(/[^\x20-\x7e]/g, '?');
  return `Its first line begins, with all digits as 0: ${shown}${line.length > SHOWN ? '…' : ''}`;
}

function readFirstLine(head: Buffer): string {
  return /[^\r\n]+/.exec(head.toString('latin1'))?.[0] ?? '';
}
