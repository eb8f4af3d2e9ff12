import { InvalidArgumentError } from 'commander';

/** Flag and description of the option that selects the reporter for programs. */
export const JSON_OPTION = ['--json', 'writes one JSON object per line, for programs'] as const;

/**
 * Parses a whole number from 0 up.
 * @throws InvalidArgumentError for other texts
 */
export function readWhole(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number from 0 up.');
  return number;
}

/** Maximum delay of Node.js timers in seconds; longer timers fire at once. */
const MAX_TIMER = 2_147_483;

/**
 * Parses a number of seconds, with or without decimals. Limits it to the maximum delay of timers.
 * @throws InvalidArgumentError for other texts
 */
export function readSeconds(text: string): number {
  const number = Number(text);
  if (!text.trim() || !Number.isFinite(number) || number < 0)
    throw new InvalidArgumentError('It must be a number of seconds from 0 up.');
  return Math.min(number, MAX_TIMER);
}

/**
 * Parses a text that must not be empty, as the value of a shell variable that is not set would be: without
 * the option, the command would read more than wanted.
 * @throws InvalidArgumentError for an empty text
 */
export function readText(text: string): string {
  if (!text.trim()) throw new InvalidArgumentError('It must not be empty.');
  return text;
}

/**
 * Collects the values of a repeatable option, each a comma-separated list. Does not split `@file`.
 * @throws InvalidArgumentError for an empty list
 */
export function gatherList(text: string, before: readonly string[] = []): string[] {
  const values = text.startsWith('@') ? [text] : text.split(/[\s,]+/).filter(Boolean);
  if (!values.length) throw new InvalidArgumentError('It must not be empty.');
  return [...before, ...values];
}
