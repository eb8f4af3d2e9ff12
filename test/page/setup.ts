/// <reference types="mocha" />
/*
 * test/browsers/page-setup-plugin.mjs makes every test file import this module before anything else.
 */
import { beginConsoleWatch, endConsoleWatch, hasExpectedMessages, type ConsoleProblem } from './console.js';
import { closeFeedServers } from './feed-server.js';
import { loadFonts } from './fonts.js';
import { regainFocus } from './keyboard.js';
import { unmountAll } from './mount.js';
import { closeCircuits } from './page-state.js';
import { until } from './until.js';

// Lit's development build warns of mistakes, which tests need. This drops its warning that it is the
// development build.
(globalThis as { litIssuedWarnings?: Set<string> }).litIssuedWarnings = new Set(['dev-mode']);

window.pageWatch.watchConsole();

/** Milliseconds to wait for expected messages; long enough for a busy machine. */
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
  await until(hasExpectedMessages, 'the expected messages', messageTimeout).catch(() => undefined);
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

function toError(problems: ConsoleProblem[]): Error {
  const error = new Error(problems.map(({ sentence }) => sentence).join('\n'));
  error.stack = problems.map(({ stack }) => stack).join('\n');
  return error;
}

/**
 * Fails a test that has passed, or adds the problems to its failure. Not with an error in the hook, which
 * would skip all later tests of the file.
 */
function failTest(test: Mocha.Test, problems: ConsoleProblem[]): void {
  const failure = toError(problems);
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
  closeCircuits();
  await waitForMessages();
  const problems = endConsoleWatch();
  const test = this.currentTest;
  if (!test || test.isPending()) return;
  if (test.err) dropUncloneableValues(test.err);
  if (problems.length > 0) failTest(test, problems);
});

after(async () => {
  await waitForMessages();
  const problems = endConsoleWatch();
  if (problems.length > 0) throw toError(problems);
});
