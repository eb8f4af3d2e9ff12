const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/**
 * Returns a size in decimal units, such as `18.4 MB`.
 * @param language BCP 47 tag
 */
export function formatSize(bytes: number, language: string): string {
  let amount = bytes;
  let step = 0;
  for (; amount >= 999.5 && step < UNITS.length - 1; step++) amount /= 1000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step]!,
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(amount);
}

/** Returns a year in the digits of a language. */
export function formatYear(year: string, language: string): string {
  return new Intl.NumberFormat(language, { useGrouping: false }).format(+year);
}

/** Returns a day in words, always in the Gregorian calendar, as years of publication are. */
export function formatDay(date: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', calendar: 'gregory' }).format(date);
}

/** Returns the year of an ISO 8601 date, or of a date with a year somewhere (`June 2024`). */
export function readYear(date: string | undefined): string | undefined {
  return /(?<!\d)\d{4}(?!\d)/.exec(date ?? '')?.[0];
}

/**
 * Returns the short name of a media type, such as `PDF` or `EPUB`; `undefined` where readers would not
 * understand it.
 */
export function nameFormat(mimeType = ''): string | undefined {
  return /\/(\w{2,5})\b(?![.-])/.exec(mimeType)?.[1]?.toUpperCase();
}
