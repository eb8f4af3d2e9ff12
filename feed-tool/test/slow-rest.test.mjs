import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';

import { LibraryStore, serveDspace } from 'fake-dspace';
import { listen, makeFolder, readJson, runCommand } from './run-command.mjs';

const handleOf = (job) => `20.500.14283/${job}`;

/**
 * Opens a repository whose searches with files do not respond, or fail, where they are too large.
 *
 * @param {object} options `isTooLarge`: whether a page of the search is too large for the server, by its size
 *   and the handles of its items; `refuse`: responds to such a request, by default never
 */
async function openSlowRepository(test, { isTooLarge = () => false, refuse = () => undefined }) {
  const store = new LibraryStore();
  const dspace = serveDspace({ isAllowed: () => true, store });
  const quick = await listen(test, createServer(dspace));
  const requests = [];
  const listener = async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (pathname.endsWith('/discover/search/objects')) {
      const [page, size] = ['page', 'size'].map((name) => Number(searchParams.get(name)));
      const hasFiles = searchParams.has('embed');
      requests.push({ offset: page * size, size, hasFiles, embedSizes: searchParams.getAll('embed.size') });
      const plain = new URL(request.url, `http://127.0.0.1:${quick}`);
      plain.searchParams.delete('embed');
      const { _embedded } = await (await fetch(plain)).json();
      const handles = _embedded.searchResult._embedded.objects.map(
        ({ _embedded: { indexableObject } }) => indexableObject.handle,
      );
      if (hasFiles && isTooLarge(size, handles)) return refuse(response);
    }
    return dspace(request, response);
  };
  const port = await listen(test, createServer(listener));
  return { from: `http://127.0.0.1:${port}/server`, requests, store };
}

const build = (from, out, ...options) =>
  runCommand('build', '--via', 'rest', '--from', from, '--out', out, '--related', '0', ...options);
const withFiles = (requests) => requests.filter(({ hasFiles }) => hasFiles);

describe('fao-feed build over REST', () => {
  it('starts with a small page, requests larger ones from a fast server, and the first bundle only', async (test) => {
    const { from, requests } = await openSlowRepository(test, {});
    const out = await makeFolder(test);
    const { code, stderr } = await build(from, out);
    assert.equal(code, 0, stderr);
    assert.deepEqual(
      withFiles(requests).map(({ offset, size }) => [offset, size]),
      [
        [0, 25],
        [25, 25],
        [50, 50],
      ],
    );
    for (const { embedSizes } of withFiles(requests))
      assert.deepEqual(embedSizes, ['bundles/bitstreams=100,bundles=1']);
    const { items } = await readJson(out, 'feed.json');
    assert.equal(items.length, 91);
    const viaOai = await makeFolder(test);
    assert.equal((await runCommand('build', '--from', from, '--out', viaOai)).code, 0);
    const countFiles = (list) => list.filter(({ attachments }) => attachments?.length).length;
    assert.equal(countFiles(items), countFiles((await readJson(viaOai, 'feed.json')).items));
  });

  it('halves a page that takes too long, and does not repeat its request', async (test) => {
    const { from, requests } = await openSlowRepository(test, { isTooLarge: (size) => size > 10 });
    const out = await makeFolder(test);
    const { code, stderr } = await build(from, out, '--timeout', '1.5');
    assert.equal(code, 0, stderr);
    assert.match(stderr, /too slow for 25 items; fao-feed requests fewer/);
    assert.equal((await readJson(out, 'feed.json')).items.length, 91);
    const keys = withFiles(requests).map(({ offset, size }) => `${offset} ${size}`);
    assert.equal(new Set(keys).size, keys.length, keys.join());
    const tooLarge = withFiles(requests).filter(({ size }) => size > 10);
    assert.ok(tooLarge.length <= 6, keys.join());
  });

  it('halves a page for which a proxy waits too long (504)', async (test) => {
    const { from, requests } = await openSlowRepository(test, {
      isTooLarge: (size) => size > 10,
      refuse: (response) => response.writeHead(504, { 'content-type': 'text/html' }).end('<h1>504</h1>'),
    });
    const out = await makeFolder(test);
    const { code, stderr } = await build(from, out);
    assert.equal(code, 0, stderr);
    assert.equal((await readJson(out, 'feed.json')).items.length, 91);
    const keys = withFiles(requests).map(({ offset, size }) => `${offset} ${size}`);
    assert.equal(new Set(keys).size, keys.length, keys.join());
  });

  for (const [fault, refuse, reason] of [
    ['takes too long', undefined, /more than 1\.5 seconds for it; raise --timeout/],
    ['causes an error', (response) => response.writeHead(500).end('{}'), /fails when it makes its record/],
  ])
    it(`skips an item that ${fault} alone, and names it`, async (test) => {
      const { from } = await openSlowRepository(test, {
        isTooLarge: (_, handles) => handles.includes(handleOf('cd0683en')),
        ...(refuse && { refuse }),
      });
      const out = await makeFolder(test);
      const { code, stderr } = await build(from, out, '--timeout', '1.5', '--retries', '0');
      assert.equal(code, 0, stderr);
      assert.match(stderr, /Skipped 20\.500\.14283\/cd0683en: /);
      assert.match(stderr, reason);
      const ids = (await readJson(out, 'feed.json')).items.map(({ id }) => id);
      assert.equal(ids.length, 90);
      assert.ok(!ids.includes('cd0683en'));
    });

  it('keeps the earlier version of an item that it skips', async (test) => {
    let isFaulty = false;
    const { from, store } = await openSlowRepository(test, {
      isTooLarge: (_, handles) => isFaulty && handles.includes(handleOf('cd0683en')),
      refuse: (response) => response.writeHead(500).end('{}'),
    });
    const out = await makeFolder(test);
    assert.equal((await build(from, out)).code, 0);
    store.edit(handleOf('cd0683en'), { title: 'Another title' });
    isFaulty = true;
    for (const option of [[], ['--full']]) {
      const { code, stderr } = await build(from, out, '--retries', '0', ...option);
      assert.equal(code, 0, stderr);
      assert.match(stderr, /cd0683en: .*; the feed keeps the version that was read before/);
      assert.equal((await readJson(out, 'feed.json')).items.length, 91);
    }
  });

  it('ends with an error where no page responds in time, and not after each item', async (test) => {
    const { from, requests } = await openSlowRepository(test, { isTooLarge: () => true });
    const out = await makeFolder(test);
    const { code, stderr } = await build(from, out, '--timeout', '0.5');
    assert.equal(code, 3, stderr);
    assert.match(stderr, /no complete response in time; raise --timeout/);
    assert.ok(withFiles(requests).length <= 9, `${withFiles(requests).length}`);
  });

  it('retries a search that responds with 404 after others, as while the server restarts', async (test) => {
    let count = 0;
    const { from } = await openSlowRepository(test, {
      isTooLarge: () => ++count === 2,
      refuse: (response) => response.writeHead(404).end(),
    });
    const out = await makeFolder(test);
    const { code, stderr } = await build(from, out);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /responded to earlier requests of this run, so the server may be restarting/);
    assert.equal((await readJson(out, 'feed.json')).items.length, 91);
  });
});
