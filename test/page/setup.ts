/// <reference types="mocha" />
/*
 * Imported by every test file before anything else; the test runner sees to it (test/browsers/page-setup-plugin.mjs).
 */
import { beginConsoleWatch, endConsoleWatch, hasAnnouncedMessages, type Complaint } from './console.js';
import { closeFeedServers } from './feed-server.js';
import { loadFonts } from './fonts.js';
import { regainFocus } from './keyboard.js';
import { unmountAll } from './mount.js';
import { forgetFailingHosts } from './page-state.js';
import { until } from './until.js';

// Lit's development build warns of mistakes, which is wanted here, and of being the development build, which is not.
(globalThis as { litIssuedWarnings?: Set<string> }).litIssuedWarnings = new Set(['dev-mode']);

window.pageWatch.watchConsole();

/** Milliseconds for an announced message to come, on a busy machine. */
const patience = 20_000;

/** Events for rejected promises and policy violations come as tasks of their own, after the code that causes them. */
async function waitForMessages(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  // What does not come is complained of later, in the words of its announcement.
  await until(hasAnnouncedMessages, 'the announced messages', patience).catch(() => undefined);
}

/**
 * The test runner clones what a failed assertion compared, to send it, and hangs where it can't: elements, functions.
 * They are in the message of the assertion anyway.
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

/** Fails a test that has passed, or adds to its failure. To throw in a hook would drop all tests left in the file. */
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
