/** Days before each month of a year that is not a leap year. */
const DAYS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

const MONTHS = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, index) => [
    name.charCodeAt(0) | (name.charCodeAt(1) << 8) | (name.charCodeAt(2) << 16),
    index,
  ]),
);

/** Length of `[10/Oct/2026:13:55:36 +0000]`. */
export const TIME_LENGTH = 28;

/** Its punctuation, by offset. */
const PUNCTUATION = [
  [0, '['],
  [3, '/'],
  [7, '/'],
  [12, ':'],
  [15, ':'],
  [18, ':'],
  [21, ' '],
  [27, ']'],
].map(([offset, sign]) => [offset as number, (sign as string).charCodeAt(0)] as const);

/** The last year whose seconds since 1970 fit in 32 bits. */
const MAX_YEAR = 2105;

/**
 * Parses a time of the combined log format (Apache, mod_log_config, `%t`).
 * @param at offset of its opening bracket
 * @returns seconds since 1970 in UTC, for a year from 1970 to 2105; -1 if there is no such time
 */
export function parseTime(bytes: Uint8Array, at: number): number {
  for (const [offset, sign] of PUNCTUATION) if (bytes[at + offset] !== sign) return -1;
  const day = readDigits(bytes, at + 1, 2);
  const month = MONTHS.get(bytes[at + 4]! | (bytes[at + 5]! << 8) | (bytes[at + 6]! << 16)) ?? -1;
  const year = readDigits(bytes, at + 8, 4);
  const hour = readDigits(bytes, at + 13, 2);
  const minute = readDigits(bytes, at + 16, 2);
  const second = readDigits(bytes, at + 19, 2);
  const zone = readDigits(bytes, at + 23, 2) * 60 + readDigits(bytes, at + 25, 2);
  const sign = bytes[at + 22] === 0x2b ? 1 : bytes[at + 22] === 0x2d ? -1 : 0;
  if (month < 0 || year < 1970 || year > MAX_YEAR || sign === 0 || zone < 0) return -1;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = DAYS[month + 1]! - DAYS[month]! + (isLeap && month === 1 ? 1 : 0);
  // A leap second is the 61st second of its minute.
  if (day < 1 || day > length || hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  if (second < 0 || second > 60) return -1;
  const before = year - 1;
  const leapDays = (before >> 2) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  const days = (year - 1970) * 365 + leapDays + DAYS[month]! + (isLeap && month > 1 ? 1 : 0) + day - 1;
  const seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - sign * zone * 60;
  return seconds < 0 ? -1 : seconds;
}

/** Reads a number with `count` digits. Returns a number far below zero if a byte is not a digit. */
function readDigits(bytes: Uint8Array, at: number, count: number): number {
  let number = 0;
  for (let offset = at; offset < at + count; offset++) {
    const digit = bytes[offset]! - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1e6;
    number = number * 10 + digit;
  }
  return number;
}
