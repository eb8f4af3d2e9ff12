import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folders whose test files share a page: they test modules without elements, which keep no state. */
export const sharedPageFolders = ['test/core', 'test/language'];

function listTestFiles(folder, rootFolder) {
  const names = readdirSync(join(rootFolder, folder), { recursive: true });
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => `${folder}/${name}`);
}

/**
 * Adds the command `list-shared-test-files`, by which test/page/shared-page.ts finds its test files. Their
 * paths are relative to the project.
 *
 * @param {string} rootFolder of the project
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function sharedPagePlugin(rootFolder) {
  return {
    name: 'shared-page-command',
    executeCommand({ command }) {
      if (command !== 'list-shared-test-files') return undefined;
      return sharedPageFolders.flatMap((folder) => listTestFiles(folder, rootFolder)).sort();
    },
  };
}
