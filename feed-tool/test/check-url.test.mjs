import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { check, makeFeed } from './check-runs.mjs';
import { runCommand } from './run-command.mjs';

const SOUND = {
  'content-type': 'application/feed+json',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After, ETag',
  'cache-control': 'public, max-age=300',
  etag: '"1"',
};

/** A server on this machine that answers by path; `undefined` never answers. */
async function openServer(test, answers) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request);
    if (!(request.url in answers)) return response.writeHead(404, SOUND).end('none');
    const answer = answers[request.url];
    if (!answer) return undefined;
    const { status = 200, headers = SOUND, body = makeFeed([{ id: 'a' }]) } = answer;
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    return response.writeHead(status, headers).end(isRaw ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  test.after(close);
  return { address: `http://127.0.0.1:${server.address().port}`, requests, close };
}

const without = (...names) =>
  Object.fromEntries(Object.entries(SOUND).filter(([name]) => !names.includes(name)));

describe('fao-feed check, of addresses,', () => {
  it('has nothing against a feed that is served well', async (test) => {
    const { address, requests } = await openServer(test, { '/feed.json': {} });
    const { code, problems, counts } = await check([`${address}/feed.json`, '--strict']);
    assert.deepEqual(problems, []);
    assert.deepEqual([code, counts.files], [0, 1]);
    assert.equal(requests[0].headers.origin, 'https://page.example');
    assert.match(requests[0].headers['accept-encoding'], /gzip, br/);
  });

  it('finds each fault of a server', async (test) => {
    const long = makeFeed([{ id: 'a', summary: 'soil'.repeat(2_000) }]);
    const cases = {
      '/cors': [{ headers: without('access-control-allow-origin') }, 'error no-cors'],
      '/other': [
        { headers: { ...SOUND, 'access-control-allow-origin': 'https://other.example' } },
        'error no-cors',
      ],
      '/exposed': [{ headers: without('access-control-expose-headers') }, 'note hidden-retry-after'],
      '/type': [{ headers: { ...SOUND, 'content-type': 'text/html' } }, 'warning content-type'],
      '/tag': [{ headers: without('etag') }, 'warning no-validator'],
      '/lifetime': [{ headers: without('cache-control') }, 'warning no-lifetime'],
      '/stale': [{ headers: { ...SOUND, 'cache-control': 'no-store' } }, 'warning no-lifetime'],
      '/long': [{ body: long }, 'warning no-compression'],
      '/packed': [
        { body: gzipSync(JSON.stringify(long)), headers: { ...SOUND, 'content-encoding': 'gzip' } },
      ],
      '/gone': [{ status: 410, body: 'gone' }, 'error bad-status'],
      '/page': [{ body: '<!doctype html>' }, 'error syntax'],
      '/things': [{ body: { things: 1 } }, 'error not-a-feed'],
      '/moved': [{ status: 301, headers: { ...SOUND, location: '/packed' } }, 'warning redirect'],
    };
    const { address } = await openServer(
      test,
      Object.fromEntries(Object.entries(cases).map(([path, [answer]]) => [path, answer])),
    );
    const { problems } = await check(Object.keys(cases).map((path) => address + path));
    for (const [path, [, ...expected]] of Object.entries(cases)) {
      const found = problems.filter(({ file }) => file === address + path);
      assert.deepEqual(
        found.map(({ severity, rule }) => `${severity} ${rule}`),
        expected,
        path,
      );
    }
  });

  it('asks as the site that is named, and takes an answer for that site alone', async (test) => {
    const origin = 'https://ministry.example';
    const headers = { ...SOUND, 'access-control-allow-origin': origin };
    const { address, requests } = await openServer(test, { '/feed.json': { headers } });
    const { problems } = await check([`${address}/feed.json`, '--origin', `${origin}/page`]);
    assert.deepEqual(problems, []);
    assert.equal(requests[0].headers.origin, origin);
  });

  it('checks what the feed holds, on all its pages', async (test) => {
    const { address, requests } = await openServer(test, {
      '/1.json': {
        body: makeFeed([{ id: 'a', _fao: { related: [{ id: 'b' }, { id: 'z' }] } }], { next_url: '2.json' }),
      },
      '/2.json': { body: makeFeed([{ id: 'b' }, { id: 'a' }], { next_url: '1.json' }) },
    });
    const { problems } = await check([`${address}/1.json`]);
    const found = problems.map(
      ({ file, rule, pointer }) => `${file.slice(address.length)} ${rule} ${pointer}`,
    );
    assert.deepEqual(found, [
      '/1.json dangling-id /items/0/_fao/related/1/id',
      '/2.json page-circle /next_url',
      '/2.json duplicate-id /items/1/id',
    ]);
    assert.equal(requests.length, 2);
  });

  it('reads no more pages than widgets do', async (test) => {
    const pages = Array.from({ length: 25 }, (_, index) => [
      `/${index}.json`,
      { body: makeFeed([{ id: `${index}` }], { next_url: `${index + 1}.json` }) },
    ]);
    const { address, requests } = await openServer(test, Object.fromEntries(pages));
    const { problems } = await check([`${address}/0.json`]);
    assert.deepEqual(
      problems.map(({ rule }) => rule),
      ['too-many-pages'],
    );
    assert.equal(requests.length, 20);
  });

  it('asks for one item of a feed of item files, by whatever name', async (test) => {
    const { address } = await openServer(test, {
      '/items/cd0683en.json': { body: makeFeed([{ id: 'cd0683en', _fao: { related: [{ id: 'z' }] } }]) },
      '/items/aliases.json': {
        body: { version: 1, aliases: { '3d46a5a8-70ba-4a98-ba3f-55be99abbb25': 'cd0683en', 'DOI:x': 'y' } },
      },
      '/bare/cd0683en.json': {},
    });
    for (const item of ['CD0683en', '20.500.14283/cd0683en', '3d46a5a8-70ba-4a98-ba3f-55be99abbb25']) {
      const { problems, counts } = await check([`${address}/items/{id}.json`, '--item', item]);
      assert.deepEqual(
        problems.map(({ rule }) => rule),
        ['alias-key', 'dangling-id'],
        item,
      );
      assert.equal(counts.files, 2);
    }
    const bare = await check([`${address}/bare/{id}.json`, '--item', 'cd0683en']);
    assert.deepEqual(
      bare.problems.map(({ severity, rule }) => `${severity} ${rule}`),
      ['note no-aliases'],
    );
    const unknown = await check([`${address}/items/{id}.json`, '--item', 'unknown']);
    assert.ok(
      unknown.problems.some(
        ({ rule, file }) => rule === 'bad-status' && file.endsWith('/items/unknown.json'),
      ),
    );
    const unnamed = await check([`${address}/items/{id}.json`]);
    assert.equal(unnamed.code, 2);
    assert.match(unnamed.error.text, /--item cd0683en/);
  });

  it('finds that pages of other sites may not read that a name is none, so that widgets ask for no other', async (test) => {
    const missing = '/items/20.500.14283%2Fcd0683en.json';
    const { address } = await openServer(test, {
      '/items/cd0683en.json': { body: makeFeed([{ id: 'cd0683en' }]) },
      '/items/aliases.json': { body: { version: 1, aliases: {} } },
      [missing]: { status: 404, headers: {}, body: 'none' },
    });
    const { problems } = await check([`${address}/items/{id}.json`, '--item', '20.500.14283/cd0683en']);
    assert.deepEqual(
      problems.map(({ rule, file }) => [rule, file]),
      [['no-cors', address + missing]],
    );
  });

  it('refuses what is no address before anything is asked for', async () => {
    const broken = {
      'http://[bad': /http:\/\/\[bad: this is not a URL\. Check its host and port/,
      'https://': /this is not a URL/,
      'https://feeds.example:99999/feed.json': /this is not a URL/,
      'https://me:secret@feeds.example/feed.json': /name and password in it\. Delete them/,
      'https://{id}.example/feed.json': /Put \{id\} into the path/,
    };
    for (const [url, words] of Object.entries(broken)) {
      const { code, error } = await check(['feed.json', url, '--item', 'a']);
      assert.equal(code, 2, url);
      assert.match(error.text, words);
      assert.doesNotMatch(error.text, /secret/);
    }
    for (const origin of ['http://[bad', 'ftp://ministry.example', 'null']) {
      const { code, stderr } = await runCommand('check', 'https://feeds.example/', '--origin', origin);
      assert.equal(code, 2, origin);
      assert.match(stderr, /Write the URL of a site, such as/);
    }
  });

  it('says plainly why there is no answer', async (test) => {
    const { address } = await openServer(test, {
      '/silent': undefined,
      '/round': { status: 302, headers: { location: '/round' } },
    });
    const closed = await openServer(test, {});
    await closed.close();
    const refused = await check([`${closed.address}/feed.json`]);
    assert.equal(refused.code, 3);
    assert.match(refused.error.text, /feed\.json can’t be reached: nothing listens there/);
    const silent = await check([`${address}/silent`, '--timeout', '0.3']);
    assert.equal(silent.code, 3);
    assert.match(silent.error.text, /no complete response in time; raise --timeout/);
    const round = await check([`${address}/round`]);
    assert.equal(round.code, 3);
    assert.match(round.error.text, /round redirects in a loop; check the URL/);
    const scheme = await check([`${address.replace('http:', 'https:')}/feed.json`]);
    assert.equal(scheme.code, 3);
    assert.match(scheme.error.text, /does not use TLS/);
    assert.equal((await runCommand('check', address, '--timeout', 'soon')).code, 2);
    assert.equal((await runCommand('check', address, '--origin', 'ministry')).code, 2);
  });
});
