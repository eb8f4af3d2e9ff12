import { setMaxListeners } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec as SpecReporter } from 'node:test/reporters';

/** Milliseconds until the timeout of a file, on a busy machine: some files kill a build twenty times. */
const fileTimeout = 600_000;

/**
 * Runs the tests that need no browser, and prints their results. It runs one file more at a time than
 * there are processors, since some tests wait. Files share nothing: they use free ports and temporary
 * folders.
 *
 * @param {{ folders: string[], signal: AbortSignal, only?: string[] }} options `folders`: absolute; `only`:
 *   names of files, all by default
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} tests, without the suites around
 *   them
 */
export async function runNodeTests({ folders, signal, only }) {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.test.mjs') && (!only || only.includes(name)))
      .map((name) => join(folder, name)),
  );
  const counts = { passed: 0, failed: 0, skipped: 0 };
  if (files.length === 0) return counts;

  // The runner listens to the signal once per file.
  setMaxListeners(files.length + 10, signal);
  const isTest = ({ details }) => details.type !== 'suite';
  const stream = run({ files, signal, timeout: fileTimeout, concurrency: availableParallelism() + 1 });
  stream.on('test:pass', (event) => {
    if (isTest(event))
      counts[event.skip === undefined && event.todo === undefined ? 'passed' : 'skipped'] += 1;
  });
  stream.on('test:fail', (event) => {
    if (isTest(event)) counts.failed += 1;
  });
  for await (const text of stream.compose(new SpecReporter())) process.stdout.write(text);
  return counts;
}
