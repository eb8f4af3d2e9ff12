/*
 * For the test runner's own command, `npx web-test-runner --watch`, and editors. `npm test` composes the same
 * settings in scripts/test.mjs.
 */
import { findBrowsers } from './test/browsers/find-browsers.mjs';
import { makeRunnerConfig } from './test/browsers/runner-config.mjs';

const { found } = await findBrowsers(['chromium']);

export default await makeRunnerConfig({ browsers: found });
