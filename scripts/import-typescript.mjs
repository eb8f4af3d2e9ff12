import { build } from 'esbuild';

/**
 * Bundles a TypeScript module with its imports, since Node can't import TypeScript, and imports the bundle.
 *
 * @param {string} path Path of the module, absolute or relative to the current folder
 * @returns {Promise<object>} the exports of the module
 */
export async function importTypeScript(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
