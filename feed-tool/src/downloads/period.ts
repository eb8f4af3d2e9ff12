import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

const SECONDS = /^\d{1,10}(?:\.\d{1,9})?$/;
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The last second that 32 bits hold. */
const LAST = 2 ** 32 - 1;

/** Seconds of a day but the first. */
const REST_OF_DAY = 86_399;

/**
 * Reads a time of a log in CSV: ISO 8601, in UTC where it names no zone, or seconds since 1970.
 * @returns whole seconds since 1970, up to 2106; nothing where it is neither
 */
export function readTime(text: string): number | undefined {
  const seconds = SECONDS.test(text) ? Number(text) : readIso(text);
  const whole = Math.floor(seconds);
  return whole >= 0 && whole <= LAST ? whole : undefined;
}

/**
 * Reads the days that cut a period, both in UTC and both within it.
 * @returns its first and last second since 1970
 * @throws CommandError where one is no day, or the first comes after the last
 */
export function readPeriod(
  from: string | undefined,
  until: string | undefined,
): { readonly from: number; readonly until: number } {
  const first = from === undefined ? 0 : readDay(from);
  const last = until === undefined ? LAST : readDay(until) + REST_OF_DAY;
  if (first > last)
    throw new CommandError(`The period begins on ${from} and ends before, on ${until}.`, EXIT.usage);
  return { from: first, until: last };
}

/** Writes a day as ISO 8601. */
export function formatDay(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 10);
}

function readIso(text: string): number {
  const [, day, minute = '00:00', second = ':00', zone = 'Z'] = ISO.exec(text) ?? [];
  if (day === undefined) return NaN;
  // Date.parse asks for minutes of the zone and a colon before them.
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  return Date.parse(`${day}T${minute}${second}${offset}`) / 1_000;
}

function readDay(text: string): number {
  const seconds = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) / 1_000 : NaN;
  if (Number.isNaN(seconds) || formatDay(seconds) !== text)
    throw new CommandError(`${text} is no day: write it as 2026-01-31.`, EXIT.usage);
  return seconds;
}
