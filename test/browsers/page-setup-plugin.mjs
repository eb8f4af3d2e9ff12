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
      // Without a line break, so that line numbers in error messages stay correct.
      return `import '/test/page/setup.ts';${context.body}`;
    },
  };
}
