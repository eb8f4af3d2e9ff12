import { defaultReporter, startTestRunner } from '@web/test-runner';

import { coverageThreshold, findUnloadedFiles } from './coverage.mjs';
import { makeRunnerConfig, rootFolder } from './runner-config.mjs';
import { tallyReporter } from './tally-reporter.mjs';

function checkCoverage({ coverageMap, summary }) {
  const low = Object.entries(coverageThreshold)
    .filter(([kind, threshold]) => summary[kind].pct < threshold)
    .map(([kind, threshold]) => `Coverage of ${kind} is ${summary[kind].pct} %; ${threshold} % are needed.`);
  const unloaded = findUnloadedFiles(rootFolder, coverageMap.files());
  return unloaded.length > 0 ? [...low, `No test loads ${unloaded.join(', ')}.`] : low;
}

/**
 * Runs test files in browsers and prints their failures.
 *
 * @param {{ browsers: import('./find-browsers.mjs').FoundBrowser[], files?: string[], coverage: boolean,
 *   pages?: number }} options `coverage`: whether to measure it and to fail when it is too low; `pages`: how
 *   many pages Chromium opens at once
 * @returns {Promise<{ counts: import('./tally-reporter.mjs').Counts, problems: string[] }>} `problems`: reasons
 *   for a failed run besides failed tests
 */
export async function runInBrowsers(options) {
  let result;
  const reporters = [
    // Progress bars redraw themselves, which only a terminal can show.
    defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }),
    tallyReporter((tally) => (result = tally)),
  ];
  const runner = await startTestRunner({
    config: await makeRunnerConfig({ ...options, reporters }),
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (runner) {
    await new Promise((resolve) => {
      runner.on('stopped', resolve);
    });
  }
  const counts = result?.counts ?? { passed: 0, failed: 0, skipped: 0 };
  if (!result) return { counts, problems: ['The test runner did not finish: see its message above.'] };
  return { counts, problems: result.testCoverage ? checkCoverage(result.testCoverage) : [] };
}
