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
 * Opens a repository.
 *
 * @param {import('node:test').TestContext} test
 * @param {import('node:http').RequestListener} [listener] responds to requests for covers, instead of the
 *   repository
 */
async function openRepository(test, listener) {
  const libraryStore = new LibraryStore();
  const covers = { listener, requests: 0 };
  const serve = serveDspace({ isAllowed: () => true, store: libraryStore });
  const server = createServer((request, response) => {
    const isCover = request.url.endsWith('/content');
    if (isCover) covers.requests++;
    if (repository.robots && request.url === '/robots.txt') response.end(repository.robots);
    else (isCover && covers.listener ? covers.listener : serve)(request, response);
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

/** Builds a feed of one item with a copy of its cover, and returns the item. */
async function buildOne(test, { from }, id = 'cd0683en') {
  const out = await makeFolder(test);
  const run = await runCommand('build', '--from', from, '--out', out, '--items', id, '--thumbnails', '120');
  ok(run);
  const [item] = (await readJson(out, 'feed.json')).items;
  return { item, run, picture: item.image && join(out, item.image) };
}

/** Returns a white PNG with one bit per pixel (PNG specification, section 5). */
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

describe('fao-feed build --thumbnails', () => {
  it('keeps the URL of an endless cover', async (test) => {
    let sent = 0;
    const repository = await openRepository(test, (_, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      const piece = Buffer.alloc(1_000_000);
      const send = () => response.write(piece, (error) => error ?? ((sent += piece.length), send()));
      send();
    });
    const { item, run } = await buildOne(test, repository);
    assert.match(item.image, /^http.*\/content$/);
    assert.match(
      run.stderr,
      /the URL of the cover of \S+, not a copy: http\S+\/content is longer than 30 MB\. Ask the admin/,
    );
    assert.ok(sent < 60_000_000, `${sent} bytes were sent`);
  });

  it('rejects a cover of huge dimensions, even if it has few bytes', async (test) => {
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
      assert.match(run.stderr, /Items without a cover, since its URL has no image: cd0683en/);
    }
  });

  it('continues after any number of refused covers, and names the first five', async (test) => {
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
    assert.equal(
      run.stderr.match(/the URL of the cover of \S+, not a copy: \S+\/robots\.txt does not allow/g).length,
      5,
    );
    assert.match(run.stderr, /Warning: The feed has the URLs of 2 more covers, for similar reasons\./);
    assert.ok((await readdir(join(out, 'thumbnails'))).length > 50);
  });

  it('leaves the rest for the next run after five failures in a row', async (test) => {
    const { from, covers } = await openRepository(test, (_, response) => response.writeHead(501).end());
    const out = await makeFolder(test);
    const run = await runCommand('build', '--from', from, '--out', out, '--thumbnails', '60');
    ok(run);
    assert.match(run.stderr, /5 covers failed in a row; the feed has the URLs of the others until the next/);
    assert.equal(covers.requests, 5);
  });

  it('scales a large scan down', async (test) => {
    const repository = await openRepository(test, (_, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(makePng(7_016, 9_921)),
    );
    const { picture } = await buildOne(test, repository);
    assert.equal((await sharp(picture).metadata()).width, 120);
  });

  it('copies a cover from a storage on another host, which has no robots.txt', async (test) => {
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

describe('fao-feed build --thumbnails, in later runs,', () => {
  const three = 'cc7724en,cd0683en,cd2205en';

  /** Builds a feed of three items with covers; `build` builds it again, with further options. */
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

  /** Calls a function with the opened store of a feed. */
  async function withStore(out, work) {
    const store = await FeedStore.open(out);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** Returns the rows of the store: files by the width and URL of the cover. */
  const readRows = (out) =>
    withStore(out, async (store) => {
      const rows = {};
      await store.covers.forget((name, file) => void (rows[name] = file));
      return rows;
    });

  /** Checks that folder and store have exactly the covers of the feed, each once. */
  async function assertTidy(out, count) {
    const { items } = await readJson(out, 'feed.json');
    const files = items.map(({ image }) => image.replace('thumbnails/', '')).sort();
    assert.equal(files.length, count);
    assert.deepEqual(await listPublished(out), files);
    assert.deepEqual(Object.values(await readRows(out)).sort(), files);
    assert.deepEqual(await listCopies(out), []);
  }

  it('keeps each cover once', async (test) => {
    const { out } = await makeFeed(test);
    await assertTidy(out, 3);
  });

  it('removes the cover of a withdrawn item', async (test) => {
    const { out, build, libraryStore, covers } = await makeFeed(test);
    libraryStore.withdraw('20.500.14283/cd0683en');
    await build();
    await assertTidy(out, 2);
    assert.equal(covers.requests, 3);
  });

  it('removes the cover of a URL that no item has any more', async (test) => {
    const { from } = await openRepository(test);
    const feed = await makeFolder(test);
    // Over OAI-PMH, the next build reads only changed records, so the change of the store below stays.
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
    // The row of a cover without a picture has an empty name.
    const rows = Object.values(await readRows(feed)).filter(Boolean);
    assert.deepEqual(rows.sort(), after);
  });

  it('removes covers of another width, and requests them again', async (test) => {
    const { out, build, covers } = await makeFeed(test);
    for (const [width, requests] of [
      ['30', 6],
      ['60', 9],
    ]) {
      await build('--thumbnails', width);
      await assertTidy(out, 3);
      assert.equal(covers.requests, requests);
    }
  });

  it('requests a missing cover again, and no other', async (test) => {
    const { out, build, covers } = await makeFeed(test);
    const [first] = await listPublished(out);
    await rm(join(out, 'thumbnails', first));
    await build();
    await assertTidy(out, 3);
    assert.equal(covers.requests, 4);
  });

  it('requests no cover again after the loss of the store', async (test) => {
    const { out, build, covers } = await makeFeed(test);
    await rm(join(out, '.fao-feed'), { recursive: true });
    await build();
    await assertTidy(out, 3);
    assert.equal(covers.requests, 3);
  });

  it('uses the URL of a missing cover while `downloads` writes the feed, since it sends no requests', async (test) => {
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

  it('keeps the covers from a killed run, and removes unknown files', async (test) => {
    const repository = await openRepository(test);
    const { covers, serve, from } = repository;
    covers.listener = (request, response) => covers.requests < 3 && serve(request, response);
    const out = await makeFolder(test);
    const command = ['build', '--from', from, '--out', out, '--items', three, '--thumbnails', '60'];
    const { child, ended } = startCommand(command);
    while (covers.requests < 3) await sleep(20);
    child.kill('SIGKILL');
    await ended;
    assert.equal((await listCopies(out)).length, 2);
    await writeFile(join(out, '.fao-feed/covers/stray.webp.part'), '');
    covers.listener = undefined;
    ok(await runCommand(...command));
    assert.equal(covers.requests, 4);
    await assertTidy(out, 3);
  });
});
