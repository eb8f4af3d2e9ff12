import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { faults } from '../faults/fault-list.mjs';
import { openRepository, pageOrigin } from 'fake-dspace/testing';

const uuid = '6f8af04c-9399-48b1-9112-9c5a4296a325';
const item = `/core/items/${uuid}`;
const findPid = '/pid/find?id=20.500.14283/cd2205en';
const searchPath = '/discover/search/objects?query=fisheries&size=2&embed=thumbnail';
const origin = { origin: pageOrigin };
/** Milliseconds until the timeout of a response that is complete or cut, on a busy machine. */
const timeout = 20_000;
/** Milliseconds in which nothing more arrives where a response stalls. */
const silence = 700;

describe('faults of fake-dspace', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  /**
   * Returns the part of a response that arrives in time: status, headers, text, whether it is complete, and
   * its error. `limit`: milliseconds until the end of the response, or until its headers where `afterHead` is
   * set; `afterHead`: milliseconds after the headers.
   */
  async function watch(fault, path = item, { limit = timeout, afterHead } = {}) {
    const seen = { text: '' };
    const sent = request(repository.root(`fault=${fault}`) + path, { headers: origin });
    sent.on('error', (error) => (seen.error = error.code));
    sent.on('response', (response) => {
      Object.assign(seen, { status: response.statusCode, headers: response.headers });
      response.setEncoding('utf8').on('data', (part) => (seen.text += part));
      response.on('error', (error) => (seen.error = error.code));
      response.on('end', () => (seen.isWhole = true));
    });
    sent.end();
    const closed = once(sent, 'close').catch(() => {});
    const headed = once(sent, 'response').catch(() => {});
    const wait = (milliseconds) => sleep(milliseconds, undefined, { ref: false });
    await Promise.race([afterHead ? headed : closed, wait(limit)]);
    if (afterHead) await Promise.race([closed, wait(afterHead)]);
    sent.destroy();
    return { ...seen };
  }

  it('have a name and a title each, all different', () => {
    assert.equal(new Set(faults.map(({ name }) => name)).size, faults.length);
    assert.equal(new Set(faults.map(({ title }) => title)).size, faults.length);
  });

  for (const { name } of faults) {
    it(`${name}: applies as often as the setting "times" requires, then the server recovers`, async () => {
      const isAboutSearch = ['no-results', 'unprocessable', 'huge'].includes(name);
      const path = isAboutSearch ? searchPath : item;
      const settings = `fault=${name},times=1,run=recover-${name}`;
      const leaving = new AbortController();
      const options = { signal: leaving.signal, headers: origin };
      const first = fetch(repository.root(settings) + path, options).catch(() => {});
      while (!(await repository.readLog(`recover-${name}`)).some(({ log }) => !log));
      leaving.abort();
      await first;
      const response = await repository.read(path, { settings });
      if (isAboutSearch) assert.equal(response._embedded.searchResult._embedded.objects.length, 2);
      else assert.ok(response.metadata['dc.title']);
    });
  }

  it('apply again after the log of the run is cleared', async () => {
    const settings = 'fault=json-503,times=2,run=anew';
    const send = async () => (await repository.send(item, { settings })).status;
    assert.deepEqual([await send(), await send(), await send()], [503, 503, 200]);
    await repository.readLog('anew', '?forget');
    assert.deepEqual([await send(), await send(), await send()], [503, 503, 200]);
  });

  it('apply only to the kind of requests in `on`', async () => {
    const send = async (on, path) =>
      (await repository.send(path, { settings: `fault=json-500,on=${on}` })).status;
    assert.equal(await send('item', item), 500);
    assert.equal(await send('item', '/pid/find?id=20.500.14283/cd2205en'), 500);
    assert.equal(await send('item', searchPath), 200);
    assert.equal(await send('search', searchPath), 500);
    assert.equal(await send('search', item), 200);
    assert.equal(await send('all', ''), 500);
  });

  it('do not apply to preflights', async () => {
    const headers = { ...origin, 'access-control-request-method': 'GET' };
    const sent = request(`${repository.root('fault=stall')}${item}`, { method: 'OPTIONS', headers }).end();
    const [response] = await once(sent, 'response');
    assert.equal(response.resume().statusCode, 200);
  });

  for (const status of [403, 429, 502, 504]) {
    it(`html-${status}: a proxy’s page without CORS`, async () => {
      const seen = await watch(`html-${status}`);
      assert.equal(seen.status, status);
      assert.match(seen.headers['content-type'], /^text\/html/);
      assert.equal(seen.headers['access-control-allow-origin'], undefined);
      assert.match(seen.text, /^<html>/);
    });
  }

  for (const status of [401, 403, 404, 500, 503]) {
    it(`json-${status}: an error body with CORS`, async () => {
      const seen = await watch(`json-${status}`);
      assert.equal(seen.status, status);
      assert.equal(seen.headers['access-control-allow-origin'], pageOrigin);
      const body = JSON.parse(seen.text);
      assert.deepEqual(Object.keys(body), ['timestamp', 'status', 'error', 'message', 'path']);
      assert.equal(body.status, status);
    });
  }

  it('…-429: Retry-After in seconds, as a date, for an hour, or hidden from scripts', async () => {
    const read = async (name) => (await watch(name)).headers;
    const isExposed = (headers) => /\bRetry-After\b/.test(headers['access-control-expose-headers']);
    const inSeconds = await read('status-429');
    assert.equal(inSeconds['retry-after'], '1');
    assert.ok(isExposed(inSeconds));
    const asTime = await read('date-429');
    const ahead = Date.parse(asTime['retry-after']) - Date.now();
    assert.ok(ahead > 1000 && ahead <= 3000, `${ahead}`);
    assert.ok(isExposed(asTime));
    assert.equal((await read('long-429'))['retry-after'], '3600');
    const hidden = await read('hidden-429');
    assert.equal(hidden['retry-after'], '1');
    assert.ok(!isExposed(hidden));
  });

  it('stall: nothing arrives', async () => {
    const { status, error } = await watch('stall', item, { limit: silence });
    assert.equal(status, undefined);
    assert.equal(error, undefined);
  });

  it('stall-body: half arrives, then nothing', async () => {
    const seen = await watch('stall-body', item, { afterHead: silence });
    assert.equal(seen.status, 200);
    assert.equal(seen.isWhole, undefined);
    assert.ok(Math.abs(Number(seen.headers['content-length']) / 2 - Buffer.byteLength(seen.text)) < 3);
  });

  it('reset: the connection closes before the response', async () => {
    const seen = await watch('reset');
    assert.equal(seen.status, undefined);
    assert.equal(seen.error, 'ECONNRESET');
  });

  it('reset-body: the connection closes in the middle of the response', async () => {
    const seen = await watch('reset-body');
    assert.equal(seen.status, 200);
    assert.equal(seen.error, 'ECONNRESET');
    assert.equal(seen.isWhole, undefined);
  });

  it('slow: the response takes two seconds, and is complete', async () => {
    const start = performance.now();
    const seen = await watch('slow');
    assert.ok(performance.now() - start > 1500);
    assert.equal(JSON.parse(seen.text).uuid, uuid);
  });

  it('slow-forever: a byte at intervals', async () => {
    const sent = request(repository.root('fault=slow-forever') + item, { headers: origin }).end();
    const [response] = await once(sent, 'response', { signal: AbortSignal.timeout(timeout) });
    let text = '';
    for await (const piece of response) if ((text += piece).length > 2) break;
    assert.ok(!response.complete);
    assert.match(text, /^\{"i.{0,99}$/);
  });

  it('html-200, cut-json, empty, other-json, null-json: 200, with another body', async () => {
    const read = async (name) => {
      const seen = await watch(name);
      assert.equal(seen.status, 200);
      assert.equal(seen.headers['access-control-allow-origin'], pageOrigin);
      assert.ok(seen.isWhole);
      return seen.text;
    };
    assert.match(await read('html-200'), /<ds-app>/);
    const cut = await read('cut-json');
    assert.ok(cut.startsWith(`{"id":"${uuid}"`));
    assert.throws(() => JSON.parse(cut), SyntaxError);
    assert.equal(await read('empty'), '');
    assert.equal(JSON.parse(await read('other-json')).type, undefined);
    assert.equal(await read('null-json'), 'null');
  });

  it('redirect-loop: redirects to itself, until the client gives up', async () => {
    const seen = await watch('redirect-loop');
    assert.equal(seen.status, 302);
    assert.equal(seen.headers.location, repository.root('fault=redirect-loop') + item);
    await assert.rejects(repository.read(item, { settings: 'fault=redirect-loop' }), TypeError);
  });

  it('gone: the old UUID is unknown, the handle leads to a new one', async () => {
    const settings = 'fault=gone';
    assert.equal((await repository.send(item, { settings })).status, 404);
    const moved = await repository.read(findPid, { settings });
    assert.notEqual(moved.uuid, uuid);
    assert.equal(moved.handle, '20.500.14283/cd2205en');
    assert.equal((await repository.read(moved._links.self.href)).uuid, moved.uuid);
  });

  it('no-results: an empty page without the list', async () => {
    const { _embedded } = await repository.read(searchPath, { settings: 'fault=no-results' });
    assert.equal(_embedded.searchResult._embedded, undefined);
    assert.equal(_embedded.searchResult.page.totalElements, 0);
  });

  it('unprocessable: the server rejects every search', async () => {
    assert.equal((await repository.send(searchPath, { settings: 'fault=unprocessable' })).status, 422);
  });

  it('no-thumbnails: 204, nothing embedded, no content', async () => {
    const thumbnail = await repository.read(`${item}/thumbnail`);
    const settings = 'fault=no-thumbnails';
    assert.equal((await repository.send(`${item}/thumbnail`, { settings })).status, 204);
    const { _embedded } = await repository.read(`${item}?embed=thumbnail`, { settings });
    assert.ok(!_embedded?.thumbnail);
    assert.equal(
      (await repository.send(`/core/bitstreams/${thumbnail.uuid}/content`, { settings })).status,
      404,
    );
  });

  it('broken-thumbnails: the content of a thumbnail is HTML, that of a file is correct', async () => {
    const settings = 'fault=broken-thumbnails';
    const { _links } = await repository.read(`${item}/thumbnail`, { settings });
    assert.match((await repository.send(_links.content.href)).headers.get('content-type'), /^text\/html/);
    const pdf = '/core/bitstreams/e8e9ad75-52a7-4834-9c46-401705318404/content';
    const file = await repository.send(pdf, { settings });
    assert.match(file.headers.get('content-type'), /^application\/pdf/);
  });

  it('withdrawn, no-metadata: items have no metadata', async () => {
    const withdrawn = await repository.read(item, { settings: 'fault=withdrawn' });
    assert.equal(withdrawn.withdrawn, true);
    assert.deepEqual(withdrawn.metadata, {});
    const bare = await repository.read(item, { settings: 'fault=no-metadata' });
    assert.equal(bare.withdrawn, false);
    assert.deepEqual(bare.metadata, {});
  });

  it('huge: a search response of 20 MB', async () => {
    const response = await repository.send(searchPath, { settings: 'fault=huge' });
    assert.ok((await response.arrayBuffer()).byteLength > 20_000_000);
  });

  it('do not prevent the server from closing', async () => {
    const other = await openRepository();
    const waiting = ['stall', 'stall-body', 'slow', 'slow-forever'].map((fault) =>
      other.send(item, { settings: `fault=${fault},run=close` }).then((response) => response.text()),
    );
    while ((await other.readLog('close')).filter(({ log }) => !log).length < waiting.length);
    await other.close();
    for (const { status } of await Promise.allSettled(waiting)) assert.equal(status, 'rejected');
  });
});
