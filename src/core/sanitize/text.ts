/** Maximum length of a text, in UTF-16 units: far above real abstracts, and too short to make a page slow. */
export const MAX_TEXT_LENGTH = 20_000;

/** Maximum length of a list within an item, for the same reasons. */
export const MAX_LIST_LENGTH = 1_000;

/**
 * Reads text. A number counts as text, as JSON Feed 1.1 requires for ids. Lone surrogates, which make
 * `encodeURI` throw, become U+FFFD.
 * @returns trimmed text of at most {@link MAX_TEXT_LENGTH} units; `undefined` for blank text and other values
 */
export function readText(value: unknown): string | undefined {
  if (Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  return value.slice(0, MAX_TEXT_LENGTH).toWellFormed().trim() || undefined;
}

/** Reads text as {@link readText}, with each run of white space as one space. */
export function readLine(value: unknown): string | undefined {
  return readText(value)?.replace(/\s+/g, ' ');
}

/** Reads a list of texts as {@link readLine}, without other entries; empty where the value is not a list. */
export function readLines(value: unknown): string[] {
  return readEntries(value).flatMap((entry) => readLine(entry) ?? []);
}

/** An object with fields of any type. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** Returns a value as a record; an empty record where the value is not an object. */
export function readRecord(value: unknown): UnknownRecord {
  return typeof value === 'object' && value ? (value as UnknownRecord) : {};
}

/** Returns a value as a list; an empty list where the value is not a list. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function readEntries(value: unknown): readonly unknown[] {
  return readList(value).slice(0, MAX_LIST_LENGTH);
}

/** Reads each entry of a list, up to {@link MAX_LIST_LENGTH}; leaves out results that are `undefined`. */
export function mapRecords<T>(value: unknown, read: (record: UnknownRecord) => T | undefined): T[] {
  return readEntries(value).flatMap((entry) => read(readRecord(entry)) ?? []);
}

/** Reads a non-negative integer, also from text; `undefined` for other values. */
export function readCount(value: unknown): number | undefined {
  const number = Number(readText(value));
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
