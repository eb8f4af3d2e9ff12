import { InvalidArgumentError } from 'commander';

/** The option of every command that has it report to programs: its flag, and what it says of itself. */
export const JSON_OPTION = ['--json', 'writes one JSON object a line, for programs'] as const;

/** Reads a whole number of an option. */
export function readWhole(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number from 0 up.');
  return number;
}

/** Timers of Node.js end here, in seconds: after more they would fire at once. */
const MAX_TIMER = 2_147_483;

/** Reads a number of seconds, parts of one allowed; what is too long for a timer is as long as one can be. */
export function readSeconds(text: string): number {
  const number = Number(text);
  if (!text.trim() || !Number.isFinite(number) || number < 0)
    throw new InvalidArgumentError('It must be a number of seconds from 0 up.');
  return Math.min(number, MAX_TIMER);
}

/**
 * Gathers an option that may be given several times, each with several values between commas. `@file` stays
 * whole.
 */
export function gatherList(text: string, before: readonly string[] = []): string[] {
  return [...before, ...(text.startsWith('@') ? [text] : text.split(/[\s,]+/).filter(Boolean))];
}
