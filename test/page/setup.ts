/// <reference types="mocha" />
/*
 * test/browsers/page-setup-plugin.mjs makes every test file import this module before anything else.
 */
import { beginConsoleWatch, endConsoleWatch, hasAnnouncedMessages, type Complaint } from './console.js';
import { closeFeedServers } from './feed-server.js';
import { loadFonts } from './fonts.js';
import { regainFocus } from './keyboard.js';
import { unmountAll } from './mount.js';
import { forgetFailingHosts } from './page-state.js';
import { until } from './until.js';

// Lit's development build warns of mistakes, which tests need, and that it is the development build, which is
// noise.
(globalThis as { litIssuedWarnings?: Set<string> }).litIssuedWarnings = new Set(['dev-mode']);

window.pageWatch.watchConsole();

/** Milliseconds to wait for announced messages; long enough for a busy machine. */
const messageTimeout = 20_000;

/**
 * Waits for events of rejected promises and policy violations, which come as tasks after the code that causes
 * them.
 */
async function waitForMessages(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  // The end of the console watch reports missing messages in detail.
  await until(hasAnnouncedMessages, 'the announced messages', messageTimeout).catch(() => undefined);
}

/**
 * Deletes values of a failed assertion that can't be cloned, such as elements and functions: the test runner
 * clones them to send them, and hangs where it can't. The message of the assertion contains them anyway.
 */
function dropUncloneableValues(error: Error & { actual?: unknown; expected?: unknown }): void {
  try {
    structuredClone([error.actual, error.expected]);
  } catch {
    delete error.actual;
    delete error.expected;
  }
}

function toError(complaints: Complaint[]): Error {
  const error = new Error(complaints.map(({ sentence }) => sentence).join('\n'));
  error.stack = complaints.map(({ stack }) => stack).join('\n');
  return error;
}

/**
 * Fails a test that has passed, or adds to its failure. An error in a hook would skip all later tests of the
 * file.
 */
function failTest(test: Mocha.Test, complaints: Complaint[]): void {
  const failure = toError(complaints);
  if (test.err) {
    failure.message = `${test.err.message}\n${failure.message}`;
    failure.stack = `${test.err.stack ?? ''}\n${failure.stack ?? ''}`;
  }
  test.state = 'failed';
  test.err = failure;
}

before(loadFonts);

beforeEach(async () => {
  await regainFocus();
  beginConsoleWatch();
});

afterEach(async function () {
  unmountAll();
  await closeFeedServers();
  forgetFailingHosts();
  await waitForMessages();
  const complaints = endConsoleWatch();
  const test = this.currentTest;
  if (!test || test.isPending()) return;
  if (test.err) dropUncloneableValues(test.err);
  if (complaints.length > 0) failTest(test, complaints);
});

after(async () => {
  await waitForMessages();
  const complaints = endConsoleWatch();
  if (complaints.length > 0) throw toError(complaints);
});
