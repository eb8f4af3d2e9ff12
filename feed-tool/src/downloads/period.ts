import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The last second since 1970 that 32 bits hold, in 2106. */
export const MAX_TIME = 2 ** 32 - 1;

/** Seconds from the first to the last second of a day. */
const REST_OF_DAY = 86_399;

/** A period in seconds since 1970. Both seconds belong to it. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/**
 * Reads the first and the last day of a period, in UTC. Both days belong to it.
 * @param from the first day, `2026-01-31`; absent: the period begins in 1970
 * @param until the last day; absent: the period ends with {@link MAX_TIME}
 * @throws CommandError if a text is not a day, or if the first day is after the last
 */
export function readPeriod(from: string | undefined, until: string | undefined): Period {
  const first = from === undefined ? 0 : readDay(from);
  const last = until === undefined ? MAX_TIME : readDay(until) + REST_OF_DAY;
  if (first > last)
    throw new CommandError(`The period begins on ${from}, but ends before that, on ${until}.`, EXIT.usage);
  return { from: first, until: last };
}

/**
 * Formats a day as ISO 8601, `2026-01-31`.
 * @param seconds any time of the day, in seconds since 1970
 */
export function formatDay(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 10);
}

function readDay(text: string): number {
  const seconds = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) / 1_000 : NaN;
  if (Number.isNaN(seconds) || formatDay(seconds) !== text)
    throw new CommandError(`"${text}" is not a day. Write a day as 2026-01-31.`, EXIT.usage);
  return seconds;
}
