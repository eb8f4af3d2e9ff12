import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { transform } from 'esbuild';

/**
 * Makes a Rollup plugin that records the size of each source module in each bundle, for `npm run sizes`.
 *
 * Each module is minified alone, so that comments and long names don't count. The sum is close to the size of
 * the bundle but not the same, since the bundle shares names between modules.
 *
 * @param {string} file Path of the JSON file to write: `{[bundle]: {isEntry, imports, modules: {[path]:
 *   bytes}}}`
 * @returns {import('rollup').Plugin} Plugin that writes `file` together with the bundles
 */
export function recordModuleSizes(file) {
  return {
    name: 'record-module-sizes',
    async writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const entries = await Promise.all(chunks.map(async (chunk) => [chunk.fileName, await describe(chunk)]));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(Object.fromEntries(entries), null, 2));
    },
  };
}

async function describe(chunk) {
  const modules = await Promise.all(
    Object.entries(chunk.modules).map(async ([id, module]) => [
      relative(process.cwd(), id),
      await countMinified(module.code ?? ''),
    ]),
  );
  return { isEntry: chunk.isEntry, imports: chunk.imports, modules: Object.fromEntries(modules) };
}

async function countMinified(code) {
  const { code: minified } = await transform(code, { minify: true, format: 'esm' });
  return Buffer.byteLength(minified);
}
