/**
 * What counts as a message: calls of `console.error` and `console.warn`, errors nobody caught, promises rejected with
 * nobody listening, and what a Content-Security-Policy refused.
 */
export type ConsoleLevel = 'error' | 'warn' | 'uncaught' | 'rejection' | 'violation';

interface ConsoleMessage {
  level: ConsoleLevel;
  text: string;
  stack: string;
}

declare global {
  interface Window {
    /** Made by test/server/watch-page.js, which runs first in the test page and in the host pages in its frames. */
    pageWatch: {
      messages: ConsoleMessage[];
      testIsRunning: boolean;
      watchConsole: () => void;
    };
  }
}

/** What was wrong with the console of a test. */
export interface Complaint {
  sentence: string;
  /** Where the message came from, as in `Error.stack`; empty for one that did not come. */
  stack: string;
}

interface Announcement {
  pattern: RegExp;
  level: ConsoleLevel | undefined;
}

const announcements: Announcement[] = [];
const allowances: Announcement[] = [];

/**
 * Announces that the running test writes one message; the test fails when it does not come, or comes twice.
 *
 * @param pattern what its text must match
 * @param level what kind of message it must be; any by default
 */
export function expectConsole(pattern: RegExp, level?: ConsoleLevel): void {
  announcements.push({ pattern, level });
}

/**
 * Lets messages of the running test pass, as many as come, where what it does is not known beforehand.
 *
 * @param pattern what their text matches
 * @param level what kind of message they are
 */
export function allowConsole(pattern: RegExp, level: ConsoleLevel): void {
  allowances.push({ pattern, level });
}

function isAnnouncedBy({ pattern, level }: Announcement, message: ConsoleMessage): boolean {
  return (level ?? message.level) === message.level && pattern.test(message.text);
}

/** Whether a message has come for each announcement; those for rejected promises may come a while after the code. */
export function hasAnnouncedMessages(): boolean {
  const { messages } = window.pageWatch;
  return announcements.every((announcement) =>
    messages.some((message) => isAnnouncedBy(announcement, message)),
  );
}

/** Begins to count messages as those of a test. Messages from before it are blamed on it as well. */
export function beginConsoleWatch(): void {
  window.pageWatch.testIsRunning = true;
}

/**
 * Ends the watch of a test.
 *
 * @returns a complaint for each message that was not announced, and for each announced one that did not come
 */
export function endConsoleWatch(): Complaint[] {
  const allowed = allowances.splice(0);
  const unexpected = window.pageWatch.messages
    .splice(0)
    .filter((message) => !allowed.some((allowance) => isAnnouncedBy(allowance, message)));
  const missing = announcements.splice(0).filter((announcement) => {
    const index = unexpected.findIndex((message) => isAnnouncedBy(announcement, message));
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
