import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lists the test files of a folder and of all folders in it, without those in test/fixtures, which are no
 * part of an ordinary run.
 *
 * @param {string} folder relative to `rootFolder`
 * @param {string} [rootFolder] the current folder by default
 * @returns {string[]} paths relative to `rootFolder`
 */
export function listTestFiles(folder, rootFolder = '.') {
  return readdirSync(join(rootFolder, folder), { recursive: true })
    .filter((name) => /\.test\.(mjs|ts)$/.test(name) && !name.startsWith('fixtures'))
    .map((name) => join(folder, name));
}
