import assert from 'node:assert/strict';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

import { LibraryStore, serveDspace } from 'fake-dspace';
import { FeedStore } from '../dist/feed-tool/src/store/store.js';
import { listen, makeFolder, readJson, runCommand, startCommand } from './run-command.mjs';

const ok = ({ code, stderr }) => assert.equal(code, 0, stderr);

/**
 * A repository whose covers are answered by a listener, as long as there is one.
 *
 * @param {import('node:http').RequestListener} [answerCover]
 */
async function openRepository(test, answerCover) {
  const libraryStore = new LibraryStore();
  const covers = { answer: answerCover, asked: 0 };
  const serve = serveDspace({ isAllowed: () => true, store: libraryStore });
  const server = createServer((request, response) => {
    const isCover = request.url.endsWith('/content');
    if (isCover) covers.asked++;
    if (repository.robots && request.url === '/robots.txt') response.end(repository.robots);
    else (isCover && covers.answer ? covers.answer : serve)(request, response);
  });
  const repository = {
    serve,
    from: `http://127.0.0.1:${await listen(test, server)}/server`,
    libraryStore,
    covers,
    robots: undefined,
  };
  return repository;
}

/** Builds a feed of one item, with its cover copied, and gives the item. */
async function buildOne(test, { from }, id = 'cd0683en') {
  const out = await makeFolder(test);
  const run = await runCommand('build', '--from', from, '--out', out, '--items', id, '--thumbnails', '120');
  ok(run);
  const [item] = (await readJson(out, 'feed.json')).items;
  return { item, run, picture: item.image && join(out, item.image) };
}

/** A white PNG of one bit a pixel (PNG specification, section 5). */
function makePng(width, height) {
  const writeChunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    writeChunk('IHDR', header),
    writeChunk('IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))),
    writeChunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('fao-feed build, of covers,', () => {
  it('leaves one at its address that never ends', async (test) => {
    let sent = 0;
    const repository = await openRepository(test, (_, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      const piece = Buffer.alloc(1_000_000);
      const send = () => response.write(piece, (error) => error ?? ((sent += piece.length), send()));
      send();
    });
    const { item, run } = await buildOne(test, repository);
    assert.match(item.image, /^http.*\/content$/);
    assert.match(run.stderr, /stays at its address: http\S+\/content is longer than 30 MB\. Ask the repo/);
    assert.ok(sent < 60_000_000, `${sent} bytes were sent`);
  });

  it('takes a picture of absurd dimensions for none, however few bytes it has', async (test) => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>';
    for (const [type, body] of [
      ['image/png', makePng(12_000, 10_000)],
      ['image/svg+xml', svg],
    ]) {
      assert.ok(body.length < 100_000);
      const repository = await openRepository(test, (_, response) =>
        response.writeHead(200, { 'content-type': type }).end(body),
      );
      const { item, run } = await buildOne(test, repository);
      assert.equal(item.image, undefined);
      assert.match(run.stderr, /Without a cover, since there is no picture .*: cd0683en/);
    }
  });

  it('goes on after any number that are refused each for itself, and names the first five', async (test) => {
    const refused = new Set();
    const repository = await openRepository(test, (request, response) => {
      if (refused.size < 7) refused.add(request.url);
      if (!refused.has(request.url)) return repository.serve(request, response);
      return response.writeHead(302, { location: `/robots-forbid${request.url}` }).end();
    });
    repository.robots = 'User-agent: *\nDisallow: /robots-forbid';
    const out = await makeFolder(test);
    const run = await runCommand('build', '--from', repository.from, '--out', out, '--thumbnails', '60');
    ok(run);
    assert.equal(run.stderr.match(/stays at its address: \S+\/robots\.txt does not allow/g).length, 5);
    assert.match(run.stderr, /Warning: 2 more covers stay at their addresses for such reasons\./);
    assert.ok((await readdir(join(out, 'thumbnails'))).length > 50);
  });

  it('leaves the rest for the next run where five fail in a row', async (test) => {
    const { from, covers } = await openRepository(test, (_, response) => response.writeHead(501).end());
    const out = await makeFolder(test);
    const run = await runCommand('build', '--from', from, '--out', out, '--thumbnails', '60');
    ok(run);
    assert.match(run.stderr, /5 covers failed in a row; the others stay at their addresses until the next/);
    assert.equal(covers.asked, 5);
  });

  it('makes a large scan smaller', async (test) => {
    const repository = await openRepository(test, (_, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(makePng(7_016, 9_921)),
    );
    const { picture } = await buildOne(test, repository);
    assert.equal((await sharp(picture).metadata()).width, 120);
  });

  it('copies one that is kept in a storage on another host, which has no robots.txt', async (test) => {
    const storage = createServer((request, response) => {
      if (request.url === '/robots.txt') return response.writeHead(403).end();
      return response.writeHead(200, { 'content-type': 'image/png' }).end(makePng(600, 800));
    });
    const location = `http://127.0.0.1:${await listen(test, storage)}/cover?signature=1`;
    const repository = await openRepository(test, (_, response) =>
      response.writeHead(302, { location }).end(),
    );
    const { picture } = await buildOne(test, repository);
    assert.equal((await sharp(picture).metadata()).width, 120);
  });
});

describe('fao-feed build, of covers that it copied,', () => {
  const three = 'cc7724en,cd0683en,cd2205en';

  /** A feed of three items with covers; `build` makes it again, with more options. */
  async function makeFeed(test) {
    const repository = await openRepository(test);
    const out = await makeFolder(test);
    const command = [
      'build',
      '--from',
      repository.from,
      '--out',
      out,
      '--items',
      three,
      '--thumbnails',
      '60',
    ];
    const build = async (...more) => ok(await runCommand(...command, ...more));
    await build();
    return { ...repository, out, command, build };
  }

  const listCopies = (out) => readdir(join(out, '.fao-feed/covers')).catch(() => []);
  const listPublished = async (out) => (await readdir(join(out, 'thumbnails'))).sort();

  /** Does something with the memory of a feed. */
  async function withStore(out, work) {
    const store = await FeedStore.open(out);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** The rows of the memory: files by the width and address of the cover. */
  const readRows = (out) =>
    withStore(out, async (store) => {
      const rows = {};
      await store.covers.forget((name, file) => void (rows[name] = file));
      return rows;
    });

  /** The folder and the memory hold just the covers that the feed names, each once. */
  async function assertTidy(out, count) {
    const { items } = await readJson(out, 'feed.json');
    const files = items.map(({ image }) => image.replace('thumbnails/', '')).sort();
    assert.equal(files.length, count);
    assert.deepEqual(await listPublished(out), files);
    assert.deepEqual(Object.values(await readRows(out)).sort(), files);
    assert.deepEqual(await listCopies(out), []);
  }

  it('keeps each once', async (test) => {
    const { out } = await makeFeed(test);
    await assertTidy(out, 3);
  });

  it('forgets that of an item that was withdrawn', async (test) => {
    const { out, build, libraryStore, covers } = await makeFeed(test);
    libraryStore.withdraw('20.500.14283/cd0683en');
    await build();
    await assertTidy(out, 2);
    assert.equal(covers.asked, 3);
  });

  it('forgets that of an address that no item names any more', async (test) => {
    const { from } = await openRepository(test);
    const feed = await makeFolder(test);
    // Over OAI-PMH only what changed is read again, so that what is put into the memory here stands.
    const command = ['build', '--from', from, '--out', feed, '--thumbnails', '60'];
    const build = async () => ok(await runCommand(...command));
    await build();
    const before = await listPublished(feed);
    await withStore(feed, async (store) => {
      for await (const record of store.listRecords()) {
        if (!record.item.image) continue;
        const item = { ...record.item, image: `${record.item.image}?version=2` };
        await store.savePage({ records: [{ ...record, item }], gone: [], broken: [] }, { run: '' });
        await store.dropHarvest();
        return;
      }
    });
    await build();
    const after = await listPublished(feed);
    assert.equal(after.length, before.length);
    assert.equal(after.filter((file) => !before.includes(file)).length, 1);
    // Where there is no picture, the row says so by an empty name.
    const rows = Object.values(await readRows(feed)).filter(Boolean);
    assert.deepEqual(rows.sort(), after);
  });

  it('forgets those of another width, and asks for them again', async (test) => {
    const { out, build, covers } = await makeFeed(test);
    for (const [width, asked] of [
      ['30', 6],
      ['60', 9],
    ]) {
      await build('--thumbnails', width);
      await assertTidy(out, 3);
      assert.equal(covers.asked, asked);
    }
  });

  it('asks again for one that is gone from the folder, and for no other', async (test) => {
    const { out, build, covers } = await makeFeed(test);
    const [first] = await listPublished(out);
    await rm(join(out, 'thumbnails', first));
    await build();
    await assertTidy(out, 3);
    assert.equal(covers.asked, 4);
  });

  it('asks for none again where only the memory is lost', async (test) => {
    const { out, build, covers } = await makeFeed(test);
    await rm(join(out, '.fao-feed'), { recursive: true });
    await build();
    await assertTidy(out, 3);
    assert.equal(covers.asked, 3);
  });

  it('leaves one at its address that is gone where nothing is asked for: while downloads are counted', async (test) => {
    const { out, build } = await makeFeed(test);
    const [first] = await listPublished(out);
    await rm(join(out, 'thumbnails', first));
    const log = join(await makeFolder(test, { 'access.log': '' }), 'access.log');
    ok(await runCommand('downloads', '--log', log, '--feed', out, '--accept-loss'));
    const images = (await readJson(out, 'feed.json')).items.map(({ image }) => image);
    assert.equal(images.filter((image) => image.startsWith('http')).length, 1);
    await build();
    await assertTidy(out, 3);
  });

  it('keeps those that were copied before it was killed, and drops what nobody knows', async (test) => {
    const repository = await openRepository(test);
    const { covers, serve, from } = repository;
    covers.answer = (request, response) => covers.asked < 3 && serve(request, response);
    const out = await makeFolder(test);
    const command = ['build', '--from', from, '--out', out, '--items', three, '--thumbnails', '60'];
    const { child, ended } = startCommand(command);
    while (covers.asked < 3) await sleep(20);
    child.kill('SIGKILL');
    await ended;
    assert.equal((await listCopies(out)).length, 2);
    await writeFile(join(out, '.fao-feed/covers/stray.webp.part'), '');
    covers.answer = undefined;
    ok(await runCommand(...command));
    assert.equal(covers.asked, 4);
    await assertTidy(out, 3);
  });
});
