import { executeServerCommand } from '@web/test-runner-commands';

/**
 * Runs all test files of a page that test/browsers/shared-page-plugin.mjs names. Their suites get the path of
 * their file into the title, which the output of a failure contains.
 */
export async function runTestFiles(page: string): Promise<void> {
  for (const file of await executeServerCommand<string[], string>('list-test-files-of-page', page)) {
    const earlierSuites = new Set(mocha.suite.suites);
    await import(`/${file}`);
    for (const suite of mocha.suite.suites) {
      if (!earlierSuites.has(suite)) suite.title = `${file}: ${suite.title}`;
    }
  }
}
