/*
 * npm test [-- files, folders and globs] [--browser chromium,firefox,webkit]
 * npm run test:quick
 *
 * Runs the files *.test.mjs of test/node, feed-tool/test and fake-dspace/test in Node, after a build where
 * dist/ is stale, and then the other test files in every browser of the machine. A complete run
 * with Chromium measures coverage and enforces its thresholds. `--quick` skips slow tests: the Node tests
 * that start programs, servers or bundlers (scripts/unit-tests.mjs), all browsers but Chromium, and
 * `slowBrowserTests`.
 * REQUIRE_BROWSERS=chromium,firefox,webkit makes a missing browser an error.
 */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { ensureDependencies } from './setup.mjs';
import { buildIfStale } from './start/build-if-stale.mjs';

const started = Date.now();
const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
ensureDependencies();

// These modules import dependencies, which may be missing until here.
const { engineNames, findBrowsers } = await import('../test/browsers/find-browsers.mjs');
const { listTestFiles } = await import('../test/browsers/list-test-files.mjs');
const { browserTestFiles } = await import('../test/browsers/runner-config.mjs');
const { runInBrowsers } = await import('../test/browsers/run-in-browsers.mjs');
const { addCounts } = await import('../test/browsers/tally-reporter.mjs');
const { runNodeTests } = await import('./run-node-tests.mjs');
const { findUnitTests } = await import('./unit-tests.mjs');

const nodeFolders = ['test/node', 'feed-tool/test', 'fake-dspace/test'].map((folder) => join(root, folder));
/**
 * Browser tests that repeat a check for many layouts, languages or faults, read large feeds, or open whole
 * demo pages; they take longer than all others together.
 */
const slowBrowserTests = [
  'test/accessibility/matrix.test.ts',
  'test/demo/*.test.ts',
  'test/elements/{late-languages,layout-shift,list-layout-shift}.test.ts',
  'test/faults/faults.test.ts',
  'test/hostile/size.test.ts',
];

const interruption = new AbortController();
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
]) {
  process.on(signal, () => {
    interruption.abort();
    process.exit(128 + number); // Listeners of the event `exit` end the browsers.
  });
}

function splitList(text) {
  return (text ?? '').split(/[\s,]+/).filter(Boolean);
}

/** Returns the test files of a folder; other paths and globs stay as they are. */
function expandFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? listTestFiles(path) : [path];
}

function readArguments() {
  const options = { browser: { type: 'string', multiple: true }, quick: { type: 'boolean' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.quick) {
    const browserFiles = [...browserTestFiles, ...slowBrowserTests.map((files) => `!${files}`)];
    return {
      engines: ['chromium'],
      nodeFiles: findUnitTests(nodeFolders),
      browserFiles,
      everything: false,
      pages: 4,
    };
  }
  const engines = (values.browser ?? []).flatMap(splitList);
  const files = positionals.flatMap(expandFolder);
  return {
    engines: engines.length > 0 ? engines : engineNames,
    nodeFiles: files.filter((path) => path.endsWith('.mjs')).map((path) => basename(path)),
    browserFiles: files.filter((path) => !path.endsWith('.mjs')),
    everything: positionals.length === 0 && engines.length === 0,
  };
}

function printBrowsers({ found, missing }) {
  for (const { engine, path } of found) console.log(`Browser ${engine}: ${path}`);
  for (const { engine, advice } of missing) console.log(`Browser ${engine}: not found; ${advice}`);
  console.log('');
}

function printSummary({ found, counts, problems }) {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  for (const problem of problems) console.log(`Failed: ${problem}`);
  console.log(`\nBrowsers: ${found.map(({ engine }) => engine).join(', ') || 'none'}`);
  console.log(`Tests: ${counts.passed} passed, ${counts.failed + problems.length} failed${skipped}`);
  console.log(`Time: ${Math.round((Date.now() - started) / 1000)} s`);
}

async function runAll() {
  const { engines, nodeFiles, browserFiles, everything, pages } = readArguments();
  const needsBrowsers = everything || browserFiles.length > 0 || nodeFiles.length === 0;
  const needsNode = everything || nodeFiles.length > 0;
  let counts = { passed: 0, failed: 0, skipped: 0 };
  let browsers = { found: [], missing: [] };
  const problems = [];

  if (needsBrowsers) {
    browsers = await findBrowsers(engines);
    printBrowsers(browsers);
    const required = new Set(splitList(process.env.REQUIRE_BROWSERS));
    const lacking = browsers.missing.filter(({ engine }) => required.has(engine));
    problems.push(...lacking.map(({ engine, advice }) => `${engine} is required and not found; ${advice}.`));
    if (browsers.found.length === 0) problems.push('There is no browser to run the tests in.');
  }
  if (needsNode) {
    // Some of these tests, and the demo pages, use the published files.
    await buildIfStale(interruption.signal).catch((error) => problems.push(`The build: ${error.message}`));
    const only = nodeFiles.length > 0 ? nodeFiles : undefined;
    const options = { folders: nodeFolders, signal: interruption.signal, only };
    counts = addCounts(counts, await runNodeTests(options));
  }
  if (browsers.found.length > 0) {
    const coverage = everything && browsers.found.some(({ engine }) => engine === 'chromium');
    const files = browserFiles.length > 0 ? browserFiles : undefined;
    const result = await runInBrowsers({ browsers: browsers.found, files, coverage, pages });
    counts = addCounts(counts, result.counts);
    problems.push(...result.problems);
  }
  if (counts.passed + counts.failed === 0) problems.push('No test ran.');
  return { found: browsers.found, counts, problems };
}

let outcome;
try {
  outcome = await runAll();
} catch (error) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  outcome = { found: [], counts, problems: [error.stack ?? String(error)] };
}
printSummary(outcome);
process.exit(outcome.counts.failed + outcome.problems.length > 0 ? 1 : 0);
