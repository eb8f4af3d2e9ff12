import { InvalidArgumentError } from 'commander';

/** Reads a whole number of an option. */
export function readWhole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('It must be a whole number from 0 up.');
  return number;
}

/** Reads a number of seconds, parts of one allowed. */
export function readSeconds(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0)
    throw new InvalidArgumentError('It must be a number of seconds from 0 up.');
  return number;
}

/** Gathers an option that may be given several times, each with several values between commas. */
export function gatherList(text: string, before: readonly string[] = []): string[] {
  return [...before, ...text.split(/[\s,]+/).filter(Boolean)];
}
