import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { check, makeFeed, readMark } from './check-runs.mjs';
import { makeFolder } from './run-command.mjs';

const demo = fileURLToPath(new URL('../../demo/feed', import.meta.url));

describe('fao-feed check of invalid texts', () => {
  it('reports the position of a syntax error, and how to fix it', async (test) => {
    const cases = {
      'comma.json': ['{\n  "a": 1\n  ▸"b": 2\n}', /comma before this/],
      'trailing.json': ['{ "a": [1, ▸] }', /delete the comma before/],
      'cut.json': ['{ "a": { "b": 1▸', /ends within an object.*cut off/],
      'quotes.json': ["{ ▸'a': 1 }", /no such word/],
      'break.json': ['{ "a": ▸"one\ntwo" }', /does not end on its line/],
      'comment.json': ['{ ▸// why\n "a": 1 }', /no comments/],
      'after.json': ['{} ▸{}', /has ended before this/],
      'escape.json': ['{ "a": ▸"C:\\data" }', /backslash/],
      'empty.json': ['▸', /empty/],
      'blank.json': ['▸ \n ', /empty/],
    };
    const files = Object.entries(cases).map(([name, [marked]]) => [name, readMark(marked).text]);
    const folder = await makeFolder(test, Object.fromEntries(files));
    const { problems, code } = await check(Object.keys(cases), { cwd: folder });
    assert.equal(code, 1);
    for (const [name, [marked, words]] of Object.entries(cases)) {
      const [problem, ...others] = problems.filter(({ file }) => file === name);
      const { line, column } = readMark(marked);
      assert.deepEqual({ line: problem.line, column: problem.column }, { line, column }, name);
      assert.match(`${problem.message} ${problem.hint}`, words, name);
      assert.deepEqual(others, []);
    }
  });

  it('recognizes binary files, other encodings and a byte order mark', async (test) => {
    const feed = JSON.stringify(makeFeed([{ id: 'a' }]));
    const folder = await makeFolder(test, {
      'noise.json': Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) % 256),
      'packed.json': gzipSync(feed),
      'latin.json': Buffer.from('{\n "a": "é" }', 'latin1'),
      'wide.json': Buffer.from(`\uFEFF${feed}`, 'utf16le'),
      'marked.json': `\uFEFF${feed}`,
    });
    const names = ['noise.json', 'packed.json', 'latin.json', 'wide.json', 'marked.json'];
    const { problems } = await check(names, { cwd: folder });
    const found = problems.map(({ file, rule, line, column }) => `${file} ${rule} ${line}:${column}`);
    assert.deepEqual(found, [
      'noise.json not-text 1:1',
      'packed.json not-text 1:1',
      'latin.json not-text 2:8',
      'wide.json not-text 1:1',
      'marked.json byte-order-mark 1:1',
    ]);
    assert.match(problems[1].message, /gzip/);
  });

  it('can read deeply nested lists and duplicate keys', async (test) => {
    const deep = `{ "version": "https://jsonfeed.org/version/1.1", "title": "t", "x": ${'['.repeat(50_000)}${']'.repeat(50_000)}, "items": [{}] }`;
    const twice =
      '{ "version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [],\n "items": [{ "id": 1,\n "id": 2, "title": "T" }] }';
    const nest = (depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const entries = [4_500, 5_000, 50_000].map((depth, index) => [
      `entry ${index}.json`,
      JSON.stringify(
        makeFeed([
          { id: 'a', _fao: { languages: [{ language: 'fr', x: 'deep' }], related: ['b', 'b', 'deep'] } },
          { id: 'b' },
        ]),
      )
        .replaceAll('"b","b","deep"', `{"id":"b"},{"id":"b","x":${nest(depth)}}`)
        .replaceAll('"deep"', nest(depth)),
    ]);
    const folder = await makeFolder(test, {
      'deep.json': deep,
      'twice.json': twice,
      ...Object.fromEntries(entries),
    });
    for (const [name] of entries) {
      const { error, code } = await check([name, '--fix'], { cwd: folder });
      assert.deepEqual({ error, code }, { error: undefined, code: 0 }, name);
    }
    const { problems } = await check(['deep.json', 'twice.json'], { cwd: folder });
    assert.deepEqual(
      problems.map(({ file, rule }) => `${file} ${rule}`),
      [
        'deep.json missing-field',
        'deep.json no-title',
        'twice.json duplicate-key',
        'twice.json duplicate-key',
        'twice.json numeric-id',
      ],
    );
    assert.deepEqual(
      problems.slice(2).map(({ line }) => line),
      [2, 3, 3],
    );
  });

  it('reports each duplicate key, with the position of the first one', async (test) => {
    const { text, line, column } = readMark(
      JSON.stringify(makeFeed([{ id: 'a', tags: ['x'], _fao: { doi: '10.4060/a' } }]), null, 2)
        .replace('"doi"', '"doi": null,\n          ▸"doi"')
        .replace('"tags"', '"tags": [{ "tags": 1, "other": 2 }],\n "tags"'),
    );
    const folder = await makeFolder(test, { 'feed.json': text, 'manifest.json': '{ "a": 1, "a": [] }' });
    const { problems, code } = await check(['feed.json'], { cwd: folder });
    assert.equal(code, 1);
    assert.deepEqual(
      problems.map(({ rule, pointer, value }) => ({ rule, pointer, value })),
      [
        { rule: 'duplicate-key', pointer: '/items/0/tags', value: undefined },
        { rule: 'duplicate-key', pointer: '/items/0/_fao/doi', value: '10.4060/a' },
      ],
    );
    assert.deepEqual({ line: problems[1].line, column: problems[1].column }, { line, column });
    assert.match(problems[1].message, new RegExp(`at ${line - 1}:`));
    assert.match(problems[1].hint, /Keep the right one/);
    const { problems: ofManifest } = await check(['.'], { cwd: folder });
    assert.ok(ofManifest.some(({ file, rule }) => file === 'manifest.json' && rule === 'duplicate-key'));
  });

  it('reports a feed with too many items', async (test) => {
    const items = Array.from({ length: 100_001 }, (_, index) => ({ id: `i${index}`, title: 'T' }));
    const folder = await makeFolder(test, { 'feed.json': JSON.stringify({ ...makeFeed([]), items }) });
    const { problems } = await check(['feed.json'], { cwd: folder });
    assert.deepEqual(
      problems.map(({ rule, pointer }) => `${rule} ${pointer}`),
      ['too-many-items /items'],
    );
  });

  it('can read a feed of fifty megabytes', async (test) => {
    const feed = JSON.parse(await readFile(join(demo, 'feed.json'), 'utf8'));
    const copies = Array.from({ length: 240 }, (_, copy) =>
      feed.items.map(({ _fao, ...item }) => ({
        ...item,
        id: `${item.id}-${copy}`,
        _fao: {
          ..._fao,
          related: (_fao.related ?? []).map((entry) => ({ ...entry, id: `${entry.id}-${copy}` })),
          also_downloaded: undefined,
          languages: [],
        },
      })),
    ).flat();
    const folder = await makeFolder(test, {});
    const file = join(folder, 'feed.json');
    const padding = 'The soils of the world hold more carbon than its air and plants. '.repeat(20);
    await writeFile(
      file,
      JSON.stringify({ ...feed, items: copies.map((item) => ({ ...item, summary: padding })) }, null, 2),
    );
    const { size } = await stat(file);
    const start = performance.now();
    const { counts } = await check([file]);
    test.diagnostic(
      `${Math.round(size / 1e6)} MB, ${copies.length} items: ${((performance.now() - start) / 1_000).toFixed(1)} s`,
    );
    assert.equal(counts.errors, 0);
  });
});
