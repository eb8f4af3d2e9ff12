import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';
import { serveDspace } from 'fake-dspace';
import { findServer } from '../dist/feed-tool/src/harvest/find-server.js';
import { listServers } from '../dist/feed-tool/src/harvest/list-servers.js';
import { findRestRoot } from '../dist/feed-tool/src/harvest/rest/find-rest-root.js';
import { failure, makeClient } from './polite-runs.mjs';
import { listen, makeFolder, readJson, runCommand } from './run-command.mjs';

const uuid = '11111111-2222-4333-8444-555555555555';
/** Paths of pages of DSpace, whose URLs people copy. */
const pages = [
  '/home',
  '/home/',
  '/community-list',
  `/items/${uuid}`,
  `/items/${uuid}/full`,
  `/entities/publication/${uuid}`,
  '/handle/20.500.14283/cd0683en',
  `/communities/${uuid}`,
  `/collections/${uuid}/`,
  `/collections/${uuid}/search?spc.page=2`,
  '/search?query=soil&f.author=Davis,contains#results',
  '/browse/dateissued?scope=x',
  `/bitstreams/${uuid}/download`,
  '/statistics',
  `/statistics/items/${uuid}`,
];
/** Responses of user interfaces to requests for unknown pages. */
const interfaces = {
  'a page': [200, '<!doctype html><title>Repository</title>'],
  404: [404, '<!doctype html><title>Page not found</title>'],
  500: [500, '<!doctype html><title>Error</title>'],
};
const waysOf = { 'OAI-PMH': [findServer, '/oai/request?verb=Identify'], REST: [findRestRoot, '/api'] };

/** Opens a host with a repository at `server`, and its user interface at all other paths. */
async function openHost(
  test,
  { server = '/server', unknownPage = interfaces['a page'], refuse = () => undefined, robots } = {},
) {
  const repository = serveDspace({ isAllowed: () => true });
  const urls = [];
  const listener = (request, response) => {
    const { url } = request;
    if (url === '/robots.txt') return response.writeHead(robots ? 200 : 404).end(robots);
    urls.push(url);
    const status = refuse(url, urls.filter((one) => one === url).length);
    if (status) return response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html>');
    const path = url.slice(server.length);
    if (url.startsWith(server) && /^\/(?:oai\/request|api)\b/.test(path)) {
      request.url = `/server${path}`;
      return repository(request, response);
    }
    return response
      .writeHead(unknownPage[0], { 'content-type': 'text/html; charset=utf-8' })
      .end(unknownPage[1]);
  };
  const port = await listen(test, createServer(listener));
  return { origin: `http://127.0.0.1:${port}`, urls };
}

describe('listServers', () => {
  const list = (from) =>
    listServers(from).map((server) => server.replace('https://repository.example', '') || '/');
  const at = (path) => list(`https://repository.example${path}`);

  it('returns one URL for that of the server or of an interface', () => {
    for (const path of [
      '/server',
      '/server/',
      '/server/api',
      '/server/api/core/items/1',
      '/server/oai',
      '/server/oai/request',
    ])
      assert.deepEqual(at(path), ['/server'], path);
    assert.deepEqual(at('/oai/request?verb=Identify'), ['/']);
    assert.deepEqual(at('/dspace/server/api'), ['/dspace/server']);
  });

  it('returns the folder of a page with and without /server, however long its URL is', () => {
    for (const path of ['', '/', ...pages]) assert.deepEqual(at(path), ['/server', '/'], path);
    assert.deepEqual(list('repository.example/home'), ['/server', '/']);
    const above = ['/library/server', '/library', '/server', '/'];
    for (const path of ['/library', '/library/', ...pages.map((page) => `/library${page}`)])
      assert.deepEqual(at(path), above, path);
  });

  it('returns the nearest folders above an unknown page, then the root, each once', () => {
    assert.deepEqual(at('/a/b'), ['/a/b/server', '/a/b', '/a/server', '/a', '/server', '/']);
    assert.deepEqual(at('/a/b/c/d/e'), [
      '/a/b/c/d/e/server',
      '/a/b/c/d/e',
      '/a/b/c/d/server',
      '/a/b/c/d',
      '/a/b/c/server',
      '/a/b/c',
      '/server',
      '/',
    ]);
    assert.deepEqual(at('/server/login'), ['/server', '/']);
    assert.deepEqual(at('/server/elsewhere'), [
      '/server/elsewhere/server',
      '/server/elsewhere',
      '/server',
      '/',
    ]);
  });
});

for (const [way, [find, path]] of Object.entries(waysOf)) {
  describe(`The search for a repository over ${way}`, () => {
    it('needs one request from any of its pages', async (test) => {
      for (const unknownPage of Object.values(interfaces)) {
        const host = await openHost(test, { unknownPage });
        for (const page of pages) {
          const { server } = await find(host.origin + page, makeClient().client);
          assert.equal(server, `${host.origin}/server`, page);
        }
        assert.deepEqual([...new Set(host.urls)], [`/server${path}`]);
        assert.equal(host.urls.length, pages.length);
      }
    });

    it('tries each URL once, also without /server and above unknown pages', async (test) => {
      for (const unknownPage of Object.values(interfaces)) {
        const bare = await openHost(test, { server: '', unknownPage });
        assert.equal((await find(`${bare.origin}/home`, makeClient().client)).server, bare.origin);
        assert.deepEqual(bare.urls, [`/server${path}`, path]);
        const above = await openHost(test, { server: '/library/server', unknownPage });
        const { server } = await find(`${above.origin}/library/about/us`, makeClient().client);
        assert.equal(server, `${above.origin}/library/server`);
        assert.deepEqual(
          above.urls,
          [
            '/library/about/us/server',
            '/library/about/us',
            '/library/about/server',
            '/library/about',
            '/library/server',
          ].map((folder) => folder + path),
        );
      }
    });

    it('retries a server with a fault after the other URLs', async (test) => {
      const refuse = (url, count) => (url.startsWith('/server') && count <= 2 ? 503 : undefined);
      const host = await openHost(test, { refuse });
      const { client, notes } = makeClient();
      assert.equal((await find(host.origin, client)).server, `${host.origin}/server`);
      assert.deepEqual(host.urls, [`/server${path}`, path, `/server${path}`, `/server${path}`]);
      assert.equal(notes.length, 1);
    });

    it('tries no URL above that of a server', async (test) => {
      const host = await openHost(test);
      const named = `${host.origin}/library/server`;
      const error = await failure(find(named, makeClient().client));
      assert.equal(error.exitCode, 4);
      assert.deepEqual(host.urls, [`/library/server${path}`]);
      assert.ok(error.message.includes(`${named}${path} responds with an HTML page`), error.message);
    });

    it('fails with a short list of all URLs that it tried', async (test) => {
      const host = await openHost(test, { server: '/nowhere', unknownPage: interfaces[404] });
      const from = `${host.origin}/a/b/c/d/e`;
      const error = await failure(find(from, makeClient().client));
      assert.equal(error.exitCode, 4);
      assert.ok(error.message.startsWith(`"${from}" is not a `), error.message);
      assert.ok(
        error.message.includes(
          `(${from}/server${path} responds with status 404, and the same below /a/b/c/d/e, /a/b/c/d/server, /a/b/c/d, /a/b/c/server, /a/b/c, /server, /)`,
        ),
        error.message,
      );
      assert.equal(host.urls.length, 8);
    });

    it('fails with a message that begins with a refusal or a fault of the server', async (test) => {
      const isServer = (url) => url.startsWith('/server');
      const closed = await openHost(test, { refuse: (url) => (isServer(url) ? 403 : 500) });
      const refused = await failure(find(`${closed.origin}/about`, makeClient({ retries: 0 }).client));
      assert.equal(refused.exitCode, 3);
      assert.ok(
        refused.message.startsWith(`${closed.origin}/server${path} responds with status 403`),
        refused.message,
      );
      assert.match(refused.message, /--contact/);
      const folders = '/about, /';
      assert.ok(
        refused.message.includes(
          `Nothing was found elsewhere: ${closed.origin}/about/server${path} responds with status 500, and the same below ${folders}.`,
        ),
        refused.message,
      );
      const broken = await openHost(test, { refuse: (url) => (isServer(url) ? 500 : undefined) });
      const faulty = await failure(find(broken.origin, makeClient({ retries: 1 }).client));
      assert.equal(faulty.exitCode, 3);
      assert.match(
        faulty.message,
        /\/server\S+ responds with status 500 .* Nothing was found elsewhere: .* responds with an HTML page/,
      );
      assert.equal(broken.urls.filter(isServer).length, 3);
    });
  });
}

describe('The search for a repository', () => {
  it('tries the next URL if robots.txt closes one', async (test) => {
    const host = await openHost(test, { robots: 'User-agent: *\nDisallow: /about\n' });
    const { server } = await findServer(`${host.origin}/about`, makeClient().client);
    assert.equal(server, `${host.origin}/server`);
    assert.equal(host.urls.length, 1);
  });
});

describe('fao-feed build, from a page of a repository,', () => {
  it('writes the feed of its server, also in a second run from another page', async (test) => {
    const host = await openHost(test, { unknownPage: interfaces[500] });
    const out = await makeFolder(test);
    const collection = ['--set', 'col_20.500.14283_3'];
    const run = await runCommand('build', '--from', `${host.origin}/home`, '--out', out, ...collection);
    assert.equal(run.code, 0, run.stderr);
    assert.doesNotMatch(run.stderr, /The repository is at/);
    const { source } = await readJson(out, 'manifest.json');
    assert.equal(source.repository, `${host.origin}/server`);
    const page = `${host.origin}/handle/20.500.14283/cd0683en?locale=fr`;
    const again = await runCommand('build', '--from', page, '--out', out, ...collection);
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stdout, /0 files written/);
  });

  it('reports the URL of the repository if it is that of a folder above', async (test) => {
    const host = await openHost(test);
    for (const more of [[], ['--items', 'cd0683en']]) {
      const out = await makeFolder(test);
      const run = await runCommand('build', '--from', `${host.origin}/library/home`, '--out', out, ...more);
      assert.equal(run.code, 0, run.stderr);
      assert.ok(run.stderr.includes(`The repository is at ${host.origin}/server.`), run.stderr);
    }
  });

  it('reports at once that no server listens', async (test) => {
    const server = createServer();
    const port = await listen(test, server);
    server.close();
    const out = await makeFolder(test);
    const from = `http://127.0.0.1:${port}/a/b/c`;
    const run = await runCommand('build', '--from', from, '--out', out, '--retries', '0');
    assert.equal(run.code, 3);
    assert.match(run.stderr, /nothing listens there/);
    assert.doesNotMatch(run.stderr, /elsewhere|below/);
  });
});
