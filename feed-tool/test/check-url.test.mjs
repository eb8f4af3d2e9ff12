import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { check, makeFeed } from './check-runs.mjs';
import { runCommand } from './run-command.mjs';

const VALID_HEADERS = {
  'content-type': 'application/feed+json',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After, ETag',
  'cache-control': 'public, max-age=300',
  etag: '"1"',
};

/** Opens a server that responds by path; it never responds if the value is `undefined`. */
async function openServer(test, responses) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request);
    if (!(request.url in responses)) return response.writeHead(404, VALID_HEADERS).end('none');
    const configured = responses[request.url];
    if (!configured) return undefined;
    const { status = 200, headers = VALID_HEADERS, body = makeFeed([{ id: 'a' }]) } = configured;
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
  return { baseUrl: `http://127.0.0.1:${server.address().port}`, requests, close };
}

const without = (...names) =>
  Object.fromEntries(Object.entries(VALID_HEADERS).filter(([name]) => !names.includes(name)));

describe('fao-feed check of URLs', () => {
  it('finds no problem of a well-configured server', async (test) => {
    const { baseUrl, requests } = await openServer(test, { '/feed.json': {} });
    const { code, problems, counts } = await check([`${baseUrl}/feed.json`, '--strict']);
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
        { headers: { ...VALID_HEADERS, 'access-control-allow-origin': 'https://other.example' } },
        'error no-cors',
      ],
      '/exposed': [{ headers: without('access-control-expose-headers') }, 'note hidden-retry-after'],
      '/type': [{ headers: { ...VALID_HEADERS, 'content-type': 'text/html' } }, 'warning content-type'],
      '/tag': [{ headers: without('etag') }, 'warning no-validator'],
      '/lifetime': [{ headers: without('cache-control') }, 'warning no-lifetime'],
      '/stale': [{ headers: { ...VALID_HEADERS, 'cache-control': 'no-store' } }, 'warning no-lifetime'],
      '/long': [{ body: long }, 'warning no-compression'],
      '/packed': [
        { body: gzipSync(JSON.stringify(long)), headers: { ...VALID_HEADERS, 'content-encoding': 'gzip' } },
      ],
      '/gone': [{ status: 410, body: 'gone' }, 'error bad-status'],
      '/page': [{ body: '<!doctype html>' }, 'error syntax'],
      '/things': [{ body: { things: 1 } }, 'error not-a-feed'],
      '/moved': [{ status: 301, headers: { ...VALID_HEADERS, location: '/packed' } }, 'warning redirect'],
    };
    const { baseUrl } = await openServer(
      test,
      Object.fromEntries(Object.entries(cases).map(([path, [response]]) => [path, response])),
    );
    const { problems } = await check(Object.keys(cases).map((path) => baseUrl + path));
    for (const [path, [, ...expected]] of Object.entries(cases)) {
      const found = problems.filter(({ file }) => file === baseUrl + path);
      assert.deepEqual(
        found.map(({ severity, rule }) => `${severity} ${rule}`),
        expected,
        path,
      );
    }
  });

  it('sends the origin of --origin, and accepts a response for that site only', async (test) => {
    const origin = 'https://ministry.example';
    const headers = { ...VALID_HEADERS, 'access-control-allow-origin': origin };
    const { baseUrl, requests } = await openServer(test, { '/feed.json': { headers } });
    const { problems } = await check([`${baseUrl}/feed.json`, '--origin', `${origin}/page`]);
    assert.deepEqual(problems, []);
    assert.equal(requests[0].headers.origin, origin);
  });

  it('checks the items on all pages of the feed', async (test) => {
    const { baseUrl, requests } = await openServer(test, {
      '/1.json': {
        body: makeFeed([{ id: 'a', _fao: { related: [{ id: 'b' }, { id: 'z' }] } }], { next_url: '2.json' }),
      },
      '/2.json': { body: makeFeed([{ id: 'b' }, { id: 'a' }], { next_url: '1.json' }) },
    });
    const { problems } = await check([`${baseUrl}/1.json`]);
    const found = problems.map(
      ({ file, rule, pointer }) => `${file.slice(baseUrl.length)} ${rule} ${pointer}`,
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
    const { baseUrl, requests } = await openServer(test, Object.fromEntries(pages));
    const { problems } = await check([`${baseUrl}/0.json`]);
    assert.deepEqual(
      problems.map(({ rule }) => rule),
      ['too-many-pages'],
    );
    assert.equal(requests.length, 20);
  });

  it('requests one item of a feed of item files, by any identifier', async (test) => {
    const { baseUrl } = await openServer(test, {
      '/items/cd0683en.json': { body: makeFeed([{ id: 'cd0683en', _fao: { related: [{ id: 'z' }] } }]) },
      '/items/aliases.json': {
        body: { version: 1, aliases: { '3d46a5a8-70ba-4a98-ba3f-55be99abbb25': 'cd0683en', 'DOI:x': 'y' } },
      },
      '/bare/cd0683en.json': {},
    });
    for (const item of ['CD0683en', '20.500.14283/cd0683en', '3d46a5a8-70ba-4a98-ba3f-55be99abbb25']) {
      const { problems, counts } = await check([`${baseUrl}/items/{id}.json`, '--item', item]);
      assert.deepEqual(
        problems.map(({ rule }) => rule),
        ['alias-key', 'dangling-id'],
        item,
      );
      assert.equal(counts.files, 2);
    }
    const bare = await check([`${baseUrl}/bare/{id}.json`, '--item', 'cd0683en']);
    assert.deepEqual(
      bare.problems.map(({ severity, rule }) => `${severity} ${rule}`),
      ['note no-aliases'],
    );
    const unknown = await check([`${baseUrl}/items/{id}.json`, '--item', 'unknown']);
    assert.ok(
      unknown.problems.some(
        ({ rule, file }) => rule === 'bad-status' && file.endsWith('/items/unknown.json'),
      ),
    );
    const unnamed = await check([`${baseUrl}/items/{id}.json`]);
    assert.equal(unnamed.code, 2);
    assert.match(unnamed.error.text, /--item cd0683en/);
  });

  it('reports a 404 without CORS headers, which keeps widgets from trying another identifier', async (test) => {
    const missing = '/items/20.500.14283%2Fcd0683en.json';
    const { baseUrl } = await openServer(test, {
      '/items/cd0683en.json': { body: makeFeed([{ id: 'cd0683en' }]) },
      '/items/aliases.json': { body: { version: 1, aliases: {} } },
      [missing]: { status: 404, headers: {}, body: 'none' },
    });
    const { problems } = await check([`${baseUrl}/items/{id}.json`, '--item', '20.500.14283/cd0683en']);
    assert.deepEqual(
      problems.map(({ rule, file }) => [rule, file]),
      [['no-cors', baseUrl + missing]],
    );
  });

  it('rejects an invalid URL before it sends any request', async () => {
    const broken = {
      'http://[bad': /"http:\/\/\[bad" is not a URL: check its host and port/,
      'https://': /"https:\/\/" is not a URL/,
      'https://feeds.example:99999/feed.json': /feed\.json" is not a URL/,
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

  it('explains why there is no response', async (test) => {
    const { baseUrl } = await openServer(test, {
      '/silent': undefined,
      '/round': { status: 302, headers: { location: '/round' } },
    });
    const closed = await openServer(test, {});
    await closed.close();
    const refused = await check([`${closed.baseUrl}/feed.json`]);
    assert.equal(refused.code, 3);
    assert.match(refused.error.text, /feed\.json can’t be reached: nothing listens there/);
    const silent = await check([`${baseUrl}/silent`, '--timeout', '0.3']);
    assert.equal(silent.code, 3);
    assert.match(silent.error.text, /no complete response in time; raise --timeout/);
    const round = await check([`${baseUrl}/round`]);
    assert.equal(round.code, 3);
    assert.match(round.error.text, /round redirects in a loop; check the URL/);
    const scheme = await check([`${baseUrl.replace('http:', 'https:')}/feed.json`]);
    assert.equal(scheme.code, 3);
    assert.match(scheme.error.text, /does not use TLS/);
    assert.equal((await runCommand('check', baseUrl, '--timeout', 'soon')).code, 2);
    assert.equal((await runCommand('check', baseUrl, '--origin', 'ministry')).code, 2);
  });
});
