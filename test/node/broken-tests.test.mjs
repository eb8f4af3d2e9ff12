import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

function runTests(...parameters) {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test.mjs', ...parameters], {
    cwd: root,
    encoding: 'utf8',
    // Without this, the inner run would report to the outer one instead of printing.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, REQUIRE_BROWSERS: '' },
  });
  return { status, stdout };
}

test('a failure or a message in the console fails only the test that caused it', () => {
  const { status, stdout } = runTests('--browser', 'chromium', 'test/fixtures/broken-tests/failing.test.ts');
  assert.equal(status, 1, stdout);
  assert.match(stdout, /^Tests: 1 passed, 6 failed$/m);
  for (const message of [
    'unexpected error',
    'unexpected warning',
    'unexpected throw',
    'unexpected rejection',
  ]) {
    assert.match(stdout, new RegExp(`Unexpected message .*${message}`));
  }
  assert.match(stdout, /AssertionError: expected <body/);
  assert.match(stdout, /did not come: \/expected but absent\//);
});

test('a run without any test fails', () => {
  const { status, stdout } = runTests('--browser', 'chromium', 'test/no-such-folder/*.test.ts');
  assert.equal(status, 1, stdout);
  assert.match(stdout, /^Tests: 0 passed, [1-9]\d* failed$/m);
});
