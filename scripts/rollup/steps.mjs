import { readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { minifyLiterals } from './minify-literals.mjs';

const { name, version, license } = JSON.parse(readFileSync('package.json', 'utf8'));

const BANNER = `/*! ${name} ${version} | ${license} | Lit: (c) Google LLC, BSD-3-Clause | LICENSES.txt */`;

/**
 * Returns the plugins that compile a source file to JavaScript with minified templates.
 *
 * The target is ES2022, which every browser that passes the check in `register()` supports.
 *
 * @returns {import('rollup').Plugin[]} Plugins in the order they must run
 */
export function readTypeScript() {
  return [esbuild({ target: 'es2022', tsconfig: 'tsconfig.build.json' }), minifyLiterals()];
}

/**
 * Returns the plugin that compiles a source file to JavaScript for Node, where templates need not be
 * minified.
 *
 * @returns {import('rollup').Plugin}
 */
export function compileForNode() {
  return esbuild({ target: 'node20', tsconfig: 'feed-tool/tsconfig.json' });
}

/**
 * Returns the plugin that puts the modules of the workspace package `fao-widgets-core` into a bundle.
 *
 * @returns {import('rollup').Plugin}
 */
export function bundleCore() {
  return nodeResolve({ resolveOnly: ['fao-widgets-core'] });
}

/**
 * Returns the plugin that puts dependencies into a bundle. It chooses Lit's production build, since the
 * development build writes a warning to the console of every host page.
 *
 * @returns {import('rollup').Plugin} Plugin for bundles that run in pages without a bundler
 */
export function bundleDependencies() {
  return nodeResolve({ browser: true, exportConditions: ['production'] });
}

/**
 * Returns the plugin that minifies a finished bundle and keeps one line about its origin and licences.
 *
 * Properties keep their names, since the keys of a feed are properties too.
 *
 * @param {{isModule: boolean}} kind Whether the bundle is a module; the top-level names of a classic script
 *   are globals of the page and stay
 * @returns {import('rollup').Plugin} Output plugin
 */
export function shrinkBundle({ isModule }) {
  return terser({
    module: isModule,
    ecma: 2022,
    // Measured with brotli: functions that stay whole and one after another compress better.
    compress: { passes: 2, inline: 1, hoist_funs: true, unsafe_methods: true },
    format: { comments: false, preamble: BANNER },
  });
}
