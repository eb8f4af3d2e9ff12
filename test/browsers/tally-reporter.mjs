function countTests({ tests = [], suites = [] } = {}) {
  const own = {
    passed: tests.filter((test) => test.passed).length,
    skipped: tests.filter((test) => test.skipped).length,
    failed: tests.filter((test) => !test.passed && !test.skipped).length,
  };
  return suites.map(countTests).reduce(addCounts, own);
}

/**
 * Adds two counts of tests.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @param {Counts} first
 * @param {Counts} second
 * @returns {Counts}
 */
export function addCounts(first, second) {
  return {
    passed: first.passed + second.passed,
    failed: first.failed + second.failed,
    skipped: first.skipped + second.skipped,
  };
}

/**
 * Counts the tests of a session. An error outside of the tests, or a file that did not load, counts as one
 * failure.
 *
 * @param {import('@web/test-runner-core').TestSession} session one test file in one browser
 * @returns {Counts}
 */
export function countSession({ testResults, errors, passed }) {
  const counts = countTests(testResults);
  const brokenOutsideTests = errors.length > 0 || (!passed && counts.failed === 0);
  return { ...counts, failed: counts.failed + (brokenOutsideTests ? 1 : 0) };
}

/**
 * Makes a reporter that prints nothing, and passes the result of the run to a function.
 *
 * @param {(result: { counts: Counts, testCoverage: object | undefined }) => void} receive called once, at
 *   the end
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function tallyReporter(receive) {
  return {
    onTestRunFinished({ sessions, testCoverage }) {
      const counts = sessions.map(countSession).reduce(addCounts, { passed: 0, failed: 0, skipped: 0 });
      receive({ counts, testCoverage });
    },
  };
}
