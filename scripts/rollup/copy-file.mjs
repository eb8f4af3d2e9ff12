import { readFile } from 'node:fs/promises';

/**
 * Makes a Rollup plugin that copies a file into the output folder, unchanged.
 *
 * @param {string} from its path in the project
 * @param {string} to its path in the output folder
 * @returns {import('rollup').Plugin}
 */
export function copyFile(from, to) {
  return {
    name: 'copy-file',
    async buildStart() {
      this.addWatchFile(from);
      this.emitFile({ type: 'asset', fileName: to, source: await readFile(from, 'utf8') });
    },
  };
}
