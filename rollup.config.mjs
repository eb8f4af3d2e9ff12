import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestSources } from './scripts/rollup/digest-sources.mjs';
import { dropUnusedLit } from './scripts/rollup/drop-unused-lit.mjs';
import { emitLicences } from './scripts/rollup/bundled-licences.mjs';
import { inlineParts } from './scripts/rollup/inline-parts.mjs';
import { recordModuleSizes } from './scripts/rollup/module-sizes.mjs';
import { findPart } from './scripts/rollup/parts.mjs';
import { shareEntryWithParts } from './scripts/rollup/share-entry.mjs';
import {
  bundleCore,
  bundleDependencies,
  compileForNode,
  readTypeScript,
  shrinkBundle,
} from './scripts/rollup/steps.mjs';
import { copyFile } from './scripts/rollup/copy-file.mjs';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const build = digestSources();
const pageEntries = ['src/embed/module.ts', 'src/embed/classic.ts'];

/** For bundlers: one module per source file, without the dependencies, which the application bundles. */
const modules = {
  input: readdirSync('src', { recursive: true })
    .map((path) => join('src', path))
    .filter((path) => path.endsWith('.ts') && !pageEntries.includes(path)),
  external: (id) => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: [readTypeScript()],
  output: {
    dir: 'dist/esm',
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: 'src',
    sourcemap: true,
  },
  // A module with types only is empty, which is correct.
  onLog: (level, log, report) => (log.code === 'EMPTY_BUNDLE' ? undefined : report(level, log)),
};

/** For pages: one module that registers the tags, and parts beside it, which only some pages load. */
const module = {
  input: { 'fao-widgets': 'src/embed/module.ts' },
  // Otherwise Rollup moves the code of an entry with exports into a chunk, which takes one more round trip.
  preserveEntrySignatures: 'allow-extension',
  plugins: [bundleDependencies(), readTypeScript(), dropUnusedLit()],
  output: {
    dir: 'dist/cdn',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: `parts/[name]-${build}.js`,
    manualChunks: findPart,
    onlyExplicitManualChunks: true,
    sourcemap: true,
    plugins: [
      shareEntryWithParts(build),
      shrinkBundle({ isModule: true }),
      emitLicences('LICENSES.txt'),
      recordModuleSizes('dist/sizes/module.json'),
    ],
  },
};

/** For pages whose content management system allows no module scripts: everything in one classic script. */
const classic = {
  input: 'src/embed/classic.ts',
  plugins: [bundleDependencies(), readTypeScript(), dropUnusedLit(), inlineParts()],
  output: {
    file: 'dist/cdn/fao-widgets.classic.js',
    format: 'iife',
    name: 'faoWidgets',
    // No other script can reach the namespace objects of the parts, so they need not be frozen.
    freeze: false,
    inlineDynamicImports: true,
    sourcemap: true,
    plugins: [shrinkBundle({ isModule: false }), recordModuleSizes('dist/sizes/classic.json')],
  },
};

/** The command `fao-feed`: its modules and those of `fao-widgets-core`; npm installs its dependencies. */
const feedTool = {
  input: 'feed-tool/src/main.ts',
  external: (id) => !/^[./]|^feed-tool\/|^fao-widgets-core$/.test(id),
  // No page loads it, and its tests import whole modules.
  treeshake: false,
  plugins: [bundleCore(), compileForNode(), copyFile('schema/fao-feed.schema.json', 'fao-feed.schema.json')],
  output: {
    dir: 'feed-tool/dist',
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: '.',
    sourcemap: true,
  },
};

export default [modules, module, classic, feedTool];
