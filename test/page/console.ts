/**
 * The kinds of messages: calls of `console.error` and `console.warn`, uncaught errors, unhandled rejections,
 * and violations of a Content-Security-Policy.
 */
export type ConsoleLevel = 'error' | 'warn' | 'uncaught' | 'rejection' | 'violation';

interface ConsoleMessage {
  level: ConsoleLevel;
  text: string;
  stack: string;
}

declare global {
  interface Window {
    /**
     * The record of test/server/watch-page.js, which runs first in the test page and in the host pages in its
     * frames.
     */
    pageWatch: {
      messages: ConsoleMessage[];
      testIsRunning: boolean;
      watchConsole: () => void;
    };
  }
}

/** One unexpected or missing message of a test. */
export interface ConsoleProblem {
  sentence: string;
  /** Origin of the message, as in `Error.stack`; empty for a missing one. */
  stack: string;
}

interface Expectation {
  pattern: RegExp;
  level: ConsoleLevel | undefined;
}

const expectations: Expectation[] = [];
const allowances: Expectation[] = [];

/**
 * Expects one message in the running test. The test fails when there is no such message, or more than one.
 *
 * @param pattern a pattern that the text of the message must match
 * @param level the kind of the message; any by default
 */
export function expectConsole(pattern: RegExp, level?: ConsoleLevel): void {
  expectations.push({ pattern, level });
}

/**
 * Accepts any number of messages in the running test, where their number depends on the browser.
 *
 * @param pattern a pattern that the text of the messages matches
 * @param level the kind of the messages
 */
export function allowConsole(pattern: RegExp, level: ConsoleLevel): void {
  allowances.push({ pattern, level });
}

function matches({ pattern, level }: Expectation, message: ConsoleMessage): boolean {
  return (level ?? message.level) === message.level && pattern.test(message.text);
}

/**
 * Whether there is a message for each expectation. The browser reports a rejected promise some time after the
 * code that rejects it.
 */
export function hasExpectedMessages(): boolean {
  const { messages } = window.pageWatch;
  return expectations.every((expectation) => messages.some((message) => matches(expectation, message)));
}

/** Begins the watch of a test. Messages from before the test count as its messages too. */
export function beginConsoleWatch(): void {
  window.pageWatch.testIsRunning = true;
}

/**
 * Ends the watch of a test.
 *
 * @returns a problem for each unexpected message, and for each expected one that is missing
 */
export function endConsoleWatch(): ConsoleProblem[] {
  const allowed = allowances.splice(0);
  const unexpected = window.pageWatch.messages
    .splice(0)
    .filter((message) => !allowed.some((allowance) => matches(allowance, message)));
  const missing = expectations.splice(0).filter((expectation) => {
    const index = unexpected.findIndex((message) => matches(expectation, message));
    if (index >= 0) unexpected.splice(index, 1);
    return index < 0;
  });
  window.pageWatch.testIsRunning = false;
  return [
    ...unexpected.map(({ level, text, stack }) => ({
      sentence: `Unexpected message (${level}): ${text}`,
      stack,
    })),
    ...missing.map(({ pattern, level = 'any level' }) => ({
      sentence: `Expected message (${level}) did not come: ${pattern}`,
      stack: '',
    })),
  ];
}
