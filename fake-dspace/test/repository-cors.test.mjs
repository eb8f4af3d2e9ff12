import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';

import { openRepository, pageOrigin } from '../testing.mjs';

const uuid = '6f8af04c-9399-48b1-9112-9c5a4296a325';
const item = `/core/items/${uuid}`;

describe('CORS of a repository', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  /** Asks as a browser would from a page; `fetch` may not set all of these headers. */
  function ask(path, { settings, method, ...headers } = {}) {
    return new Promise((resolve, reject) => {
      const sent = request(repository.root(settings) + path, { method, headers }, async (answer) => {
        let text = '';
        for await (const part of answer.setEncoding('utf8')) text += part;
        resolve({ status: answer.statusCode, headers: answer.headers, text });
      });
      sent.on('error', reject).end();
    });
  }
  const preflight = (asked, origin = pageOrigin) =>
    ask(item, {
      method: 'OPTIONS',
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': asked,
    });

  it('lets the origins read that are allowed', async () => {
    const { status, headers } = await ask(item, { origin: pageOrigin });
    assert.equal(status, 200);
    assert.equal(headers['access-control-allow-origin'], pageOrigin);
    assert.equal(headers['access-control-allow-credentials'], 'true');
    assert.equal(
      headers['access-control-expose-headers'],
      'Authorization, DSPACE-XSRF-TOKEN, Location, WWW-Authenticate',
    );
    assert.equal(headers.vary, 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
  });

  it('lets them read redirects and errors', async () => {
    for (const path of [
      '/pid/find?id=20.500.14283/cd2205en',
      '/core/items',
      '/pid/find?id=20.500.14283/none',
    ]) {
      const { headers } = await ask(path, { origin: pageOrigin });
      assert.equal(headers['access-control-allow-origin'], pageOrigin);
    }
  });

  it('refuses others, without a word that a script could read', async () => {
    const content = (await repository.read(`${item}/thumbnail`))._links.content.href;
    for (const path of [item, content.slice(repository.root().length), '/nonsense']) {
      const { status, headers, text } = await ask(path, { origin: 'https://other.example' });
      assert.equal(status, 403);
      assert.equal(text, 'Invalid CORS request');
      assert.equal(headers['access-control-allow-origin'], undefined);
    }
  });

  it('serves who names no origin, or the server’s own', async () => {
    assert.equal((await ask(item)).headers['access-control-allow-origin'], undefined);
    const own = new URL(repository.root()).origin;
    assert.equal((await ask(item, { origin: own })).status, 200);
  });

  it('refuses everyone but its own site, if told', async () => {
    const settings = 'cors=refused';
    assert.equal((await ask(item, { settings, origin: pageOrigin })).status, 403);
    assert.equal((await ask(item, { settings, origin: 'https://openknowledge.fao.org' })).status, 200);
    assert.equal((await ask(item, { settings })).status, 200);
  });

  it('answers a preflight for the headers that are allowed', async () => {
    const { status, headers } = await preflight('Accept, x-requested-with');
    assert.equal(status, 200);
    assert.equal(headers['access-control-allow-origin'], pageOrigin);
    assert.equal(headers['access-control-allow-methods'], 'GET');
    assert.equal(headers['access-control-allow-headers'], 'Accept, x-requested-with');
    assert.equal(headers['access-control-max-age'], '1800');
  });

  it('leaves out or refuses other headers', async () => {
    assert.equal(
      (await preflight('accept, if-none-match')).headers['access-control-allow-headers'],
      'accept',
    );
    assert.equal((await preflight('if-none-match')).status, 403);
    assert.equal((await preflight('accept', 'https://other.example')).status, 403);
  });

  describe('and its log', () => {
    it('has what was asked in a run, and by whom', async () => {
      const settings = 'fields=stock,run=log-1';
      await ask(`${item}?embed=thumbnail`, { settings, origin: pageOrigin, 'X-Tracking': 'secret' });
      const pdf = 'e8e9ad75-52a7-4834-9c46-401705318404';
      await ask(`/core/bitstreams/${pdf}/content`, { settings });
      await ask(item);
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

    it('can be read from anywhere, and begun anew', async () => {
      await ask(item, { settings: 'run=log-2' });
      const address = `${new URL(repository.root()).origin}/log/log-2`;
      const answer = await fetch(address);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      assert.equal((await answer.json()).length, 1);
      assert.deepEqual(await repository.readLog('log-2', '?forget'), []);
      assert.deepEqual(await repository.readLog('log-2'), []);
    });
  });
});
