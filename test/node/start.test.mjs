import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
const startTimeout = 20_000;
const lifetime = 120_000;

/** Runs `npm start` without a build; `output` has the text that it has printed so far. */
function run(environment) {
  const child = spawn(process.execPath, [script, '--no-build'], {
    env: { ...process.env, ...environment },
    timeout: lifetime,
  });
  const demo = { child, output: '', ended: once(child, 'close') };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (demo.output += text));
  }
  return demo;
}

/** Runs `npm start` until the servers listen; also returns the URLs that it has printed. */
async function startDemo(environment) {
  const demo = run(environment);
  const deadline = Date.now() + startTimeout;
  while (!/feed\.json\n/.test(demo.output)) {
    assert.equal(demo.child.exitCode, null, demo.output);
    assert.ok(Date.now() < deadline, `not started in time, printed: ${demo.output}`);
    await sleep(20);
  }
  const urls = demo.output.match(/http:\/\/\S+/g);
  return {
    ...demo,
    pages: urls.slice(0, -2),
    repositoryRoot: urls.at(-2),
    origin: new URL(urls[0]).origin,
    feedOrigin: new URL(urls.at(-1)).origin,
  };
}

/** Returns the URLs on this machine in `href`, `src` and `feed` of a page. */
function findUrls(html, page) {
  const found = Array.from(
    html.matchAll(/\s(?:href|src|feed)="([^"#]+)"/g),
    ([, text]) => new URL(text, page),
  );
  return found.filter(({ hostname }) => hostname === 'localhost').map(({ href }) => href);
}

const responds = (url) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('npm start', () => {
  let demo;
  before(async () => (demo = await startDemo({ PORT: '0' })));
  after(async () => {
    demo.child.kill('SIGKILL');
    await demo.ended;
  });

  it('prints the URLs of the pages, and that of the feed on another origin', () => {
    assert.deepEqual(
      demo.pages.map((page) => page.slice(demo.origin.length)),
      [
        '/demo/',
        '/demo/classic.html',
        '/demo/hostile.html',
        '/demo/languages.html',
        '/demo/layouts.html',
        '/demo/ministry/ar/fisheries.html',
        '/demo/ministry/fisheries.html',
        '/demo/ministry/migration.html',
        '/demo/repository.html',
        '/demo/states/also-downloaded.html',
        '/demo/states/card.html',
        '/demo/states/related-items.html',
      ],
    );
    assert.notEqual(demo.feedOrigin, demo.origin);
  });

  it('serves each page with the URL of the feed filled in', async () => {
    for (const page of demo.pages) {
      const response = await fetch(page);
      assert.equal(response.status, 200, page);
      assert.match(response.headers.get('content-type'), /^text\/html/, page);
      const html = await response.text();
      assert.doesNotMatch(html, /\{\{/, page);
      assert.match(html, new RegExp(demo.feedOrigin), page);
    }
  });

  it('serves every file that a page names, except the intended errors', async () => {
    const missing = new Set();
    for (const page of demo.pages) {
      const urls = findUrls(await (await fetch(page)).text(), page);
      for (const url of urls) {
        if (/\/slow\/|%7Bid%7D/.test(url)) continue;
        const { status } = await fetch(url);
        if (status !== 200) missing.add(url.replace(demo.feedOrigin, ''));
      }
    }
    assert.deepEqual([...missing].sort(), ['/down/feed.json', '/no-such-feed.json']);
  });

  it('redirects from / to the index, and responds with 404 to other paths', async () => {
    assert.equal((await fetch(`${demo.origin}/`)).url, `${demo.origin}/demo/`);
    for (const path of [
      '/demo/none.html',
      '/package.json',
      '/demo/..%2fserve-demo.mjs',
      '/dist/cdn/none.js',
    ]) {
      assert.equal((await fetch(demo.origin + path)).status, 404, path);
    }
  });

  it('lets pages of any origin read the feed', async () => {
    for (const path of [
      '/feed.json',
      '/items/cd0683en.json',
      '/covers/cd0683en.svg',
      '/none.json',
      '/down/feed.json',
    ]) {
      const { headers } = await fetch(demo.feedOrigin + path);
      assert.equal(headers.get('access-control-allow-origin'), '*', path);
    }
    const feed = await (await fetch(`${demo.feedOrigin}/feed.json`)).json();
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
  });

  it('serves a repository on a third origin, which only its own pages may read', async () => {
    assert.equal(new Set([demo.origin, demo.feedOrigin, new URL(demo.repositoryRoot).origin]).size, 3);
    const request = (origin) =>
      fetch(`${demo.repositoryRoot}/pid/find?id=hdl:20.500.14283/cd0683en`, { headers: { origin } });
    assert.equal((await (await request(demo.origin)).json()).handle, '20.500.14283/cd0683en');
    assert.equal((await request('https://elsewhere.example')).status, 403);
  });

  it('serves a feed that is down, one that fades and one that never responds', async () => {
    const readStatus = async (path) => (await fetch(demo.feedOrigin + path)).status;
    assert.equal(await readStatus('/down/feed.json'), 503);
    const visit = '/fading/feed.json?visit=1';
    const statuses = [];
    for (let request = 0; request < 5; request++) statuses.push(await readStatus(visit));
    assert.deepEqual(statuses, [200, 503, 503, 503, 200]);
    const timeout = AbortSignal.timeout(300);
    await assert.rejects(fetch(`${demo.feedOrigin}/slow/feed.json`, { signal: timeout }), {
      name: 'TimeoutError',
    });
  });

  it('sends the hostile page with a policy that allows only its own files and the feed', async () => {
    const policy = (await fetch(`${demo.origin}/demo/hostile.html`)).headers.get('content-security-policy');
    assert.deepEqual(policy.split('; '), [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `img-src ${demo.feedOrigin}`,
      `connect-src ${demo.feedOrigin}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ]);
    assert.equal((await fetch(`${demo.origin}/demo/`)).headers.get('content-security-policy'), null);
  });

  it('uses the next port if one is taken, and says so', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address();
    const second = await startDemo({ PORT: String(port) });
    const [line] = second.output.split('\n');
    assert.equal(line, `Port ${port} is taken; this is ${new URL(second.origin).port}.`);
    assert.ok(await responds(`${second.origin}/demo/`));
    second.child.kill('SIGTERM');
    await second.ended;
    holder.close();
  });

  it('exits at once and with code 0 on Ctrl-C, even during a request', async () => {
    const other = await startDemo({ PORT: '0' });
    const waiting = fetch(`${other.feedOrigin}/slow/feed.json`);
    const refused = assert.rejects(waiting);
    await fetch(`${other.origin}/demo/`);
    other.child.kill('SIGINT');
    const [code, signal] = await Promise.race([other.ended, sleep(5000, ['still running'], { ref: false })]);
    assert.deepEqual([code, signal], [0, null]);
    await refused;
    assert.equal(await responds(`${other.origin}/demo/`), false);
    assert.equal(await responds(`${other.feedOrigin}/feed.json`), false);
  });

  for (const port of ['web', '8000.5', '-1', '65536']) {
    it(`explains the error in PORT=${port}`, async () => {
      const failed = run({ PORT: port });
      const [code] = await failed.ended;
      assert.equal(code, 1);
      assert.equal(
        failed.output,
        `PORT="${port}" is no port: set a whole number from 1 to 65535, or 0 for any free one.\n`,
      );
    });
  }
});
