import assert from 'node:assert/strict';
import { readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openRepository } from 'fake-dspace/testing';
import { makeFolder, readFiles, readJson, runCommand } from './run-command.mjs';

describe('fao-feed downloads', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  /**
   * Builds a feed, and writes a log in which a number of visitors downloaded the files of two items, a minute
   * apart.
   */
  async function prepare(test, { visitors, layout = 'one-file' }) {
    const folder = await makeFolder(test);
    const feed = join(folder, 'feed');
    const from = `${repository.origin}/server`;
    const run = await runCommand(
      'build',
      '--from',
      from,
      '--out',
      feed,
      '--layout',
      layout,
      '--related',
      '0',
    );
    assert.equal(run.code, 0, run.stderr);
    const file = layout === 'one-file' ? 'feed.json' : 'items/cd0683en.json';
    const other = layout === 'one-file' ? 'feed.json' : 'items/cc7724en.json';
    const uuidOf = async (name, id) => {
      const item = (await readJson(feed, name)).items.find((one) => one.id === id);
      return /[\da-f-]{36}/.exec(item.attachments[0].url)[0];
    };
    const [one, two] = [await uuidOf(file, 'cd0683en'), await uuidOf(other, 'cc7724en')];
    const line = (visitor, minute, uuid) =>
      `192.0.2.${visitor} - - [10/Oct/2026:13:${minute}:36 +0000] "GET /bitstreams/${uuid}/download HTTP/1.1" 200 99 "-" "Mozilla/5.0 (X11; Linux) Gecko/${visitor}"`;
    const lines = Array.from({ length: visitors }, (_, index) => [
      line(index + 1, 10, one),
      line(index + 1, 11, two),
    ]);
    const log = join(folder, 'access.log');
    await writeFile(log, `${lines.flat().join('\n')}\n`);
    return { feed, log, folder };
  }

  const listOf = ({ items }, id) => items.find((item) => item.id === id)._fao.also_downloaded;

  it('writes the other downloads of the same visitors into each item, with period and threshold', async (test) => {
    const { feed, log } = await prepare(test, { visitors: 6 });
    const run = await runCommand('downloads', '--log', log, '--feed', feed);
    assert.equal(run.code, 0, run.stderr);
    assert.match(
      run.stdout,
      /^2 of 91 items have a list of also downloaded items, counted from 2026-10-10 until 2026-10-10\./,
    );
    const expected = (id) => ({ period: '2026-10-10/2026-10-10', threshold: 5, items: [{ id, count: 6 }] });
    const document = await readJson(feed, 'feed.json');
    assert.deepEqual(listOf(document, 'cd0683en'), expected('cc7724en'));
    assert.deepEqual(listOf(document, 'cc7724en'), expected('cd0683en'));
    assert.deepEqual((await readJson(feed, 'manifest.json')).downloads, {
      period: '2026-10-10/2026-10-10',
      threshold: 5,
    });
  });

  it('writes neither pairs below the threshold nor visitors', async (test) => {
    const { feed, log } = await prepare(test, { visitors: 4 });
    assert.equal((await runCommand('downloads', '--log', log, '--feed', feed)).code, 0);
    const files = await readFiles(feed);
    assert.doesNotMatch(files['feed.json'], /also_downloaded|192\.0\.2|Gecko/);
    assert.deepEqual(await readdir(join(feed, '.fao-feed', 'scratch')), []);
  });

  it('adds the items of the list to the file of an item', async (test) => {
    const { feed, log } = await prepare(test, { visitors: 5, layout: 'item-files' });
    assert.equal((await runCommand('downloads', '--log', log, '--feed', feed)).code, 0);
    const { items } = await readJson(feed, 'items/cd0683en.json');
    assert.deepEqual(
      items.map(({ id }) => id),
      ['cd0683en', 'cc7724en'],
    );
  });

  it('writes lists that later builds keep, also after the loss of the state', async (test) => {
    const { feed, log } = await prepare(test, { visitors: 5 });
    await runCommand('downloads', '--log', log, '--feed', feed);
    const before = listOf(await readJson(feed, 'feed.json'), 'cd0683en');
    assert.equal((await runCommand('build', '--out', feed)).code, 0);
    assert.deepEqual(listOf(await readJson(feed, 'feed.json'), 'cd0683en'), before);
    await rm(join(feed, '.fao-feed'), { recursive: true });
    const run = await runCommand('build', '--out', feed);
    assert.match(run.stderr, /Reads the download counts from the files of the feed/);
    assert.deepEqual(listOf(await readJson(feed, 'feed.json'), 'cd0683en'), before);
    assert.equal((await readJson(feed, 'manifest.json')).downloads.threshold, 5);
  });

  it('writes lists that a build loses only with both the state and a damaged file, which it names', async (test) => {
    const { feed, log } = await prepare(test, { visitors: 5 });
    await runCommand('downloads', '--log', log, '--feed', feed);
    await rm(join(feed, '.fao-feed'), { recursive: true });
    await truncate(join(feed, 'feed.json'), 5_000);
    const run = await runCommand('build', '--out', feed);
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stderr, /Warning: feed\.json can’t be read, so the download counts .* are lost/);
    const document = await readJson(feed, 'feed.json');
    assert.deepEqual([document.items.length, listOf(document, 'cd0683en')], [91, undefined]);
    assert.equal((await readJson(feed, 'manifest.json')).downloads, undefined);
    assert.equal((await runCommand('downloads', '--log', log, '--feed', feed)).code, 0);
  });

  it('writes lists that a build keeps for all items except those with damaged, missing or other files', async (test) => {
    const { feed, log } = await prepare(test, { visitors: 5, layout: 'item-files' });
    await runCommand('downloads', '--log', log, '--feed', feed);
    const kept = listOf(await readJson(feed, 'items/cc7724en.json'), 'cc7724en');
    await rm(join(feed, '.fao-feed'), { recursive: true });
    await truncate(join(feed, 'items/cd0683en.json'), 0);
    const others = (await readdir(join(feed, 'items'))).filter((name) => !/cc7724|cd0683|aliases/.test(name));
    await rm(join(feed, 'items', others[0]));
    await writeFile(join(feed, 'items', others[1]), 'null');
    await writeFile(join(feed, 'items', others[2]), '{"items":[{"id":"x","_fao":{"also_downloaded":[7]}}]}');
    const run = await runCommand('build', '--out', feed);
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stderr, /Warning: items\/[^,]*\.json, items\/[^,]*\.json can’t be read/);
    assert.ok(run.stderr.includes('items/cd0683en.json') && run.stderr.includes(others[0]), run.stderr);
    assert.deepEqual(listOf(await readJson(feed, 'items/cc7724en.json'), 'cc7724en'), kept);
    assert.equal(listOf(await readJson(feed, 'items/cd0683en.json'), 'cd0683en'), undefined);
  });

  it('keeps the earlier lists if it counts no downloads, or too few for any list', async (test) => {
    const { feed, log, folder } = await prepare(test, { visitors: 6 });
    assert.equal((await runCommand('downloads', '--log', log, '--feed', feed)).code, 0);
    const before = await readFiles(feed);
    const rotated = join(folder, 'rotated.log');
    await writeFile(rotated, '');
    const count = (...args) => runCommand('downloads', '--feed', feed, ...args);
    for (const args of [
      ['--log', rotated],
      ['--log', log, '--from', '2030-01-01'],
    ]) {
      const run = await count(...args);
      assert.equal(run.code, 4, run.stderr);
      assert.match(
        run.stderr,
        /No download was counted; the feed stays as it is\..* --accept-loss\.\n {2}files/,
      );
      assert.equal(run.stdout, '');
    }
    const few = await count('--log', log, '--threshold', '7');
    assert.equal(few.code, 4, few.stderr);
    assert.match(few.stderr, /Of 2 items with a list .*, 0 would keep one; the feed stays as it is\./);
    assert.deepEqual(await readFiles(feed), before);
    assert.equal((await count('--log', log)).code, 0);
  });

  it('removes the lists with --accept-loss', async (test) => {
    const { feed, log, folder } = await prepare(test, { visitors: 6 });
    await runCommand('downloads', '--log', log, '--feed', feed);
    const empty = join(folder, 'empty.log');
    await writeFile(empty, '');
    const run = await runCommand('downloads', '--log', empty, '--feed', feed, '--accept-loss');
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stderr, /No download was counted/);
    assert.doesNotMatch((await readFiles(feed))['feed.json'], /also_downloaded/);
    assert.equal((await readJson(feed, 'manifest.json')).downloads, undefined);
  });

  it('warns of a threshold that may reveal the downloads of few visitors, and of no other', async (test) => {
    const { feed, log } = await prepare(test, { visitors: 6 });
    const count = (threshold) =>
      runCommand('downloads', '--log', log, '--feed', feed, '--threshold', threshold);
    const [one, four, five] = [await count('1'), await count('4'), await count('5')];
    assert.deepEqual([one.code, four.code, five.code], [0, 0, 0]);
    assert.match(one.stderr, /Warning: With --threshold 1 .*what a single visitor read/);
    assert.match(four.stderr, /Warning: With --threshold 4 .*what as few as 4 visitors read/);
    assert.doesNotMatch(five.stderr, /Warning/);
  });

  it('reports a missing feed, state or log, and a log without downloads', async (test) => {
    const { feed, log, folder } = await prepare(test, { visitors: 5 });
    const count = (...args) => runCommand('downloads', ...args);
    const none = await count('--log', log, '--feed', folder);
    assert.deepEqual([none.code, /holds no feed/.test(none.stderr)], [5, true], none.stderr);
    const missing = await count('--log', join(folder, 'nowhere.log'), '--feed', feed);
    assert.deepEqual([missing.code, /nowhere\.log/.test(missing.stderr)], [5, true], missing.stderr);
    const empty = await count('--log', log, '--feed', feed, '--until', '2020-01-01');
    assert.deepEqual([empty.code, /No download was counted/.test(empty.stderr)], [4, true], empty.stderr);
    assert.doesNotMatch(empty.stderr, /--accept-loss/);
    await rm(join(feed, '.fao-feed'), { recursive: true });
    const lost = await count('--log', log, '--feed', feed);
    assert.deepEqual([lost.code, /fao-feed build --out/.test(lost.stderr)], [5, true], lost.stderr);
    assert.equal((await count('--log', log, '--feed', feed, '--threshold', '0')).code, 2);
  });
});
