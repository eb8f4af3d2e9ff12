/**
 * Makes every test file import test/page/setup.ts before anything else.
 *
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function pageSetupPlugin() {
  return {
    name: 'page-setup',
    transform(context) {
      if (!context.path.endsWith('.test.ts')) return undefined;
      // On the first line itself, so that the lines of error messages stay those of the file.
      return `import '/test/page/setup.ts';${context.body}`;
    },
  };
}
