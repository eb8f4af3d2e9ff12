import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

import { Holdings } from '../../demo/repository/records/holdings.mjs';
import { serveRepository } from '../../demo/repository/serve-repository.mjs';
import { listen, makeFolder, readJson, runCommand } from './run-command.mjs';

const ok = ({ code, stderr }) => assert.equal(code, 0, stderr);

/**
 * A repository whose covers are answered by a listener, as long as there is one.
 *
 * @param {import('node:http').RequestListener} [answerCover]
 */
async function openRepository(test, answerCover) {
  const holdings = new Holdings();
  const covers = { answer: answerCover, asked: 0 };
  const serve = serveRepository({ isAllowed: () => true, holdings });
  const server = createServer((request, response) => {
    const isCover = request.url.endsWith('/content');
    if (isCover) covers.asked++;
    (isCover && covers.answer ? covers.answer : serve)(request, response);
  });
  return { from: `http://127.0.0.1:${await listen(test, server)}/server`, holdings, covers };
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
