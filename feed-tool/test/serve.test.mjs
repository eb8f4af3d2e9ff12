import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findTornHtml } from '../../test/node/html-to-paste.mjs';
import { ask } from './ask-server.mjs';
import { check, makeFeed } from './check-runs.mjs';
import { makeFolder, runCommand, startCommand } from './run-command.mjs';

const demo = fileURLToPath(new URL('../../demo/feed', import.meta.url));

/** Serves a folder on a port of its own until the test ends. */
async function serve(test, folder) {
  const { child: run } = startCommand(['serve', folder, '--port', '0', '--json']);
  test.after(() => run.kill('SIGKILL'));
  const lines = createInterface({ input: run.stdout });
  const [line] = await once(lines, 'line');
  return { run, ...JSON.parse(line) };
}

describe('fao-feed serve', () => {
  it('sends what pages of other sites need, so that the check has nothing against it', async (test) => {
    const { feed, address } = await serve(test, demo);
    assert.equal(feed, `${address}feed.json`);
    const aboutServer = async (...terms) => {
      const { problems } = await check(terms);
      return problems.filter(({ rule }) => rule !== 'insecure-address' && rule !== 'below-threshold');
    };
    assert.deepEqual(await aboutServer(feed), []);
    assert.deepEqual(await aboutServer(`${address}pages/page-1.json`), []);
    assert.deepEqual(await aboutServer(`${address}items/{id}.json`, '--item', '20.500.14283/CD0683en'), []);
  });

  it('sends documents with a lifetime and a tag, compressed, and nothing twice', async (test) => {
    const { address } = await serve(test, demo);
    const { status, headers } = await ask(address, '/feed.json', { headers: { 'accept-encoding': 'br' } });
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/feed+json');
    assert.equal(headers['content-encoding'], 'br');
    assert.equal(headers['cache-control'], 'public, max-age=300, stale-while-revalidate=86400');
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.match(headers['access-control-expose-headers'], /Retry-After/);
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.match(headers.vary, /accept-encoding/i);
    const again = await ask(address, '/feed.json', { headers: { 'if-none-match': headers.etag } });
    assert.equal(again.status, 304);
    assert.equal(again.headers.etag, headers.etag);
    assert.equal(again.headers['access-control-allow-origin'], '*');
    assert.equal(again.body.length, 0);
    const part = await ask(address, '/feed.json', { headers: { range: 'bytes=0-9' } });
    assert.equal(part.status, 200);
    assert.equal((await ask(address, '/items/aliases.json')).headers['content-type'], 'application/json');
  });

  it('answers those that ask with the whole address, as proxies do', async (test) => {
    const { address } = await serve(test, demo);
    for (const path of ['feed.json', 'feed.json?again'])
      assert.equal((await ask(address, address + path)).status, 200);
    assert.equal((await ask(address, `${address}.fao-feed/CURRENT`)).status, 404);
  });

  it('answers HEAD and preflights, and refuses to be written to', async (test) => {
    const { address } = await serve(test, demo);
    const head = await ask(address, '/feed.json', { method: 'HEAD' });
    assert.deepEqual([head.status, head.body.length], [200, 0]);
    assert.ok(Number(head.headers['content-length']) > 1_000);
    const preflight = await ask(address, '/feed.json', {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'if-none-match' },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers['access-control-allow-headers'], 'if-none-match');
    assert.equal(preflight.headers['access-control-allow-origin'], '*');
    const post = await ask(address, '/feed.json', { method: 'POST' });
    assert.deepEqual([post.status, post.headers.allow], [405, 'GET, HEAD, OPTIONS']);
  });

  it('serves nothing outside the folder, nothing hidden and no listing', async (test) => {
    const folder = await makeFolder(test, {
      'secret.json': { secret: true },
      'feed/feed.json': makeFeed([{ id: 'a' }]),
      'feed/.fao-feed/state.json': { secret: true },
      'feed/covers/.hidden.svg': '<svg/>',
    });
    const { address } = await serve(test, join(folder, 'feed'));
    const paths = [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/covers/../../secret.json',
      '/..%5csecret.json',
      '/.fao-feed/state.json',
      '/%2efao-feed/state.json',
      '/.%66ao-feed/state.json',
      '/covers/.hidden.svg',
      '/covers/',
      '/covers',
      '/',
      '/%',
      '/%00',
      '/none.json',
    ];
    for (const path of paths) {
      const { status, headers, body } = await ask(address, path);
      assert.equal(status, 404, path);
      assert.match(headers['content-type'], /^text\/plain/);
      assert.equal(headers['access-control-allow-origin'], '*');
      assert.equal(headers['cache-control'], undefined);
      assert.match(body.toString(), /There is no/);
    }
  });

  it('keeps thumbnails for good whose name tells their content, and finds encoded names', async (test) => {
    const folder = await makeFolder(test, {
      'feed.json': makeFeed([{ id: 'a' }]),
      'thumbnails/cd0683en-0a1b2c3d.webp': 'image',
      'thumbnails/cd0683en.webp': 'image',
      'items/a%2Fb.json': makeFeed([{ id: 'a/b' }]),
      'items/a%20b.json': makeFeed([{ id: 'a b' }]),
      'items/c d.json': makeFeed([{ id: 'c d' }]),
    });
    const { address } = await serve(test, folder);
    const lifetime = async (path) => (await ask(address, path)).headers['cache-control'];
    assert.match(await lifetime('/thumbnails/cd0683en-0a1b2c3d.webp'), /immutable/);
    assert.doesNotMatch(await lifetime('/thumbnails/cd0683en.webp'), /immutable/);
    for (const path of ['/items/a%2Fb.json', '/items/a%20b.json', '/items/c%20d.json'])
      assert.equal((await ask(address, path)).status, 200, path);
  });

  it('shows a new build at once, and survives a file that can not be read', async (test) => {
    const folder = await makeFolder(test, { 'feed.json': makeFeed([{ id: 'a' }]), 'locked.json': '{}' });
    await chmod(join(folder, 'locked.json'), 0);
    const { address } = await serve(test, folder);
    await ask(address, '/locked.json');
    await writeFile(join(folder, 'feed.json'), JSON.stringify(makeFeed([{ id: 'changed' }])));
    assert.match((await ask(address, '/feed.json')).body.toString(), /changed/);
  });

  it('gives the address and HTML for it: the script and a card', async (test) => {
    const folder = await makeFolder(test, {
      'items/aliases.json': { version: 1, aliases: {} },
      'items/cd0683en.json': makeFeed([{ id: 'cd0683en' }]),
      'feed.json': makeFeed([{ id: 'cd0683en' }]),
      'manifest.json': { version: 1, layout: 'item-files', files: {} },
    });
    const { feed, address, html } = await serve(test, folder);
    assert.equal(feed, `${address}items/{id}.json`);
    assert.deepEqual(html.split('\n'), [
      '<script type="module" src="https://cdn.example/fao-widgets.js"></script>',
      '',
      `<fao-item-card feed="${address}items/{id}.json" item="cd0683en"></fao-item-card>`,
    ]);
  });

  it('prints HTML that can be pasted into Markdown, whatever the name of the item', async (test) => {
    const folder = await makeFolder(test, {
      'items/a%0A>b%0D<c.json': makeFeed([{ id: 'a' }]),
    });
    const { child, ended } = startCommand(['serve', folder, '--port', '0']);
    test.after(() => child.kill('SIGKILL'));
    for await (const line of createInterface({ input: child.stdout })) if (/^<fao-/.test(line)) break;
    child.kill('SIGTERM');
    const { stdout } = await ended;
    assert.match(stdout, /^<script .*\n\n<fao-item-card .* item="a&#10;>b&#13;&lt;c"><\/fao-item-card>$/m);
    assert.deepEqual(findTornHtml(stdout), []);
  });

  it('ends on a signal, with connections still open', async (test) => {
    const { run, address } = await serve(test, demo);
    await ask(address, '/feed.json', { headers: { connection: 'keep-alive' } });
    run.kill('SIGTERM');
    const [code] = await once(run, 'close');
    assert.equal(code, 0);
  });

  it('says what to do where it can not serve', async (test) => {
    const folder = await makeFolder(test, {
      'readme.txt': 'no feed',
      'sub/feed.json': makeFeed([{ id: 'a' }]),
    });
    const refuse = async (...terms) => {
      const { code, stderr } = await runCommand('serve', ...terms);
      return `${code} ${stderr}`;
    };
    assert.match(await refuse(join(folder, 'none')), /^5 Error: .*none: it does not exist: check the path/);
    assert.match(await refuse(join(folder, 'readme.txt')), /^5 Error: .*this is a file/);
    assert.match(await refuse(folder), /^5 Error: .*there is no feed in this folder.*fao-feed build/);
    const { address } = await serve(test, join(folder, 'sub'));
    const { port } = new URL(address);
    assert.match(
      await refuse(join(folder, 'sub'), '--port', port),
      new RegExp(`^2 Error: Another program uses port ${port}\\..*--port`),
    );
    assert.match(await refuse(folder, '--port', '70000'), /^2 .*0 to 65535/);
  });
});
