import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes a Rollup plugin that writes the licence texts of all code in a bundle beside it, as BSD-3-Clause
 * requires of copies without source.
 *
 * @param {string} fileName Name of the text file, relative to the bundle's folder
 * @returns {import('rollup').Plugin} Plugin that emits `fileName`
 */
export function emitLicences(fileName) {
  return {
    name: 'emit-licences',
    async generateBundle(_options, bundle) {
      const folders = new Set();
      for (const output of Object.values(bundle)) {
        for (const id of Object.keys(output.modules ?? {})) {
          const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];
          if (folder !== undefined) folders.add(folder);
        }
      }
      const texts = await Promise.all([process.cwd(), ...[...folders].sort()].map(readLicence));
      this.emitFile({ type: 'asset', fileName, source: texts.join('\n') });
    },
  };
}

async function readLicence(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const text = await readFile(join(folder, 'LICENSE'), 'utf8').catch(() => {
    throw new Error(`${folder} has no LICENSE file; its code must not be bundled without one`);
  });
  return `${name} ${version} (${license})\n\n${text}`;
}
