import { build } from 'esbuild';

// The TypeScript plugin compiles files with the extension .js, but not these.
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
 * Serves packages as one ES module each, so that tests can import them by name: packages that are CommonJS,
 * or have such dependencies, or consist of very many files. The first request for a package in a run bundles
 * it.
 *
 * @param {string[]} names of the packages
 * @param {string} rootFolder folder from which the names are resolved
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
