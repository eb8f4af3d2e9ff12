import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';

import { openRepository, pageOrigin } from 'fake-dspace/testing';

const uuid = '6f8af04c-9399-48b1-9112-9c5a4296a325';
const item = `/core/items/${uuid}`;

describe('CORS of fake-dspace', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  /** Sends a request as a browser does for a page. `fetch` may not set all of these headers. */
  function send(path, { settings, method, ...headers } = {}) {
    return new Promise((resolve, reject) => {
      const sent = request(repository.root(settings) + path, { method, headers }, async (response) => {
        let text = '';
        for await (const part of response.setEncoding('utf8')) text += part;
        resolve({ status: response.statusCode, headers: response.headers, text });
      });
      sent.on('error', reject).end();
    });
  }
  const preflight = (requested, origin = pageOrigin) =>
    send(item, {
      method: 'OPTIONS',
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': requested,
    });

  it('allows responses to the allowed origins', async () => {
    const { status, headers } = await send(item, { origin: pageOrigin });
    assert.equal(status, 200);
    assert.equal(headers['access-control-allow-origin'], pageOrigin);
    assert.equal(headers['access-control-allow-credentials'], 'true');
    assert.equal(
      headers['access-control-expose-headers'],
      'Authorization, DSPACE-XSRF-TOKEN, Location, WWW-Authenticate',
    );
    assert.equal(headers.vary, 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
  });

  it('allows redirects and errors too', async () => {
    for (const path of [
      '/pid/find?id=20.500.14283/cd2205en',
      '/core/items',
      '/pid/find?id=20.500.14283/none',
    ]) {
      const { headers } = await send(path, { origin: pageOrigin });
      assert.equal(headers['access-control-allow-origin'], pageOrigin);
    }
  });

  it('refuses other origins, without CORS headers', async () => {
    const content = (await repository.read(`${item}/thumbnail`))._links.content.href;
    for (const path of [item, content.slice(repository.root().length), '/nonsense']) {
      const { status, headers, text } = await send(path, { origin: 'https://other.example' });
      assert.equal(status, 403);
      assert.equal(text, 'Invalid CORS request');
      assert.equal(headers['access-control-allow-origin'], undefined);
    }
  });

  it('responds to requests without an origin, or with the origin of the server', async () => {
    assert.equal((await send(item)).headers['access-control-allow-origin'], undefined);
    const own = new URL(repository.root()).origin;
    assert.equal((await send(item, { origin: own })).status, 200);
  });

  it('refuses all origins but its own site with `cors=refused`', async () => {
    const settings = 'cors=refused';
    assert.equal((await send(item, { settings, origin: pageOrigin })).status, 403);
    assert.equal((await send(item, { settings, origin: 'https://openknowledge.fao.org' })).status, 200);
    assert.equal((await send(item, { settings })).status, 200);
  });

  it('allows a preflight for the allowed headers', async () => {
    const { status, headers } = await preflight('Accept, x-requested-with');
    assert.equal(status, 200);
    assert.equal(headers['access-control-allow-origin'], pageOrigin);
    assert.equal(headers['access-control-allow-methods'], 'GET');
    assert.equal(headers['access-control-allow-headers'], 'Accept, x-requested-with');
    assert.equal(headers['access-control-max-age'], '1800');
  });

  it('leaves out other headers, and refuses a preflight for these alone', async () => {
    assert.equal(
      (await preflight('accept, if-none-match')).headers['access-control-allow-headers'],
      'accept',
    );
    assert.equal((await preflight('if-none-match')).status, 403);
    assert.equal((await preflight('accept', 'https://other.example')).status, 403);
  });

  describe('and the log', () => {
    it('lists the requests of a run, with their origins', async () => {
      const settings = 'fields=stock,run=log-1';
      await send(`${item}?embed=thumbnail`, { settings, origin: pageOrigin, 'X-Tracking': 'secret' });
      const pdf = 'e8e9ad75-52a7-4834-9c46-401705318404';
      await send(`/core/bitstreams/${pdf}/content`, { settings });
      await send(item);
      const [first, second, ...rest] = await repository.readLog('log-1');
      assert.equal(first.method, 'GET');
      assert.equal(first.url, `/server/api${item}?embed=thumbnail`);
      assert.equal(first.origin, pageOrigin);
      assert.ok(first.headers.includes('x-tracking'));
      assert.ok(!JSON.stringify(first).includes('secret'));
      assert.equal(first.content, undefined);
      assert.equal(second.content, true);
      assert.equal(second.origin, null);
      assert.deepEqual(rest, []);
      assert.equal((await repository.readLog('log-1'))[2].log, true);
    });

    it('is readable from any origin, and can be cleared', async () => {
      await send(item, { settings: 'run=log-2' });
      const url = `${new URL(repository.root()).origin}/log/log-2`;
      const response = await fetch(url);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal((await response.json()).length, 1);
      assert.deepEqual(await repository.readLog('log-2', '?forget'), []);
      assert.deepEqual(await repository.readLog('log-2'), []);
    });
  });
});
