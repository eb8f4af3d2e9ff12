/** Longest text kept of one field, in UTF-16 units: far above any real abstract, far below what makes a page slow. */
export const MAX_TEXT_LENGTH = 20_000;

/** Most entries kept of a list within an item, on the same grounds. */
export const MAX_LIST_LENGTH = 1_000;

/**
 * Reads a field that should hold text. A number counts as text, as JSON Feed asks for ids; everything else that is no text is nothing. Halves of
 * characters, which JSON can hold and `encodeURI` throws at, become U+FFFD.
 * @returns trimmed text of {@link MAX_TEXT_LENGTH} units at most, or `undefined` where there is none
 */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  return value.slice(0, MAX_TEXT_LENGTH).toWellFormed().trim() || undefined;
}

/** Reads a field that should hold text on one line: as {@link readText}, white space folded. */
export function readLine(value: unknown): string | undefined {
  return readText(value)?.replace(/\s+/g, ' ');
}

/** Reads a list of lines; what is none is left out, and a value that is no list is an empty one. */
export function readLines(value: unknown): string[] {
  return readEntries(value).flatMap((entry) => readLine(entry) ?? []);
}

/** A record whose fields may hold anything. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** A value as a record; an empty one where the value is no object. */
export function readRecord(value: unknown): UnknownRecord {
  return typeof value === 'object' && value ? (value as UnknownRecord) : {};
}

/** A value as a list; an empty one where the value is none. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function readEntries(value: unknown): readonly unknown[] {
  return readList(value).slice(0, MAX_LIST_LENGTH);
}

/** Reads each record of a list; what can't be read is left out. */
export function mapRecords<T>(value: unknown, read: (record: UnknownRecord) => T | undefined): T[] {
  return readEntries(value).flatMap((entry) => read(readRecord(entry)) ?? []);
}

/** A whole number from 0 up, or `undefined`. Text that spells one counts. */
export function readCount(value: unknown): number | undefined {
  const number = Number(readText(value));
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
