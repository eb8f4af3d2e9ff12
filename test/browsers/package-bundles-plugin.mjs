import { build } from 'esbuild';

// Ends in .mjs: what ends in .js would go through the TypeScript plugin, which has nothing to do here.
const folder = '/__packages__/';
const extension = '.mjs';

async function bundlePackage(name, resolveDir) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${name}'; export * as default from '${name}';`, resolveDir },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env': '{}' },
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}

/**
 * Serves packages that are CommonJS, wholly or in their dependencies, or made of very many files, as one ES module each, so
 * that tests import them by their names. Each is bundled once a run, when a page first asks for it.
 *
 * @param {string[]} names of the packages
 * @param {string} rootFolder where they are resolved from
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function packageBundlesPlugin(names, rootFolder) {
  const bundles = new Map();
  return {
    name: 'package-bundles',
    resolveImport({ source }) {
      return names.includes(source) ? `${folder}${source}${extension}` : undefined;
    },
    async serve({ path }) {
      if (!path.startsWith(folder)) return undefined;
      const name = path.slice(folder.length, -extension.length);
      if (!names.includes(name)) return undefined;
      if (!bundles.has(name)) bundles.set(name, bundlePackage(name, rootFolder));
      return { body: await bundles.get(name), type: 'js' };
    },
  };
}
