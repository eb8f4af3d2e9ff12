import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));
const settings = [
  '.dependency-cruiser.mjs',
  'eslint.config.mjs',
  'tsconfig.json',
  'package.json',
  'scripts/lint',
];

/** The folders of src. The test writes a valid file into each, which other files import. */
const layers = [
  'core',
  'language',
  'config',
  'a11y',
  'card',
  'loading',
  'list',
  'parts',
  'elements',
  'embed',
];

/** The folders and npm packages that each folder may import. */
const mayImport = {
  core: [],
  language: ['core', 'lit'],
  config: ['core', 'language'],
  a11y: ['core', 'lit'],
  card: ['core', 'language', 'lit'],
  loading: ['core', 'language', 'parts', 'lit', '@lit/task'],
  list: ['core', 'lit'],
  parts: ['core', 'loading', 'list'],
  elements: ['core', 'language', 'config', 'a11y', 'card', 'loading', 'list', 'parts', 'lit', '@lit/task'],
  embed: ['core', 'language', 'config', 'elements'],
};

/** Functions that write an import of each form. */
const forms = {
  value: (to) => `import * as other from '${to}';\nconsole.log(other);\n`,
  type: (to) => `import type * as other from '${to}';\nexport type Other = typeof other;\n`,
  dynamic: (to) => `export const other = import('${to}');\n`,
};

/** The folders of feed-tool/src and of src that each folder of the feed tool may import. */
const toolMayImport = {
  report: [],
  feed: ['core'],
  fetch: ['report', 'core'],
  store: ['report', 'feed', 'core'],
  harvest: ['report', 'feed', 'fetch', 'store', 'core'],
  relate: ['core'],
  publish: ['report', 'feed', 'fetch', 'store', 'relate', 'core'],
  downloads: ['report', 'core'],
  check: ['report', 'feed', 'fetch', 'core'],
  serve: ['report', 'feed', 'core'],
  build: ['report', 'feed', 'fetch', 'store', 'harvest', 'publish', 'downloads', 'core'],
  commands: ['report', 'feed', 'build', 'check', 'serve'],
};
const toolFolders = Object.keys(toolMayImport);

let folder;

async function write(path, text) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** Runs a tool in the temporary project; returns its exit code and its output. */
function run(tool, ...args) {
  return new Promise((resolve) => {
    const file = join(folder, 'node_modules/.bin', tool);
    execFile(file, args, { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout) => {
      resolve({ code: error?.code ?? 0, stdout });
    });
  });
}

/**
 * Runs the check as `npm run layers` does; returns its exit code and its messages, `rule: from → to`,
 * sorted.
 */
async function checkLayers(folders = ['src', 'feed-tool/src']) {
  const { code, stdout } = await run('depcruise', '--config', '.dependency-cruiser.mjs', ...folders);
  const messages = stdout
    .replace(/→\s+/g, '→ ')
    .replace(/→ \S*(node_modules\/(?:@\w+\/)?\w+)\S*/g, '→ $1')
    .matchAll(/^ +error (.+)$/gm);
  return { code, found: Array.from(messages, ([, message]) => message).sort() };
}

describe('The check of imports', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fao-widgets-layers-'));
    for (const path of settings) await cp(join(project, path), join(folder, path), { recursive: true });
    await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  });
  beforeEach(async () => {
    for (const path of ['src', 'feed-tool', 'demo', 'fake-dspace'])
      await rm(join(folder, path), { recursive: true, force: true });
    for (const layer of layers)
      await write(`src/${layer}/right.ts`, `/** Right. */\nexport const name = '${layer}';\n`);
    await write('src/core/index.ts', "export * from './right.js';\n");
    for (const one of toolFolders)
      await write(`feed-tool/src/${one}/right.ts`, `/** Right. */\nexport const name = '${one}';\n`);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('accepts every import that the design allows', async () => {
    for (const [layer, targets] of Object.entries(mayImport)) {
      for (const target of targets) {
        const to = layers.includes(target) ? `../${target}/right.js` : target;
        await write(`src/${layer}/uses-${target.replace('/', '-')}.ts`, forms.value(to));
      }
    }
    assert.deepEqual(await checkLayers(), { code: 0, found: [] });
  });

  it('rejects every other import, whatever its form, and names both files', async () => {
    const expected = [];
    for (const [form, importOf] of Object.entries(forms)) {
      for (const from of layers) {
        for (const to of layers) {
          if (from === to || mayImport[from].includes(to)) continue;
          await write(`src/${from}/${form}-of-${to}.ts`, importOf(`../${to}/right.js`));
          expected.push(`layer-${from}: src/${from}/${form}-of-${to}.ts → src/${to}/right.ts`);
        }
      }
    }
    const { code, found } = await checkLayers();
    assert.notEqual(code, 0);
    assert.deepEqual(found, expected.sort());
  });

  it('accepts only the imports in the feed tool that the design allows', async () => {
    const expected = [];
    const places = [
      ...toolFolders.map((one) => [one, `../${one}/right.js`, `feed-tool/src/${one}/right.ts`]),
      ...layers.map((layer) => [
        layer === 'core' ? 'inside of core' : layer,
        `../../../src/${layer}/right.js`,
        `src/${layer}/right.ts`,
      ]),
      ['core', '../../../src/core/index.js', 'src/core/index.ts'],
    ];
    for (const from of toolFolders) {
      for (const [name, to, file] of places) {
        if (name === from) continue;
        const own = `feed-tool/src/${from}/uses-${name.replace(/\W/g, '-')}.ts`;
        await write(own, forms.type(to));
        if (!toolMayImport[from].includes(name)) expected.push(`tool-${from}: ${own} → ${file}`);
      }
    }
    await write('src/card/tool.ts', forms.value('../../feed-tool/src/report/right.js'));
    await write('feed-tool/src/loose.ts', forms.value('./report/right.js'));
    const { code, found } = await checkLayers();
    assert.notEqual(code, 0);
    assert.deepEqual(
      found,
      [
        ...expected,
        'layer-card: src/card/tool.ts → feed-tool/src/report/right.ts',
        'no-loose-tool-files: feed-tool/src/loose.ts → feed-tool/src/report/right.ts',
        'widgets-alone: src/card/tool.ts → feed-tool/src/report/right.ts',
      ].sort(),
    );
  });

  it('rejects imports of internal modules of fake-dspace, and imports from there', async () => {
    await write('fake-dspace/index.mjs', `export * from './rest/pagination.mjs';\n`);
    await write('fake-dspace/rest/pagination.mjs', 'export const size = 20;\n');
    await write('fake-dspace/rest/clients.mjs', `export * from '../../demo/serve-demo.mjs';\n`);
    await write('fake-dspace/test/clients.test.mjs', `import '../../demo/serve-demo.mjs';\n`);
    await write('demo/serve-demo.mjs', 'export const port = 8000;\n');
    await write('demo/by-path.mjs', `import '../fake-dspace/index.mjs';\n`);
    await write('demo/inside.mjs', `import '../fake-dspace/rest/pagination.mjs';\n`);
    const { code, found } = await checkLayers(['fake-dspace', 'demo']);
    assert.notEqual(code, 0);
    assert.deepEqual(found, [
      'fake-dspace-alone: fake-dspace/rest/clients.mjs → demo/serve-demo.mjs',
      'fake-dspace-by-name: demo/by-path.mjs → fake-dspace/index.mjs',
      'fake-dspace-by-name: demo/inside.mjs → fake-dspace/rest/pagination.mjs',
      'fake-dspace-entries: demo/inside.mjs → fake-dspace/rest/pagination.mjs',
    ]);
  });

  it('rejects other packages in each layer', async () => {
    const expected = [];
    for (const layer of layers) {
      for (const name of ['lit', '@lit/task', 'ajv']) {
        if (mayImport[layer].includes(name)) continue;
        const file = `src/${layer}/wrong-${name.replace('/', '-')}.ts`;
        await write(file, forms.value(name));
        expected.push(`layer-${layer}: ${file} → node_modules/${name}`);
      }
    }
    const { code, found } = await checkLayers();
    assert.notEqual(code, 0);
    assert.deepEqual(found, expected.sort());
  });

  it('rejects an element that imports another, a circular import, a missing file and a file outside the layers', async () => {
    await write('src/elements/fao-item-card.ts', forms.value('./base.js'));
    await write('src/elements/base.ts', 'export const base = 1;\n');
    await write('src/elements/fao-related-items.ts', forms.type('./fao-item-card.js'));
    await write('src/card/one.ts', `import type { Two } from './two.js';\nexport type One = Two | 1;\n`);
    await write('src/card/two.ts', `import type { One } from './one.js';\nexport type Two = One | 2;\n`);
    await write('src/language/lost.ts', forms.value('./no-such-file.js'));
    await write('src/loose.ts', forms.value('./core/right.js'));
    await write('src/list/entry.ts', forms.value('../core/index.js'));
    const { code, found } = await checkLayers();
    assert.notEqual(code, 0);
    assert.deepEqual(found, [
      'core-entry: src/list/entry.ts → src/core/index.ts',
      'no-circles: src/card/one.ts → src/card/two.ts → src/card/one.ts',
      'no-loose-files: src/loose.ts → src/core/right.ts',
      'not-found: src/language/lost.ts → ./no-such-file.js',
      'tags-alone: src/elements/fao-related-items.ts → src/elements/fao-item-card.ts',
    ]);
  });

  it('allows requests only in src/loading, the registry only in src/embed, no DOM in src/core, and raw markup nowhere', async () => {
    const send = `/** Sends. */\nexport const reply = fetch('/feed.json');\n`;
    const sendHidden = `/** Sends. */\nexport const reply = globalThis.fetch('/feed.json');\n`;
    const beacon = `/** Sends. */\nexport const sent = navigator.sendBeacon('/count');\n`;
    const register = `/** Registers. */\nexport const tag = customElements.get('fao-item-card');\n`;
    const title = `/** Reads. */\nexport const title = document.title;\n`;
    const markup = `/** Writes. */\nexport function write(to: Element): void {\n  to.innerHTML = '<b>b</b>';\n}\n`;
    const unsafe = `export { unsafeHTML } from 'lit/directives/unsafe-html.js';\n`;
    await write('src/loading/send.ts', send);
    await write('src/embed/register.ts', register);
    await write('src/core/send.ts', send);
    await write('src/core/title.ts', title);
    await write('src/card/title.ts', title);
    await write('src/card/send.ts', sendHidden);
    await write('src/embed/send.ts', beacon);
    await write('src/elements/register.ts', register);
    await write('src/card/markup.ts', markup);
    await write('src/loading/markup.ts', markup);
    await write('src/card/unsafe.ts', unsafe);
    const { code, stdout } = await run('eslint', '--format', 'json', 'src');
    assert.notEqual(code, 0);
    const found = JSON.parse(stdout).flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId }) => `${filePath.slice(filePath.indexOf('src/'))} ${ruleId}`),
    );
    assert.deepEqual(found.sort(), [
      'src/card/markup.ts no-restricted-syntax',
      'src/card/send.ts no-restricted-properties',
      'src/card/unsafe.ts no-restricted-imports',
      'src/core/send.ts no-restricted-globals',
      'src/core/title.ts no-restricted-globals',
      'src/elements/register.ts no-restricted-globals',
      'src/embed/send.ts no-restricted-properties',
      'src/loading/markup.ts no-restricted-syntax',
    ]);
  });
});
