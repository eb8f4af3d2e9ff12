import type { Path, ReportFinding } from '../problem.js';

const DAY = 86_400_000;
/** RFC 3339, section 5.6: a date, a time and a zone. */
const TIMESTAMP = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Checks a date of issue: a year, a month or a day (ISO 8601). */
export function checkDate(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const text = value.trim();
  if (isDate(text)) {
    if (text > formatDay(Date.now() + DAY).slice(0, text.length)) reportFuture(text, path, report);
    return;
  }
  const repaired = repairDate(text);
  report({
    rule: 'bad-date',
    path,
    value,
    message: 'This is no date in the form of ISO 8601.',
    hint: repaired
      ? `Write "${repaired}".`
      : 'Write a year, a month or a day: "2024", "2024-06", "2024-06-07".',
    ...(repaired ? { fix: { kind: 'replace', path, value: repaired } } : {}),
  });
}

/** Checks a time as JSON Feed has them (RFC 3339). */
export function checkTimestamp(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const text = value.trim();
  if (TIMESTAMP.test(text) && !Number.isNaN(Date.parse(text))) {
    // A day's grace, since clocks and zones differ.
    if (Date.parse(text) > Date.now() + DAY) reportFuture(text, path, report);
    return;
  }
  const day = repairDate(text);
  const repaired = day?.length === 10 ? `${day}T00:00:00Z` : undefined;
  report({
    rule: 'bad-date',
    path,
    value,
    message: 'This is no date with a time and a zone (RFC 3339), as JSON Feed asks for.',
    hint: repaired ? `Write "${repaired}".` : 'Write one such as "2024-06-07T00:00:00Z".',
    ...(repaired ? { fix: { kind: 'replace', path, value: repaired } } : {}),
  });
}

/**
 * Checks the time that counts cover: an interval of two days, months or years (ISO 8601,
 * `2026-01-01/2026-06-30`).
 */
export function checkPeriod(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const dates = value.trim().split('/');
  const [from, to] = dates;
  if (dates.length === 2 && from && to && isDate(from) && isDate(to) && from <= to) return;
  const message = 'This is no interval of two dates, the earlier one first.';
  report({ rule: 'bad-period', path, value, message, hint: 'Write one such as "2026-01-01/2026-06-30".' });
}

function reportFuture(value: string, path: Path, report: ReportFinding): void {
  const message = 'This date is in the future.';
  report({ rule: 'future-date', path, value, message, hint: 'Write the date on which it was issued.' });
}

function isDate(text: string): boolean {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) return false;
  const [, year, month = '01', day = '01'] = parts;
  const full = `${year}-${month}-${day}`;
  const time = Date.parse(`${full}T00:00:00Z`);
  return !Number.isNaN(time) && formatDay(time) === full;
}

/* Only with the year first: in `06/07/2024` nobody knows the month. */
function repairDate(text: string): string | undefined {
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
