import assert from 'node:assert/strict';
import { chmod, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { openRepository } from 'fake-dspace/testing';
import { check } from './check-runs.mjs';
import { runSuccessfully } from './demo-site.mjs';
import { findRequirements, readHeaderTable } from './hosting-page.mjs';
import { ways } from './hosting-ways.mjs';
import { readJson } from './run-command.mjs';
import { sendRequest } from './send-request.mjs';

const demo = await readJson(fileURLToPath(new URL('../../demo/feed/feed.json', import.meta.url)));
/** Enough items for documents that servers compress, and few enough for a fast build on a busy machine. */
const items = demo.items
  .map(({ id }) => id)
  .filter((id) => /^[a-z]{2}\d{4}en$/.test(id))
  .slice(0, 30)
  .join(',');

/** Returns the request headers of a browser that has a cached response. */
const revalidate = ({ etag, 'last-modified': time }) => ({
  ...(etag && { 'if-none-match': etag }),
  ...(time && { 'if-modified-since': time }),
});

describe('With the settings of docs/hosting.md,', () => {
  /** `root` has the feed in one file and in one file per item, with the folder `.fao-feed`. */
  let folder, root;
  let documents, thumbnail, state;

  before(async () => {
    const repository = await openRepository();
    folder = await mkdtemp(join(tmpdir(), 'fao-feed-hosting-'));
    const build = (layout, ...options) => {
      const source = ['--from', `${repository.origin}/server`, '--items', items];
      const args = [...source, '--out', join(folder, layout)];
      return runSuccessfully('build', ...args, '--layout', layout, ...options);
    };
    const built = [build('one-file'), build('item-files', '--thumbnails', '240')];
    await Promise.all(built).finally(() => repository.close());
    root = join(folder, 'item-files');
    await cp(join(folder, 'one-file', 'feed.json'), join(root, 'feed.json'));
    // Servers run as another user, who must be able to read the folder.
    await chmod(folder, 0o755);
    const list = async (name) => (await readdir(join(root, name))).map((file) => `${name}/${file}`);
    [thumbnail] = await list('thumbnails');
    state = await list('.fao-feed/records');
    documents = ['feed.json', 'items/cd0683en.json', 'items/aliases.json', 'manifest.json'];
  });

  after(() => rm(folder, { recursive: true }));

  for (const [name, { skip, start }] of Object.entries(ways)) {
    describe(name, { skip }, () => {
      let server;
      before(async () => (server = await start(root)));
      after(() => server?.close());

      // The server may close a persistent connection at the moment of the next request.
      const get = (path, headers) =>
        sendRequest(server.origin, `/${path}`, { headers: { connection: 'close', ...headers } });
      // As a proxy sends them for a browser.
      const gzip = { 'accept-encoding': 'gzip', via: '1.1 proxy.example' };

      it('sends the headers of the table for each kind of file', async () => {
        for (const path of [...documents, thumbnail]) {
          const { status, headers } = await get(path, gzip);
          assert.equal(status, 200, path);
          for (const { names, values } of findRequirements(path)) {
            const sent = names.map((header) => headers[header.toLowerCase()]).find(Boolean);
            assert.ok(sent && (values.length === 0 || values.includes(sent)), `${path}: ${names}: ${sent}`);
          }
        }
        assert.equal((await get(thumbnail)).headers['content-type'], 'image/webp');
      });

      it('sends files unchanged, and compressed if the request accepts that', async () => {
        for (const path of [...documents, thumbnail]) {
          const file = await readFile(join(root, path));
          const plain = await get(path);
          assert.equal(plain.headers['content-encoding'], undefined);
          assert.deepEqual(plain.body, file, path);
        }
        for (const path of documents) {
          const { headers, body } = await get(path, gzip);
          assert.match(headers.vary, /accept-encoding/i);
          assert.deepEqual(gunzipSync(body), await readFile(join(root, path)), path);
        }
        assert.equal((await get(thumbnail, gzip)).headers['content-encoding'], undefined);
      });

      it('responds with 304 if a file has not changed, compressed or not', async () => {
        for (const path of [...documents, thumbnail]) {
          for (const accepted of [{}, gzip]) {
            const { headers } = await get(path, accepted);
            const { status, body } = await get(path, { ...accepted, ...revalidate(headers) });
            assert.deepEqual([status, body.length], [304, 0], `${path} ${JSON.stringify(headers)}`);
          }
        }
      });

      it('responds with 404 to other paths, readable for pages of other sites and without a lifetime', async () => {
        const always = readHeaderTable().filter(({ about, values }) => !about && values.length === 1);
        const names = ['items/none', 'items/20.500.14283%2Fnone', 'none'].map((name) => `${name}.json`);
        for (const path of [...names, 'thumbnails/none-0a1b2c3d.webp', 'none/', 'none']) {
          const { status, headers } = await get(path);
          assert.equal(status, 404, path);
          assert.equal(headers['cache-control'], undefined);
          for (const {
            names: [header],
            values: [value],
          } of always)
            assert.equal(headers[header.toLowerCase()], value, `${path}: ${header}`);
        }
      });

      it('serves neither the state of builds nor listings', async () => {
        assert.ok(state.length > 1);
        for (const path of ['.fao-feed', '.fao-feed/', ...state, state[0].replace('.', '%2e')])
          assert.equal((await get(path)).status, 404, path);
        for (const path of ['', 'items', 'items/', 'thumbnails/']) {
          const { status, body } = await get(path);
          assert.notEqual(status, 200, `/${path}`);
          assert.doesNotMatch(body.toString(), /\.json|\.webp/);
        }
      });

      it('passes fao-feed check', async () => {
        const paths = ['feed.json', 'items/{id}.json'];
        const urls = paths.map((path) => `${server.origin}/${path}`);
        const item = '20.500.14283/CD0683en';
        const { code, problems, counts, error } = await check([...urls, '--item', item, '--strict']);
        assert.deepEqual([code, problems], [0, []], error?.text);
        assert.ok(counts.files > paths.length);
      });
    });
  }
});
