import type { Path, ReportFinding } from '../problem.js';

/** Milliseconds of a day. */
const DAY = 86_400_000;
/** A date, a time and a time zone (RFC 3339, section 5.6). */
const TIMESTAMP = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Checks a date of issue: a year, a month or a day (ISO 8601). Skips values that are not strings. */
export function checkDate(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const text = value.trim();
  if (isDate(text)) {
    if (text > formatDay(Date.now() + DAY).slice(0, text.length)) reportFuture(text, path, report);
    return;
  }
  const corrected = correctDate(text);
  report({
    rule: 'bad-date',
    path,
    value,
    message: 'This is not a date in the format of ISO 8601.',
    hint: corrected
      ? `Write "${corrected}".`
      : 'Write a year, a month or a day: "2024", "2024-06", "2024-06-07".',
    ...(corrected ? { fix: { kind: 'replace', path, value: corrected } } : {}),
  });
}

/** Checks a date with a time, as JSON Feed requires them (RFC 3339). Skips values that are not strings. */
export function checkTimestamp(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const text = value.trim();
  if (TIMESTAMP.test(text) && !Number.isNaN(Date.parse(text))) {
    // Allows one day more, since clocks and time zones differ.
    if (Date.parse(text) > Date.now() + DAY) reportFuture(text, path, report);
    return;
  }
  const day = correctDate(text);
  const corrected = day?.length === 10 ? `${day}T00:00:00Z` : undefined;
  report({
    rule: 'bad-date',
    path,
    value,
    message: 'This is not a date with a time and a time zone (RFC 3339), as JSON Feed requires.',
    hint: corrected ? `Write "${corrected}".` : 'Write one such as "2024-06-07T00:00:00Z".',
    ...(corrected ? { fix: { kind: 'replace', path, value: corrected } } : {}),
  });
}

/**
 * Checks the period of counts: an interval of two days, months or years (ISO 8601,
 * `2026-01-01/2026-06-30`). Skips values that are not strings.
 */
export function checkPeriod(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const dates = value.trim().split('/');
  const [from, to] = dates;
  if (dates.length === 2 && from && to && isDate(from) && isDate(to) && from <= to) return;
  const message = 'This is not an interval of two dates, the earlier one first.';
  report({ rule: 'bad-period', path, value, message, hint: 'Write one such as "2026-01-01/2026-06-30".' });
}

function reportFuture(value: string, path: Path, report: ReportFinding): void {
  const message = 'This date is in the future.';
  report({ rule: 'future-date', path, value, message, hint: 'Write the date of issue.' });
}

function isDate(text: string): boolean {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) return false;
  const [, year, month = '01', day = '01'] = parts;
  const full = `${year}-${month}-${day}`;
  const time = Date.parse(`${full}T00:00:00Z`);
  return !Number.isNaN(time) && formatDay(time) === full;
}

/* Accepts only dates that begin with the year: `06/07/2024` may be in June or in July. */
function correctDate(text: string): string | undefined {
  const parts = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text);
  if (!parts) return undefined;
  const date = parts
    .slice(1)
    .filter(Boolean)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return isDate(date) ? date : undefined;
}

function formatDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
