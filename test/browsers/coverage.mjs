import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { transformSync } from 'esbuild';

/** Minimum coverage of src/, in percent. */
export const coverageThreshold = { statements: 90, branches: 85, functions: 90, lines: 90 };

/** The test runner's settings for coverage. */
export const coverageConfig = {
  include: ['src/**/*.ts'],
  threshold: coverageThreshold,
  reportDir: 'coverage',
  reporters: ['lcovonly', 'text-summary'],
};

/** The entry for the feed tool, which no page loads; the tests of the feed tool use all of its exports. */
const entryForNode = 'src/core/index.ts';

function hasCode(path) {
  return transformSync(readFileSync(path, 'utf8'), { loader: 'ts', format: 'esm' }).code.trim() !== '';
}

/**
 * Lists the files of src/ that no test loads. The coverage report omits them, since it includes only loaded
 * files.
 *
 * @param {string} rootFolder of the project
 * @param {string[]} coveredFiles absolute paths in the coverage report
 * @returns {string[]} paths relative to the project, without files that hold only types
 */
export function findUnloadedFiles(rootFolder, coveredFiles) {
  return readdirSync(join(rootFolder, 'src'), { recursive: true })
    .map((name) => join(rootFolder, 'src', name))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !coveredFiles.includes(path))
    .filter(hasCode)
    .map((path) => relative(rootFolder, path))
    .filter((path) => path !== entryForNode);
}
