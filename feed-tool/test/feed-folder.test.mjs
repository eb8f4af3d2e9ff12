import assert from 'node:assert/strict';
import { cp, mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';
import { FeedFolder } from '../dist/feed-tool/src/publish/feed-folder.js';
import { FeedStore } from '../dist/feed-tool/src/store/store.js';
import { makeFolder, readFiles, readJson, runCommand, startCommand } from './run-command.mjs';

const makeManifest = (files) => ({ version: 1, generator: 'fao-feed 0.0.0', counts: { files } });

/** Replaces the files of a folder: texts by file name. */
async function publish(path, files) {
  const folder = await FeedFolder.open(path);
  for (const [name, text] of Object.entries(files)) await folder.add(name, Buffer.from(text));
  return folder.replace(makeManifest);
}

/** Returns the files of a folder except its manifest. */
async function readContent(path) {
  const files = await readFiles(path);
  delete files['manifest.json'];
  return files;
}

const listState = (path) => readdir(join(path, '.fao-feed')).catch(() => []);

describe('FeedFolder', () => {
  it('creates a folder with its first files', async (test) => {
    const path = join(await makeFolder(test), 'new', 'feed');
    const { written, removed } = await publish(path, { 'feed.json': 'feed', 'items/a.json': 'a' });
    assert.deepEqual([written, removed], [2, 0]);
    assert.deepEqual(await readContent(path), { 'feed.json': 'feed', 'items/a.json': 'a' });
    const { files, replaces } = await readJson(path, 'manifest.json');
    assert.deepEqual(Object.keys(files), ['feed.json', 'items/a.json']);
    assert.equal(files['items/a.json'].bytes, 1);
    assert.equal(replaces, undefined);
    assert.deepEqual(await listState(path), []);
  });

  it('writes new and changed files, keeps unchanged ones, and removes the others', async (test) => {
    const path = await makeFolder(test);
    await publish(path, { 'a.json': 'a', 'b.json': 'b', 'items/c.json': 'c' });
    const long = new Date('2020-01-01T00:00:00Z');
    await utimes(join(path, 'a.json'), long, long);
    const outcome = await publish(path, { 'a.json': 'a', 'b.json': 'changed', 'items/d.json': 'd' });
    assert.deepEqual([outcome.written, outcome.removed], [2, 1]);
    assert.deepEqual(await readContent(path), { 'a.json': 'a', 'b.json': 'changed', 'items/d.json': 'd' });
    assert.equal((await stat(join(path, 'a.json'))).mtimeMs, long.getTime());
  });

  it('can keep files, lists the files after the replacement, and reads the present ones', async (test) => {
    const path = await makeFolder(test);
    await publish(path, { 'a.json': 'a', 'b.json': 'b' });
    const folder = await FeedFolder.open(path);
    folder.keep('a.json');
    folder.keep('unknown.json');
    await folder.add('b.json', Buffer.from('new'));
    assert.deepEqual(
      ['a.json', 'b.json', 'unknown.json'].map((name) => folder.has(name)),
      [true, true, false],
    );
    assert.equal(await folder.read('b.json'), 'b');
    assert.equal(await folder.read('unknown.json'), undefined);
    await folder.replace(makeManifest);
    assert.deepEqual(await readContent(path), { 'a.json': 'a', 'b.json': 'new' });
  });

  it('changes nothing before the call of replace()', async (test) => {
    const path = await makeFolder(test);
    await publish(path, { 'a.json': 'a' });
    const before = await readFiles(path);
    const folder = await FeedFolder.open(path);
    await folder.add('a.json', Buffer.from('new'));
    await folder.add('b.json', Buffer.from('b'));
    assert.deepEqual(await readFiles(path), before);
  });

  it('writes deleted or edited files again', async (test) => {
    const path = await makeFolder(test);
    const state = { 'a.json': 'a', 'b.json': 'b', 'c.json': 'c' };
    await publish(path, state);
    await rm(join(path, 'a.json'));
    await writeFile(join(path, 'b.json'), 'B');
    const { written } = await publish(path, state);
    assert.equal(written, 2);
    assert.deepEqual(await readContent(path), state);
  });

  it('keeps other files in the folder', async (test) => {
    const path = await makeFolder(test);
    await publish(path, { 'a.json': 'a', 'items/b.json': 'b' });
    await writeFile(join(path, 'index.html'), 'mine');
    await writeFile(join(path, 'items/notes.txt'), 'mine');
    await publish(path, { 'a.json': 'new' });
    const expected = { 'a.json': 'new', 'index.html': 'mine', 'items/notes.txt': 'mine' };
    assert.deepEqual(await readContent(path), expected);
  });

  it('rejects a folder with other content, and changes nothing in it', async (test) => {
    const cases = {
      'notes.txt': [/holds other files \(notes\.txt\).*--out/, 'mine'],
      'manifest.json': [/not a manifest of fao-feed.*--out/, '{"name":"An app"}'],
    };
    for (const [name, [pattern, text]] of Object.entries(cases)) {
      const path = await makeFolder(test);
      await writeFile(join(path, name), text);
      await assert.rejects(FeedFolder.open(path), { message: pattern, exitCode: 5 });
      assert.deepEqual(await readFiles(path), { [name]: text });
    }
    const broken = await makeFolder(test);
    await writeFile(join(broken, 'manifest.json'), '{');
    await assert.rejects(FeedFolder.open(broken), { message: /it is not JSON/, exitCode: 5 });
    const empty = await makeFolder(test);
    await assert.rejects(FeedFolder.prepare(empty, { mustExist: true }), {
      message: /holds no feed/,
      exitCode: 5,
    });
  });

  it('removes the files of a run that was killed before the replacement', async (test) => {
    const path = await makeFolder(test);
    await publish(path, { 'a.json': 'a' });
    const killed = await FeedFolder.open(path);
    await killed.add('b.json', Buffer.from('b'));
    await writeFile(join(path, '.fao-feed/next/c.json.part'), 'half');
    await FeedFolder.open(path);
    assert.deepEqual(await readContent(path), { 'a.json': 'a' });
    assert.deepEqual(await listState(path), []);
  });

  it('accepts a folder in which the very first run was killed', async (test) => {
    const path = await makeFolder(test);
    await mkdir(join(path, '.fao-feed/next'), { recursive: true });
    await writeFile(join(path, '.fao-feed/next/a.json'), 'a');
    await writeFile(join(path, 'manifest.json.part'), '{"version":1,');
    await publish(path, { 'b.json': 'b' });
    assert.deepEqual(await readContent(path), { 'b.json': 'b' });
  });

  it('finishes the replacement of a run that was killed meanwhile', async (test) => {
    const states = [
      { 'a.json': 'a', 'b.json': 'b', 'gone.json': 'gone', 'same.json': 'same' },
      { 'a.json': 'A', 'b.json': 'B', 'items/new.json': 'new', 'same.json': 'same' },
    ];
    // The number of new files, of three, that the killed run has moved.
    for (let moved = 0; moved <= 3; moved++) {
      const path = await makeFolder(test);
      await publish(path, states[0]);
      const old = await readJson(path, 'manifest.json');
      const killed = await FeedFolder.open(path);
      for (const [name, text] of Object.entries(states[1])) await killed.add(name, Buffer.from(text));
      const copy = await makeFolder(test);
      await cp(path, copy, { recursive: true });
      await killed.replace(makeManifest);
      const manifest = await readJson(path, 'manifest.json');
      const replaces = { ...old.files };
      delete replaces['same.json'];
      await writeFile(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, replaces }));
      await mkdir(join(copy, 'items'));
      for (const name of ['a.json', 'items/new.json', 'b.json'].slice(0, moved))
        await rename(join(copy, '.fao-feed/next', name), join(copy, name));
      if (moved === 3) await rm(join(copy, 'gone.json'));
      await writeFile(join(copy, '.fao-feed/next/draft.json.part'), 'half');

      const folder = await FeedFolder.open(copy);
      assert.deepEqual(await readContent(copy), states[1], `${moved}`);
      assert.deepEqual(await readJson(copy, 'manifest.json'), manifest);
      assert.equal(folder.manifest.replaces, undefined);
      assert.deepEqual(await listState(copy), []);
    }
  });
});

describe('fao-feed build', () => {
  it('changes nothing in a folder that another run uses', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const path = await makeFolder(test);
    const build = () => runCommand('build', '--from', `${repository.origin}/server`, '--out', path);
    assert.equal((await build()).code, 0);
    const store = await FeedStore.open(path);
    const folder = await FeedFolder.open(path);
    await folder.add('feed.json', Buffer.from('new'));
    assert.equal((await build()).code, 7);
    await store.close();
    const head = folder.manifest;
    await folder.replace(() => ({ ...head, files: undefined }));
    assert.deepEqual(await readContent(path), { 'feed.json': 'new' });
  });

  it('copies the covers of new items and deleted covers in a later run', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const path = await makeFolder(test);
    const from = `${repository.origin}/server`;
    assert.equal((await runCommand('build', '--from', from, '--out', path, '--thumbnails', '60')).code, 0);
    const covers = await readdir(join(path, 'thumbnails'));
    await rm(join(path, 'thumbnails', covers[0]));
    repository.add({ title: 'A new publication', job: 'zz9999en', language: 'en' });
    const run = await runCommand('build', '--out', path);
    assert.equal(run.code, 0, run.stderr);
    const { items } = await readJson(path, 'feed.json');
    assert.ok(items.some(({ id }) => id === 'zz9999en'));
    const remote = items.filter(({ image }) => image && !image.startsWith('thumbnails/'));
    assert.deepEqual(remote, []);
    for (const { image } of items) if (image) assert.ok((await stat(join(path, image))).size);
  });
});

/**
 * Runs before the command: kills it before the rename with the number in `KILL_AT`, and writes the names of
 * the renamed files into the file in `RENAMES`. Node.js gets it as a data URL, since only this test uses it.
 */
const preload = `data:text/javascript,${encodeURIComponent(`
  import { appendFileSync, promises } from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { rename } = promises;
  let count = 0;
  promises.rename = (from, to) => {
    if (++count === Number(process.env.KILL_AT)) process.kill(process.pid, 'SIGKILL');
    appendFileSync(process.env.RENAMES, to + '\\n');
    return rename(from, to);
  };
  syncBuiltinESMExports();
`)}`;

describe('fao-feed build, killed at a rename,', () => {
  const maxKills = 12;

  /** Runs a build that is killed at a rename; 0: at none. */
  async function buildUntil(killAt, command) {
    const renames = `${command[4]}.renames`;
    await writeFile(renames, '');
    const env = {
      ...process.env,
      NODE_OPTIONS: `--import ${preload}`,
      KILL_AT: `${killAt}`,
      RENAMES: renames,
    };
    const run = await startCommand(command, { env }).ended;
    return { ...run, renamed: (await readFile(renames, 'utf8')).split('\n').slice(0, -1) };
  }

  /** Returns numbers from 1 to the last, evenly spread, including the wanted ones. */
  function spread(last, ...wanted) {
    const even = Array.from({ length: maxKills - wanted.length }, (_, index) =>
      Math.round(1 + (index * (last - 1)) / (maxKills - wanted.length - 1)),
    );
    return [...new Set([...even, ...wanted])].sort((a, b) => a - b);
  }

  /** Returns the files, and the parts of the manifest without times. */
  async function readState(path) {
    const withoutTimes = ([name, text]) => [name, text.replace(/"updated": ?"[^"]*"/, '')];
    const { counts, files, replaces } = await readJson(path, 'manifest.json');
    assert.equal(replaces, undefined);
    const content = Object.entries(await readContent(path)).map(withoutTimes);
    return { content: Object.fromEntries(content), counts, names: Object.keys(files) };
  }

  /** Kills builds that start with a copy of a folder, or without one, and checks the files after each. */
  async function killEach(test, { from, start, killsOf }) {
    const build = (out) => ['build', '--from', from, '--out', out, '--layout', 'item-files'];
    const copyStart = async () => {
      const out = join(await makeFolder(test), 'feed');
      if (start) await cp(start, out, { recursive: true });
      return out;
    };
    const undisturbed = await copyStart();
    const { code, stderr, renamed } = await buildUntil(0, build(undisturbed));
    assert.equal(code, 0, stderr);
    const expected = await readState(undisturbed);
    const manifests = renamed.flatMap((name, index) => (name.endsWith('manifest.json') ? [index + 1] : []));
    assert.equal(manifests.length, 2);

    let [kills, replacing] = [0, 0];
    const killAndCheck = async (killAt) => {
      const out = await copyStart();
      const run = await buildUntil(killAt, build(out));
      assert.equal(run.signal, 'SIGKILL');
      kills++;
      const moment = `killed at rename ${killAt} of ${renamed.length}`;
      // Before the first manifest, there is no feed to check.
      if (start || killAt > manifests[0]) {
        const check = await runCommand('check', out);
        assert.equal(check.code, 0, `${moment}: ${check.stdout}${check.stderr}`);
        const isReplacing = killAt > manifests[0];
        assert.equal(/interrupted/.test(check.stdout), isReplacing, `${moment}: ${check.stdout}`);
        if (isReplacing) replacing++;
      }
      const next = await runCommand(...build(out));
      assert.equal(next.code, 0, `${moment}: ${next.stderr}`);
      assert.deepEqual(await readState(out), expected, moment);
    };
    // Two at a time, each in a separate folder.
    const waiting = killsOf(renamed.length, ...manifests).values();
    const takeTurns = async () => {
      for (const killAt of waiting) await killAndCheck(killAt);
    };
    await Promise.all([takeTurns(), takeTurns()]);
    console.log(
      `Killed ${kills} times at ${renamed.length} renames, ${replacing} of them while files were replaced.`,
    );
    assert.ok(replacing);
  }

  it('leaves files that pass "fao-feed check", and the next run writes the same files', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const from = `${repository.origin}/server`;
    const start = join(await makeFolder(test), 'feed');
    assert.equal(
      (await runCommand('build', '--from', from, '--out', start, '--layout', 'item-files')).code,
      0,
    );
    repository.edit('20.500.14283/cd2205en', { title: 'A new title', subjects: ['migration'] });
    repository.edit('20.500.14283/cd0683en', { title: 'Another new title', subjects: ['migration'] });
    repository.withdraw('20.500.14283/cc3017fr');
    repository.add({ title: 'A new publication', job: 'zz9999en', language: 'en', subjects: ['migration'] });
    await killEach(test, {
      from,
      start,
      killsOf: (last, first) => spread(last, first, first + 1, last - 1),
    });
  });

  it('does the same with the very first feed of a folder', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    await killEach(test, {
      from: `${repository.origin}/server`,
      killsOf: (last, first) => [first, first + 1, last],
    });
  });
});
