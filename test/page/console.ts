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
     * Set by test/server/watch-page.js, which runs first in the test page and in the host pages in its
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
 * Announces that the running test writes one message. The test fails when the message does not come, or comes
 * twice.
 *
 * @param pattern a pattern that the text of the message must match
 * @param level the kind of the message; any by default
 */
export function expectConsole(pattern: RegExp, level?: ConsoleLevel): void {
  announcements.push({ pattern, level });
}

/**
 * Accepts any number of messages in the running test, where the test can't know how many come.
 *
 * @param pattern a pattern that the text of the messages matches
 * @param level the kind of the messages
 */
export function allowConsole(pattern: RegExp, level: ConsoleLevel): void {
  allowances.push({ pattern, level });
}

function isAnnouncedBy({ pattern, level }: Announcement, message: ConsoleMessage): boolean {
  return (level ?? message.level) === message.level && pattern.test(message.text);
}

/**
 * Whether a message has come for each announcement. Messages of rejected promises come some time after the
 * code.
 */
export function hasAnnouncedMessages(): boolean {
  const { messages } = window.pageWatch;
  return announcements.every((announcement) =>
    messages.some((message) => isAnnouncedBy(announcement, message)),
  );
}

/** Begins to count messages as those of a test. Messages from before the test count as its messages too. */
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
