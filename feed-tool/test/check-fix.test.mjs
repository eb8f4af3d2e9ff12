import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { applyEdits } from '../dist/feed-tool/src/check/fix/apply-fixes.js';
import { fixFiles } from '../dist/feed-tool/src/check/fix/fix-files.js';
import { check, makeFeed } from './check-runs.mjs';
import { makeFolder, runCommandIn } from './run-command.mjs';

const demo = fileURLToPath(new URL('../../demo/feed', import.meta.url));

/** Unusual white space, escapes and key order, which a fix must not change. */
const BEFORE = `{ "version" : "https://jsonfeed.org/version/1.1",
\t"title":"Publications\\u0020on soil", "unknown": [1,  2,3 ],
  "items": [
    {"id": 42, "title": "Les sols \\u00e9rod\\u00e9s  ", "language": "French",
      "url": "http://openknowledge.fao.org/handle/20.500.14283/cd0683fr",
      "tags": [ "soil", "soil",   "carbon" , " soil" ],
      "_fao": { "doi": "https://doi.org/10.4060/cd0683fr", "handle": "hdl:20.500.14283/cd0683fr",
        "date_issued": "2024/6/7", "job_number": " cd0683fr ",
        "languages": [ { "language": "French", "id": "42" }, { "language": "English", "id": "b" } ],
        "related": [ {"id":"gone"}, {"id":"b"}, {"id":"lost"} ],
        "also_downloaded": { "items": [
          { "id": "gone" }
        ] } } },
    { "id":"b", "title" : "B", "language": "en", "url": "http://site.example/b",
      "_fao": { "languages": [ { "language": "fr", "id": "42" } ], "related": [ { "id": "gone" }, { "id": "lost" } ] } }
  ] }
`;
const AFTER = `{ "version" : "https://jsonfeed.org/version/1.1",
\t"title":"Publications\\u0020on soil", "unknown": [1,  2,3 ],
  "items": [
    {"id": "42", "title": "Les sols érodés", "language": "fr",
      "url": "https://openknowledge.fao.org/handle/20.500.14283/cd0683fr",
      "tags": [ "soil", "carbon" ],
      "_fao": { "doi": "10.4060/cd0683fr", "handle": "20.500.14283/cd0683fr",
        "date_issued": "2024-06-07", "job_number": "cd0683fr",
        "languages": [ { "language": "en", "id": "b" } ],
        "related": [ {"id":"b"} ],
        "also_downloaded": { "items": [] } } },
    { "id":"b", "title" : "B", "language": "en", "url": "http://site.example/b",
      "_fao": { "languages": [ { "language": "fr", "id": "42" } ], "related": [ { "id": "gone" }, { "id": "lost" } ] } }
  ] }
`;

const describeText = (text) => ({
  bytes: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
});

describe('fao-feed check --fix', () => {
  it('makes the safe fixes, changes no other character, and does nothing the second time', async (test) => {
    const folder = await makeFolder(test, { 'feed.json': BEFORE });
    const file = join(folder, 'feed.json');
    await chmod(file, 0o640);
    const first = await check([file, '--fix']);
    assert.equal(await readFile(file, 'utf8'), AFTER);
    assert.equal((await stat(file)).mode & 0o777, 0o640);
    assert.deepEqual(await readdir(folder), ['feed.json']);
    assert.ok(
      first.fixed.some(({ rule, before, after }) => rule === 'numeric-id' && before === 42 && after === '42'),
    );
    // Not safe: https for an unknown host, and an empty list, which means that there are no related items.
    assert.deepEqual(
      first.problems.map(({ rule }) => rule),
      ['insecure-address', 'dangling-id', 'dangling-id'],
    );
    const { mtimeMs } = await stat(file);
    const second = await check([file, '--fix']);
    assert.equal(second.fixed, undefined);
    assert.deepEqual(second.problems, first.problems);
    assert.equal((await stat(file)).mtimeMs, mtimeMs);
  });

  it('fixes nothing in the demo feed', async () => {
    const { fixed, code } = await check([demo, '--fix']);
    assert.equal(code, 0);
    assert.equal(fixed, undefined);
  });

  it('removes entries at any index of a list', async (test) => {
    const entries = [
      [
        ['x', 'a', 'b', 'c'],
        ['a', 'b', 'c'],
      ],
      [
        ['a', 'x', 'y', 'b', 'c'],
        ['a', 'b', 'c'],
      ],
      [
        ['a', 'b', 'x', 'y'],
        ['a', 'b'],
      ],
      [
        ['x', 'a', 'y', 'b', 'z'],
        ['a', 'b'],
      ],
      [['x', 'y'], []],
    ];
    const items = ['a', 'b', 'c'].map((id) => ({ id }));
    const makeLists = (lists) =>
      makeFeed([
        ...items,
        ...lists.map((ids, index) => ({
          id: `owner ${index}`,
          _fao: { also_downloaded: { items: ids.map((id) => ({ id, count: 1 })) } },
        })),
      ]);
    const before = JSON.stringify(makeLists(entries.map(([list]) => list)));
    const folder = await makeFolder(test, { 'feed.json': before });
    await check(['feed.json', '--fix'], { cwd: folder });
    const after = JSON.stringify(makeLists(entries.map(([, list]) => list)));
    assert.equal(await readFile(join(folder, 'feed.json'), 'utf8'), after);
  });

  it('fixes the last of duplicate fields, which parsers use, and leaves the others', async (test) => {
    const write = (tags, related, note) =>
      `{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{ "id": 7 }, { "id": 8 }],
        "items": [{ "id": "a", "title": "A", "tags": ["a", "b", "c"], "tags": ${tags},
          "_fao": { "related": [{ "id": "a" }, { "id": "b" }, { "id": "b" }], "related": ${related}, "note": { "id": 1 } },
          "language": "French", "language": ${note} }, { "id": "b", "title": "B" }] }`;
    const before = write('["x", "x"]', '[{ "id": "b" }, { "id": "b" }]', '"German"');
    const folder = await makeFolder(test, { 'feed.json': before });
    const { fixed, problems, code } = await check(['feed.json', '--fix'], { cwd: folder });
    assert.equal(code, 1);
    assert.equal(
      await readFile(join(folder, 'feed.json'), 'utf8'),
      write('["x"]', '[{ "id": "b" }]', '"de"'),
    );
    assert.equal(fixed.length, 3);
    assert.deepEqual(
      problems.map(({ rule, pointer }) => `${rule} ${pointer}`),
      ['items', 'items/0/tags', 'items/0/_fao/related', 'items/0/language'].map(
        (pointer) => `duplicate-key /${pointer}`,
      ),
    );
  });

  it('puts a number in quotes only if it loses no digit', async (test) => {
    const write = (safe) => `{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
      { "id": 12345678901234567890, "title": "A" }, { "id": 9007199254740993, "title": "B" },
      { "id": 1e400, "title": "C" }, { "id": -0, "title": "D" }, { "id": 1.0, "title": "E" }, { "id": 2e3, "title": "F" },
      { "id": 0.5, "title": "G", "tags": [12345678901234567890] }, { "id": ${safe}, "title": "H" }] }`;
    const folder = await makeFolder(test, { 'feed.json': write('9007199254740991') });
    const { fixed, problems } = await check(['feed.json', '--fix'], { cwd: folder });
    assert.equal(await readFile(join(folder, 'feed.json'), 'utf8'), write('"9007199254740991"'));
    assert.deepEqual(
      fixed.map(({ after }) => after),
      ['9007199254740991'],
    );
    const numbers = problems.filter(({ rule }) => rule === 'numeric-id');
    assert.deepEqual(
      numbers.map(({ severity, value }) => `${severity} ${value}`),
      [
        'warning 12345678901234567000',
        'warning 9007199254740992',
        'warning Infinity',
        'note 0',
        'note 1',
        'note 2000',
        'warning 0.5',
      ],
    );
    assert.match(numbers[0].message, /is read as "12345678901234567000"/);
    for (const { hint } of problems) assert.doesNotMatch(hint, /567000|Infinity/);
  });

  it('writes nothing if fixes overlap, or if the result is not JSON', () => {
    const text = '{ "tags": ["a", "b", "c"] }';
    const cut = (from, to, put = '') => ({
      start: text.indexOf(from),
      end: text.indexOf(to),
      text: put,
    });
    assert.equal(applyEdits(text, [cut('"a"', '"b"')]), '{ "tags": ["b", "c"] }');
    assert.equal(
      applyEdits(text, [cut('"b"', ', "c"', '"x"'), cut('["a"', ' }', '[]')]),
      '{ "tags": [] }',
      'a fix within another one has no effect',
    );
    assert.equal(applyEdits(text, [cut('"a"', '"b"'), cut(', "b"', ', "c"')]), undefined);
    assert.equal(applyEdits(text, [cut('"b"', '"a"')]), undefined);
    assert.equal(applyEdits(text, [cut('"a"', ', "b"')]), undefined);
  });

  it('updates the entry of the file in the manifest, and no other', async (test) => {
    const feed = JSON.stringify(makeFeed([{ id: 1 }]));
    const changed = JSON.stringify(makeFeed([{ id: 2 }]));
    const write = (one, other) =>
      `{"version":1,  "layout": "pages",\n "files":{ "feed.json": ${JSON.stringify(one)}, "pages/2.json" : ${JSON.stringify(other)} } }`;
    const stale = { bytes: 3, sha256: '0'.repeat(64) };
    const folder = await makeFolder(test, {
      'feed.json': feed,
      'pages/2.json': changed,
      'manifest.json': write(describeText(feed), stale),
    });
    const { problems } = await check(['.', '--fix'], { cwd: folder });
    const fixed = feed.replace('"id":1', '"id":"1"');
    assert.equal(await readFile(join(folder, 'feed.json'), 'utf8'), fixed);
    assert.equal(await readFile(join(folder, 'manifest.json'), 'utf8'), write(describeText(fixed), stale));
    // The command also fixes a file that did not match the manifest, and still reports it.
    assert.deepEqual(
      problems.map(({ rule, pointer }) => `${rule} ${pointer}`),
      ['changed-file /files/pages~12.json'],
    );
  });

  it('fixes nothing in a folder while a build replaces its files', async (test) => {
    const feed = JSON.stringify(makeFeed([{ id: 1 }]));
    const facts = { 'feed.json': describeText(feed) };
    const folder = await makeFolder(test, {
      'feed.json': feed,
      'manifest.json': { version: 1, layout: 'one-file', files: facts, replaces: facts },
    });
    const { stdout } = await runCommandIn(folder, 'check', 'feed.json', '--fix');
    assert.match(stdout, /Not fixed: feed\.json: a build is replacing/);
    assert.equal(await readFile(join(folder, 'feed.json'), 'utf8'), feed);
  });

  it('keeps the byte order mark of a manifest, and all line endings', async (test) => {
    const before = JSON.stringify(makeFeed([{ id: 1, tags: ['x', 'x'] }]), null, 1).replaceAll('\n', '\r\n');
    const write = (text) =>
      `\uFEFF{ "version": 1,\r\n"layout": "one-file", "files": { "feed.json": ${JSON.stringify(describeText(text))} } }`;
    const folder = await makeFolder(test, { 'feed.json': before, 'manifest.json': write(before) });
    const { problems } = await check(['.', '--fix'], { cwd: folder });
    const after = before.replace('"id": 1', '"id": "1"').replace(/"x",\s+"x"/, '"x"');
    assert.equal(await readFile(join(folder, 'feed.json'), 'utf8'), after);
    assert.equal(await readFile(join(folder, 'manifest.json'), 'utf8'), write(after));
    assert.deepEqual(
      problems.map(({ rule }) => rule),
      ['byte-order-mark'],
    );
  });

  it('keeps a byte order mark, and writes to the target of a link', async (test) => {
    const folder = await makeFolder(test, {
      'real/feed.json': `\uFEFF${JSON.stringify(makeFeed([{ id: 1 }]))}`,
    });
    await symlink(join(folder, 'real/feed.json'), join(folder, 'link.json'));
    await check(['link.json', '--fix'], { cwd: folder });
    const text = await readFile(join(folder, 'real/feed.json'), 'utf8');
    assert.equal(
      text,
      `\uFEFF${JSON.stringify(makeFeed([{ id: '1' }])).replace('Title of 1', 'Title of 1')}`,
    );
  });

  it('fixes a file with several names once', async (test) => {
    const folder = await makeFolder(test, {
      'feed.json': JSON.stringify(makeFeed([{ id: 'a', tags: ['x', 'x', 'y', 'z'] }])),
    });
    await symlink('feed.json', join(folder, 'latest.json'));
    const { code, stdout } = await runCommandIn(folder, 'check', '.', join(folder, 'feed.json'), '--fix');
    assert.equal(code, 0);
    assert.match(stdout, /^Fixed 1:\n/);
    assert.doesNotMatch(stdout, /Not fixed/);
    assert.equal(
      await readFile(join(folder, 'feed.json'), 'utf8'),
      JSON.stringify(makeFeed([{ id: 'a', tags: ['x', 'y', 'z'] }])),
    );
  });

  it('does not fix a file that has changed since the check', async (test) => {
    const folder = await makeFolder(test, { 'feed.json': '["new", "x"]' });
    const file = join(folder, 'feed.json');
    const { sha256 } = describeText('["x", "x"]');
    const findings = [{ rule: 'duplicate-entry', path: [1], fix: { kind: 'remove', path: [1] } }];
    const interruption = new AbortController();
    const outcome = await fixFiles(new Map([[file, { sha256, findings }]]), interruption.signal);
    assert.deepEqual(outcome.fixed, []);
    assert.match(outcome.refused.get(file), /changed during the check; run the same command again/);
    assert.equal(await readFile(file, 'utf8'), '["new", "x"]');
    interruption.abort();
    await assert.rejects(fixFiles(new Map([[file, { sha256, findings }]]), interruption.signal), {
      name: 'AbortError',
    });
  });

  it('lists the fixes', async (test) => {
    const folder = await makeFolder(test, {
      'feed.json': makeFeed([{ id: 'a', language: 'French', tags: ['x', 'x'] }]),
    });
    const { stdout } = await runCommandIn(folder, 'check', 'feed.json', '--fix');
    assert.deepEqual(stdout.split('\n').slice(0, 5), [
      'Fixed 2:',
      '  feed.json:8:19  /items/0/language: "French" is now "fr"  [language-name]',
      '  feed.json:11:9  /items/0/tags/1: deleted "x"  [duplicate-entry]',
      '',
      '0 errors, 0 warnings, 0 notes in 1 file',
    ]);
  });

  it('fixes neither files that are not JSON nor URLs', async (test) => {
    const folder = await makeFolder(test, { 'feed.json': '{ "id": 1, ' });
    assert.equal((await check(['feed.json', '--fix'], { cwd: folder })).code, 1);
    assert.equal(await readFile(join(folder, 'feed.json'), 'utf8'), '{ "id": 1, ');
    const { code, error } = await check(['http://127.0.0.1:9/feed.json', '--fix']);
    assert.equal(code, 2);
    assert.match(error.text, /--fix fixes files, not URLs/);
  });
});
