import { listTestFiles } from './list-test-files.mjs';

/**
 * The pages that run several test files each, since a page per file costs more time than most of their tests:
 * the files of `folders` without `except`. Each page has an entry in test/page/shared.
 *
 * @type {Record<string, { folders: string[], except?: string[] }>}
 */
const sharedPages = {
  modules: { folders: ['test/core', 'test/docs', 'test/language', 'test/loading'] },
  elements: {
    folders: ['test/elements'],
    except: ['late-languages', 'layout-shift', 'list-layout-shift'].map(
      (name) => `test/elements/${name}.test.ts`,
    ),
  },
};

function listFilesOfPage({ folders, except = [] }, rootFolder) {
  const files = folders.flatMap((folder) => listTestFiles(folder, rootFolder));
  return files.filter((file) => !except.includes(file)).sort();
}

/**
 * Lists the test files that share a page with others.
 *
 * @param {string} rootFolder of the project
 * @returns {string[]} paths relative to the project
 */
export function listSharedTestFiles(rootFolder) {
  return Object.values(sharedPages).flatMap((page) => listFilesOfPage(page, rootFolder));
}

/**
 * Adds the command `list-test-files-of-page`, by which test/page/shared/run-test-files.ts finds the test
 * files of a page. Their paths are relative to the project.
 *
 * @param {string} rootFolder of the project
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function sharedPagePlugin(rootFolder) {
  return {
    name: 'shared-page-command',
    executeCommand({ command, payload }) {
      if (command !== 'list-test-files-of-page') return undefined;
      return listFilesOfPage(sharedPages[payload], rootFolder);
    },
  };
}
