/*
 * Runs all test files of the folders in test/browsers/shared-page-plugin.mjs in one page, since a page per
 * file costs more time than their tests. Their suites get the path of their file into the title, which the
 * output of a failure contains.
 */
import { executeServerCommand } from '@web/test-runner-commands';

for (const file of await executeServerCommand<string[], undefined>('list-shared-test-files')) {
  const earlierSuites = new Set(mocha.suite.suites);
  await import(`/${file}`);
  for (const suite of mocha.suite.suites) {
    if (!earlierSuites.has(suite)) suite.title = `${file}: ${suite.title}`;
  }
}
