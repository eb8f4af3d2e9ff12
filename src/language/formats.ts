const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in bytes for people, in decimal units: `18.4 MB`. */
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

/** A year by the digits of a language. */
export function formatYear(year: string, language: string): string {
  return new Intl.NumberFormat(language, { useGrouping: false }).format(+year);
}

/** A day in words; by the Gregorian calendar, as years of publication are, whatever is usual in the language's region. */
export function formatDay(date: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', calendar: 'gregory' }).format(date);
}

/** The year of an ISO 8601 date, or of a date that holds a year somewhere (`June 2024`). */
export function yearOf(date: string | undefined): string | undefined {
  return /(?<!\d)\d{4}(?!\d)/.exec(date ?? '')?.[0];
}

/** Short name of a media type: `PDF`, `EPUB`; nothing where the type says nothing to a reader. */
export function nameFormat(mimeType = ''): string | undefined {
  return /\/(\w{2,5})\b(?![.-])/.exec(mimeType)?.[1]?.toUpperCase();
}
