import assert from 'node:assert/strict';
import { chmod, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { openRepository } from 'fake-dspace/testing';
import { ask } from './ask-server.mjs';
import { check } from './check-runs.mjs';
import { runWell } from './demo-site.mjs';
import { findDemands, readHeaderTable } from './hosting-page.mjs';
import { ways } from './hosting-ways.mjs';
import { readJson } from './run-command.mjs';

const demo = await readJson(fileURLToPath(new URL('../../demo/feed/feed.json', import.meta.url)));
/** Enough for documents that are worth compressing, and few enough to be built fast on a busy machine. */
const items = demo.items
  .map(({ id }) => id)
  .filter((id) => /^[a-z]{2}\d{4}en$/.test(id))
  .slice(0, 30)
  .join(',');

/** What a browser that has a copy asks with. */
const renew = ({ etag, 'last-modified': time }) => ({
  ...(etag && { 'if-none-match': etag }),
  ...(time && { 'if-modified-since': time }),
});

describe('a feed, served as docs/hosting.md says by', () => {
  /** The feed in one file and in one file an item, with what builds remember. */
  let folder, root;
  let documents, thumbnail, memory;

  before(async () => {
    const repository = await openRepository();
    folder = await mkdtemp(join(tmpdir(), 'fao-feed-hosting-'));
    const build = (layout, ...options) => {
      const source = ['--from', `${repository.origin}/server`, '--items', items];
      const terms = [...source, '--out', join(folder, layout)];
      return runWell('build', ...terms, '--layout', layout, ...options);
    };
    const built = [build('one-file'), build('item-files', '--thumbnails', '240')];
    await Promise.all(built).finally(() => repository.close());
    root = join(folder, 'item-files');
    await cp(join(folder, 'one-file', 'feed.json'), join(root, 'feed.json'));
    // Servers run as another user.
    await chmod(folder, 0o755);
    const list = async (name) => (await readdir(join(root, name))).map((file) => `${name}/${file}`);
    [thumbnail] = await list('thumbnails');
    memory = await list('.fao-feed/records');
    documents = ['feed.json', 'items/cd0683en.json', 'items/aliases.json', 'manifest.json'];
  });

  after(() => rm(folder, { recursive: true }));

  for (const [name, { skip, start }] of Object.entries(ways)) {
    describe(name, { skip }, () => {
      let server;
      before(async () => (server = await start(root)));
      after(() => server?.close());

      // A connection that is kept may be closed by the server at the moment in which it is used again.
      const get = (path, headers) =>
        ask(server.origin, `/${path}`, { headers: { connection: 'close', ...headers } });
      // As a proxy asks for a browser.
      const gzip = { 'accept-encoding': 'gzip', via: '1.1 proxy.example' };

      it('sends the headers of the table, by the kind of file', async () => {
        for (const path of [...documents, thumbnail]) {
          const { status, headers } = await get(path, gzip);
          assert.equal(status, 200, path);
          for (const { names, values } of findDemands(path)) {
            const sent = names.map((header) => headers[header.toLowerCase()]).find(Boolean);
            assert.ok(sent && (values.length === 0 || values.includes(sent)), `${path}: ${names}: ${sent}`);
          }
        }
        assert.equal((await get(thumbnail)).headers['content-type'], 'image/webp');
      });

      it('sends files as they are, compressed for who asks for it', async () => {
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

      it('sends nothing twice, compressed or not', async () => {
        for (const path of [...documents, thumbnail]) {
          for (const accepted of [{}, gzip]) {
            const { headers } = await get(path, accepted);
            const { status, body } = await get(path, { ...accepted, ...renew(headers) });
            assert.deepEqual([status, body.length], [304, 0], `${path} ${JSON.stringify(headers)}`);
          }
        }
      });

      it('answers 404 where there is no file, which pages of other sites may read and nothing keeps', async () => {
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

      it('shows neither what builds remember nor the names of files', async () => {
        assert.ok(memory.length > 1);
        for (const path of ['.fao-feed', '.fao-feed/', ...memory, memory[0].replace('.', '%2e')])
          assert.equal((await get(path)).status, 404, path);
        for (const path of ['', 'items', 'items/', 'thumbnails/']) {
          const { status, body } = await get(path);
          assert.notEqual(status, 200, `/${path}`);
          assert.doesNotMatch(body.toString(), /\.json|\.webp/);
        }
      });

      it('has nothing against it from fao-feed check', async () => {
        const paths = ['feed.json', 'items/{id}.json'];
        const addresses = paths.map((path) => `${server.origin}/${path}`);
        const item = '20.500.14283/CD0683en';
        const { code, problems, counts, error } = await check([...addresses, '--item', item, '--strict']);
        assert.deepEqual([code, problems], [0, []], error?.text);
        assert.ok(counts.files > paths.length);
      });
    });
  }
});
