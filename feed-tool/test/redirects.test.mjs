import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';

import { failure, gaps, makeClient, openServer } from './polite-runs.mjs';
import { followRedirects } from '../dist/feed-tool/src/fetch/follow-redirects.js';
import { EXIT } from '../dist/feed-tool/src/report/exit-codes.js';
import { listen, makeFolder, startCommand } from './run-command.mjs';

const fixture = (name) => new URL(`fixtures/${name}`, import.meta.url);
const closed = 'User-agent: *\nDisallow: /';

/** Opens two hosts; `/a`, `/b` and `/c` of the first redirect to the same paths of the second. */
async function openTwo(test, second = {}, first = {}) {
  const storage = await openServer(test, second);
  const redirects = Object.fromEntries(['/a', '/b', '/c'].map((path) => [path, storage.origin + path]));
  return { storage, repository: await openServer(test, { ...first, redirects }) };
}

/** Returns a function that simulates requests: it finds redirects at the URLs with a target. */
const requestFrom = (targets) => async (url) => (url in targets ? { target: targets[url] } : { found: url });

/** Checks that the requests took at least about so many seconds: on a busy machine, the first may be late. */
function assertPause(server, seconds) {
  const waits = gaps(server.requests());
  const sum = waits.reduce((one, other) => one + other, 0);
  assert.ok(sum > seconds * 500, waits.join());
}

describe('followRedirects', () => {
  const follow = (targets, options) => followRedirects('https://a.example/1', requestFrom(targets), options);

  it('returns the final response, and the URLs that redirected', async () => {
    const targets = { 'https://a.example/1': '2', 'https://a.example/2': '//b.example/3' };
    assert.deepEqual(await follow(targets), {
      found: 'https://b.example/3',
      redirects: ['https://a.example/1', 'https://a.example/2'],
    });
    assert.deepEqual(await follow({}), { found: 'https://a.example/1', redirects: [] });
  });

  it('fails after circular redirects, and after more than 20', async () => {
    const circle = await failure(follow({ 'https://a.example/1': '/2', 'https://a.example/2': '/1' }));
    assert.match(circle.message, /^https:\/\/a\.example\/1 redirects in a loop; check the URL\.$/);
    const chain = (length) =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [`https://a.example/${index + 1}`, `${index + 2}`]),
      );
    assert.equal((await follow(chain(20))).found, 'https://a.example/21');
    const long = await failure(follow(chain(21)));
    assert.match(long.message, /redirects more than 20 times; check the URL/);
    assert.ok(circle.isEndless && long.isEndless);
    assert.equal(long.exitCode, EXIT.unreachable);
  });

  it('rejects URLs without http or https', async () => {
    for (const target of ['ftp://a.example/', 'file:///etc/hosts', 'data:,x', 'https://', 'http://[']) {
      const { message } = await failure(follow({ 'https://a.example/1': target }));
      assert.ok(message.includes(`redirects to "${target}", which is not an http or https URL`), message);
    }
  });

  it('rejects a redirect from https to http, unless an option allows it', async () => {
    const targets = { 'https://a.example/1': 'http://a.example/1' };
    const { message } = await failure(follow(targets));
    assert.match(message, /redirects to http:\/\/a\.example\/1, without encryption/);
    assert.equal((await follow(targets, { allowsDowngrade: true })).found, 'http://a.example/1');
    const up = { 'http://a.example/1': 'https://a.example/1' };
    assert.equal((await followRedirects('http://a.example/1', requestFrom(up))).found, 'https://a.example/1');
  });
});

describe('PoliteClient follows redirects', () => {
  it('within a host, with its delay', async (test) => {
    const redirects = { '/a': '/b?x', '/b?x': 'c' };
    const server = await openServer(test, { redirects });
    const { body } = await makeClient({ delay: 0.2 }).get(`${server.origin}/a`);
    assert.equal(body.toString(), 'response to /c');
    assertPause(server, 0.4);
  });

  it('to a URL in UTF-8', async (test) => {
    const target = Buffer.from('/données', 'utf8').toString('latin1');
    const server = await openServer(test, { redirects: { '/a': target } });
    assert.equal((await makeClient().get(`${server.origin}/a`)).body.toString(), 'response to /données');
  });

  it('to another host, after a request for its robots.txt', async (test) => {
    const { storage, repository } = await openTwo(test, { robots: closed });
    const { get } = makeClient();
    const error = await failure(get(`${repository.origin}/a`));
    assert.equal(error.exitCode, EXIT.refused);
    assert.ok(error.message.startsWith(`${storage.origin}/robots.txt does not allow programs to read`));
    assert.equal(storage.requests().length, 0);
    await failure(get(`${repository.origin}/b`));
    assert.equal(storage.countRobotsRequests(), 1);
  });

  it('to a storage without a robots.txt, or with one that it may not read', async (test) => {
    for (const robots of [404, 403]) {
      const { repository } = await openTwo(test, { robots });
      const { body } = await makeClient().get(`${repository.origin}/a`);
      assert.equal(body.toString(), 'response to /a');
    }
  });

  it('to another host one at a time, with the delay of that host', async (test) => {
    const robots = 'User-agent: *\nCrawl-delay: 0.3';
    const { storage, repository } = await openTwo(test, { robots, pause: 20 });
    const { get } = makeClient();
    await Promise.all(['a', 'b', 'c'].map((path) => get(`${repository.origin}/${path}`)));
    assert.equal(storage.maxConcurrent(), 1);
    assertPause(storage, 0.6);
  });

  it('for a person and for an operator despite robots.txt', async (test) => {
    const { storage, repository } = await openTwo(test, { robots: closed });
    await makeClient().get(`${repository.origin}/a`, { asPerson: true });
    await makeClient({ isOperator: true }).get(`${repository.origin}/b`);
    assert.equal(storage.requests().length, 2);
  });

  it('between two hosts that redirect to each other, without a deadlock', async (test) => {
    const [one, other] = [await openServer(test, { pause: 20 }), await openServer(test, { pause: 20 })];
    for (const name of ['a', 'b', 'c']) {
      one.redirects[`/${name}`] = `${other.origin}/of-one/${name}`;
      other.redirects[`/${name}`] = `${one.origin}/of-other/${name}`;
    }
    const { get } = makeClient();
    const responses = ['a', 'b', 'c'].flatMap((name) => [
      get(`${one.origin}/${name}`),
      get(`${other.origin}/${name}`),
    ]);
    assert.equal((await Promise.all(responses)).length, 6);
    assert.deepEqual([one.maxConcurrent(), other.maxConcurrent()], [1, 1]);
  });

  it('and retries only the request that failed', async (test) => {
    const storage = await openServer(test);
    const repository = await openServer(test, { redirects: { '/a': `${storage.origin}/503,200` } });
    await makeClient().get(`${repository.origin}/a`);
    assert.deepEqual([repository.requests().length, storage.requests().length], [1, 2]);
  });

  it('and reports the URL that failed', async (test) => {
    const { storage, repository } = await openTwo(test);
    repository.redirects['/a'] = `${storage.origin}/404`;
    const error = await failure(makeClient().get(`${repository.origin}/a`));
    assert.deepEqual([error.status, error.url], [404, `${storage.origin}/404`]);
  });

  it('only if the response has a location', async (test) => {
    const server = await openServer(test);
    assert.equal((await failure(makeClient().get(`${server.origin}/302`))).status, 302);
  });

  describe('of robots.txt', () => {
    it('across hosts, without reading other robots.txt files', async (test) => {
      const rules = await openServer(test, { redirects: { '/robots.txt': '/rules' } });
      const last = await openServer(test, { robots: 'User-agent: *\nDisallow: /private' });
      rules.redirects['/rules'] = `${rules.origin}/2`;
      rules.redirects['/2'] = '/3';
      rules.redirects['/3'] = '/4';
      rules.redirects['/4'] = `${last.origin}/robots.txt`;
      const { client, get } = makeClient();
      assert.equal(await client.isAllowed(`${rules.origin}/private`), false);
      await get(`${rules.origin}/public`);
      assert.equal(rules.countRobotsRequests(), 1);
      assert.equal(last.countRobotsRequests(), 1);
    });

    it('as if there were no robots.txt if they are circular', async (test) => {
      const server = await openServer(test, { redirects: { '/robots.txt': '/robots.txt' } });
      await makeClient().get(`${server.origin}/a`);
      assert.equal(server.requests().length, 1);
    });
  });

  it('never from https to http, with a message on the command line', async (test) => {
    const plain = await listen(
      test,
      createServer((_, response) => response.end()),
    );
    const tls = {
      key: await readFile(fixture('self-signed-key.pem')),
      cert: await readFile(fixture('self-signed-certificate.pem')),
    };
    const port = await listen(
      test,
      createTlsServer(tls, (request, response) =>
        request.url === '/robots.txt'
          ? response.writeHead(404).end()
          : response.writeHead(302, { location: `http://127.0.0.1:${plain}${request.url}` }).end(),
      ),
    );
    const env = {
      ...process.env,
      NODE_EXTRA_CA_CERTS: fileURLToPath(fixture('self-signed-certificate.pem')),
    };
    const command = ['build', '--from', `https://localhost:${port}`, '--out', await makeFolder(test)];
    const { code, stderr } = await startCommand(command, { env }).ended;
    assert.equal(code, EXIT.unreachable, stderr);
    assert.match(stderr, /https:\/\/localhost:\S+ redirects to http:\S+, without encryption/);
  });
});
