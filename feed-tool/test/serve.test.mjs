import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findFragileHtml } from '../../test/node/html-to-paste.mjs';
import { check, makeFeed } from './check-runs.mjs';
import { makeFolder, runCommand, startCommand } from './run-command.mjs';
import { sendRequest } from './send-request.mjs';

const demo = fileURLToPath(new URL('../../demo/feed', import.meta.url));

/** Serves a folder on a free port until the test ends. */
async function serve(test, folder) {
  const { child: run } = startCommand(['serve', folder, '--port', '0', '--json']);
  test.after(() => run.kill('SIGKILL'));
  const lines = createInterface({ input: run.stdout });
  const [line] = await once(lines, 'line');
  return { run, ...JSON.parse(line) };
}

describe('fao-feed serve', () => {
  it('sends the headers that pages of other sites need, so that the check finds no problem', async (test) => {
    const { feed, address } = await serve(test, demo);
    assert.equal(feed, `${address}feed.json`);
    const listServerProblems = async (...args) => {
      const { problems } = await check(args);
      return problems.filter(({ rule }) => rule !== 'insecure-address' && rule !== 'below-threshold');
    };
    assert.deepEqual(await listServerProblems(feed), []);
    assert.deepEqual(await listServerProblems(`${address}pages/page-1.json`), []);
    assert.deepEqual(
      await listServerProblems(`${address}items/{id}.json`, '--item', '20.500.14283/CD0683en'),
      [],
    );
  });

  it('sends documents compressed, with a lifetime and an ETag, and only if they have changed', async (test) => {
    const { address } = await serve(test, demo);
    const { status, headers } = await sendRequest(address, '/feed.json', {
      headers: { 'accept-encoding': 'br' },
    });
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/feed+json');
    assert.equal(headers['content-encoding'], 'br');
    assert.equal(headers['cache-control'], 'public, max-age=300, stale-while-revalidate=86400');
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.match(headers['access-control-expose-headers'], /Retry-After/);
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.match(headers.vary, /accept-encoding/i);
    const again = await sendRequest(address, '/feed.json', { headers: { 'if-none-match': headers.etag } });
    assert.equal(again.status, 304);
    assert.equal(again.headers.etag, headers.etag);
    assert.equal(again.headers['access-control-allow-origin'], '*');
    assert.equal(again.body.length, 0);
    const part = await sendRequest(address, '/feed.json', { headers: { range: 'bytes=0-9' } });
    assert.equal(part.status, 200);
    assert.equal(
      (await sendRequest(address, '/items/aliases.json')).headers['content-type'],
      'application/json',
    );
  });

  it('accepts requests with an absolute URL, as proxies send them', async (test) => {
    const { address } = await serve(test, demo);
    for (const path of ['feed.json', 'feed.json?again'])
      assert.equal((await sendRequest(address, address + path)).status, 200);
    assert.equal((await sendRequest(address, `${address}.fao-feed/CURRENT`)).status, 404);
  });

  it('accepts HEAD and preflight requests, and rejects POST', async (test) => {
    const { address } = await serve(test, demo);
    const head = await sendRequest(address, '/feed.json', { method: 'HEAD' });
    assert.deepEqual([head.status, head.body.length], [200, 0]);
    assert.ok(Number(head.headers['content-length']) > 1_000);
    const preflight = await sendRequest(address, '/feed.json', {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'if-none-match' },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers['access-control-allow-headers'], 'if-none-match');
    assert.equal(preflight.headers['access-control-allow-origin'], '*');
    const post = await sendRequest(address, '/feed.json', { method: 'POST' });
    assert.deepEqual([post.status, post.headers.allow], [405, 'GET, HEAD, OPTIONS']);
  });

  it('serves no files outside the folder, no hidden files and no listings', async (test) => {
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
      const { status, headers, body } = await sendRequest(address, path);
      assert.equal(status, 404, path);
      assert.match(headers['content-type'], /^text\/plain/);
      assert.equal(headers['access-control-allow-origin'], '*');
      assert.equal(headers['cache-control'], undefined);
      assert.match(body.toString(), /There is no/);
    }
  });

  it('sends thumbnails with a hash in their names as immutable, and finds encoded names', async (test) => {
    const folder = await makeFolder(test, {
      'feed.json': makeFeed([{ id: 'a' }]),
      'thumbnails/cd0683en-0a1b2c3d.webp': 'image',
      'thumbnails/cd0683en.webp': 'image',
      'items/a%2Fb.json': makeFeed([{ id: 'a/b' }]),
      'items/a%20b.json': makeFeed([{ id: 'a b' }]),
      'items/c d.json': makeFeed([{ id: 'c d' }]),
    });
    const { address } = await serve(test, folder);
    const lifetime = async (path) => (await sendRequest(address, path)).headers['cache-control'];
    assert.match(await lifetime('/thumbnails/cd0683en-0a1b2c3d.webp'), /immutable/);
    assert.doesNotMatch(await lifetime('/thumbnails/cd0683en.webp'), /immutable/);
    for (const path of ['/items/a%2Fb.json', '/items/a%20b.json', '/items/c%20d.json'])
      assert.equal((await sendRequest(address, path)).status, 200, path);
  });

  it('serves a new build at once, and survives an unreadable file', async (test) => {
    const folder = await makeFolder(test, { 'feed.json': makeFeed([{ id: 'a' }]), 'locked.json': '{}' });
    await chmod(join(folder, 'locked.json'), 0);
    const { address } = await serve(test, folder);
    await sendRequest(address, '/locked.json');
    await writeFile(join(folder, 'feed.json'), JSON.stringify(makeFeed([{ id: 'changed' }])));
    assert.match((await sendRequest(address, '/feed.json')).body.toString(), /changed/);
  });

  it('prints the URL of the feed, and HTML with the script and a card', async (test) => {
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

  it('prints HTML that authors can paste into Markdown, whatever the name of the item', async (test) => {
    const folder = await makeFolder(test, {
      'items/a%0A>b%0D<c.json': makeFeed([{ id: 'a' }]),
    });
    const { child, ended } = startCommand(['serve', folder, '--port', '0']);
    test.after(() => child.kill('SIGKILL'));
    for await (const line of createInterface({ input: child.stdout })) if (/^<fao-/.test(line)) break;
    child.kill('SIGTERM');
    const { stdout } = await ended;
    assert.match(stdout, /^<script .*\n\n<fao-item-card .* item="a&#10;>b&#13;&lt;c"><\/fao-item-card>$/m);
    assert.deepEqual(findFragileHtml(stdout), []);
  });

  it('exits on a signal, even with open connections', async (test) => {
    const { run, address } = await serve(test, demo);
    await sendRequest(address, '/feed.json', { headers: { connection: 'keep-alive' } });
    run.kill('SIGTERM');
    const [code] = await once(run, 'close');
    assert.equal(code, 0);
  });

  it('explains why it can’t serve', async (test) => {
    const folder = await makeFolder(test, {
      'readme.txt': 'no feed',
      'sub/feed.json': makeFeed([{ id: 'a' }]),
    });
    const refuse = async (...args) => {
      const { code, stderr } = await runCommand('serve', ...args);
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
