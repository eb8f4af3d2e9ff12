import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { analyzeElements } from '../../scripts/analyze-elements.mjs';
import { listElements } from '../../scripts/tables/list-elements.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

const listFiles = (folder) =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(project.length));

const newest = (folder) =>
  Math.max(...listFiles(folder).map((file) => statSync(join(project, file)).mtimeMs));

/** Bundles code as an application that depends on this package would; returns the code after tree shaking. */
async function bundleApplication(code, { ignoreSideEffectsForRoot = false } = {}) {
  const application = {
    name: 'application',
    resolveId: (id) => (id === 'application' ? join(project, 'application.js') : null),
    load: (id) => (id === join(project, 'application.js') ? code : null),
  };
  const bundle = await rollup({
    input: 'application',
    external: [/^lit/, /^@lit/],
    plugins: [application, nodeResolve({ browser: true, ignoreSideEffectsForRoot })],
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  return output[0].code;
}

/**
 * Finds the modules whose code matches a pattern, and those that import one of them, directly or not. Only
 * their bundles can contain such code.
 */
async function findLoaders(modules, pattern) {
  const [importers, found] = [new Map(), new Set()];
  const follow = {
    name: 'follow',
    moduleParsed({ id, code, importedIds, dynamicallyImportedIds }) {
      if (pattern.test(code ?? '')) found.add(id);
      for (const imported of [...importedIds, ...dynamicallyImportedIds])
        importers.set(imported, [...(importers.get(imported) ?? []), id]);
    },
  };
  const input = modules.map((file) => join(project, file));
  const plugins = [nodeResolve({ browser: true }), follow];
  await (await rollup({ input, external: [/^lit/, /^@lit/], plugins })).close();
  // The loop also visits the modules that it adds to the set.
  for (const id of found) for (const importer of importers.get(id) ?? []) found.add(importer);
  return modules.filter((file) => found.has(join(project, file)));
}

/** Returns the published files that match a path of package.json, in which `*` is a wildcard. */
function findTargets(path) {
  const files = ['package.json', 'custom-elements.json', ...listFiles('schema'), ...listFiles('dist')];
  const [head, tail] = path.replace('./', '').split('*');
  return files.filter((file) =>
    tail === undefined ? file === head : file.startsWith(head) && file.endsWith(tail),
  );
}

describe('The package', () => {
  before(() => {
    const built = statSync(join(project, 'custom-elements.json'), { throwIfNoEntry: false });
    assert.ok(
      built && built.mtimeMs > newest('src'),
      'dist/ is missing or older than src/: run `npm run build`',
    );
  });

  it('has a file for every export, types included', () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    const empty = [...targets, manifest.types, manifest.customElements].filter(
      (target) => findTargets(target).length === 0,
    );
    assert.deepEqual(empty, []);
  });

  it('exports the entries that docs/api.md lists, and no others', () => {
    const api = readFileSync(join(project, 'docs/api.md'), 'utf8');
    const entries = Array.from(api.matchAll(/^\| `(fao-widgets(?:\/[^`]+)?)` +\|/gm), ([, entry]) => entry);
    assert.deepEqual(
      Object.keys(manifest.exports)
        .map((path) => path.replace('.', 'fao-widgets'))
        .sort(),
      entries.sort(),
    );
  });

  it('exports its version', async () => {
    const { VERSION } = await import('fao-widgets');
    assert.equal(VERSION, manifest.version);
  });

  it('can be imported without a document', async () => {
    const { configure, ...exports } = await import('fao-widgets');
    assert.equal(typeof configure, 'function');
    for (const { name } of listElements(await analyzeElements()))
      assert.equal(typeof exports[name], 'function');
  });

  it('registers every element on import of `fao-widgets/define`', async () => {
    const code = await bundleApplication(`import 'fao-widgets/define';`);
    for (const { tagName, name } of listElements(await analyzeElements())) {
      assert.match(code, new RegExp(`\\(["']${tagName}["'], ${name}\\)`));
    }
    assert.match(code, /customElements\.define\(/);
  });

  it('registers nothing on import of a name', async () => {
    const code = await bundleApplication(`import { configure } from 'fao-widgets'; configure({});`);
    assert.doesNotMatch(code, /customElements|extends LitElement/);
  });

  it('lists exactly the modules that register elements as side effects', async () => {
    const modules = listFiles('dist/esm').filter((file) => file.endsWith('.js'));
    const registering = [];
    for (const file of await findLoaders(modules, /customElements\.define\(/)) {
      const code = await bundleApplication(`import './${file}';`, { ignoreSideEffectsForRoot: true });
      if (/customElements\.define\(/.test(code)) registering.push(`./${file}`);
    }
    const listed = manifest.sideEffects.flatMap(findTargets).filter((file) => file.startsWith('dist/esm/'));
    assert.deepEqual(
      listed.map((file) => `./${file}`),
      registering,
    );
  });
});

describe('The bundles for pages', () => {
  const readPage = (file) => readFileSync(join(project, 'dist/cdn', file), 'utf8');

  it('have no import of the entry in a part, since an entry whose URL has a query would load twice', () => {
    for (const file of readdirSync(join(project, 'dist/cdn/parts')).filter((name) => name.endsWith('.js'))) {
      assert.doesNotMatch(readPage(`parts/${file}`), /fao-widgets\.js["']/, file);
    }
  });

  it('have one line with their name, version and license, and no development warnings of Lit', () => {
    for (const file of ['fao-widgets.js', 'fao-widgets.classic.js']) {
      const code = readPage(file);
      assert.ok(code.startsWith(`/*! fao-widgets ${manifest.version} | MIT | `), file);
      assert.doesNotMatch(code, /dev-mode|development mode/i, file);
    }
  });

  it('define `faoWidgets` for pages with the classic script', () => {
    assert.match(readPage('fao-widgets.classic.js'), /^var faoWidgets=/m);
    assert.doesNotMatch(readPage('fao-widgets.classic.js'), /\bimport\(|^export\b/m);
  });

  it('keep the property names of a feed', () => {
    assert.match(readPage('fao-widgets.js'), /\b_fao\b/);
    assert.match(readPage('fao-widgets.js'), /\balso_downloaded\b/);
  });
});

describe('The documentation', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...listFiles('docs'), ...listFiles('bench')].filter((file) =>
    /\.(?:md|mjs)$/.test(file),
  );

  it('names only scripts that package.json has', () => {
    const named = pages.flatMap((file) => {
      const text = readFileSync(join(project, file), 'utf8');
      return [...text.matchAll(/\bnpm run ([a-z][a-z:-]*[a-z])/g)].map(([, name]) => ({ file, name }));
    });
    assert.ok(named.length > 20, 'there are such names');
    for (const { file, name } of named) assert.ok(Object.hasOwn(manifest.scripts, name), `${file}: ${name}`);
  });
});
