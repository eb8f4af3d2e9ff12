import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openRepository } from 'fake-dspace/testing';
import { listen, makeFolder, readFiles, readJson, runCommand, startCommand } from './run-command.mjs';

const fixture = (name) => readFile(new URL(`fixtures/${name}`, import.meta.url));

/** Checks that the command failed with a code and messages, and without a stack trace. */
function assertFailure({ code, stderr }, expectedCode, ...patterns) {
  assert.equal(code, expectedCode, stderr);
  for (const pattern of patterns) assert.match(stderr, pattern);
  assert.doesNotMatch(stderr, /\n\s+at |should not happen/);
}

describe('fao-feed build', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());
  const from = (settings) => `${repository.origin}/${settings}/server`;

  describe('with a wrong URL', () => {
    it('reports that the response is not from DSpace, with the URL of the request', async (test) => {
      const out = await makeFolder(test);
      const port = await listen(
        test,
        createServer((_, response) => response.end('<!doctype html><title>Hi</title>')),
      );
      const run = await runCommand('build', '--from', `http://127.0.0.1:${port}`, '--out', out);
      assertFailure(
        run,
        4,
        /is not a DSpace repository/,
        /\/server\/oai\/request\?verb=Identify responds/,
        /check the URL/,
      );
    });

    it('reports JSON, other XML and an empty response in the same way', async (test) => {
      for (const body of ['{"version":1}', '<rss version="2.0"><channel/></rss>', '']) {
        const out = await makeFolder(test);
        const port = await listen(
          test,
          createServer((_, response) => response.end(body)),
        );
        assertFailure(
          await runCommand('build', '--from', `http://127.0.0.1:${port}`, '--out', out),
          4,
          /is not a DSpace/,
        );
      }
    });

    it('reports a port on which no server listens', async (test) => {
      const out = await makeFolder(test);
      const server = createServer();
      const port = await listen(test, server);
      server.close();
      const run = await runCommand(
        'build',
        '--from',
        `http://127.0.0.1:${port}`,
        '--out',
        out,
        '--retries',
        '0',
      );
      assertFailure(run, 3, /nothing listens there/, new RegExp(`127\\.0\\.0\\.1:${port}`));
    });

    it('reports an unknown host', async (test) => {
      const out = await makeFolder(test);
      // Node.js sends no DNS request for a label that is too long (RFC 1035, 2.3.4).
      const host = `${'a'.repeat(64)}.example`;
      assertFailure(
        await runCommand('build', '--from', `http://${host}`, '--out', out, '--retries', '0'),
        3,
        /no host of this name|DNS lookup/,
      );
    });

    it('reports an untrusted certificate, without a retry', async (test) => {
      const out = await makeFolder(test);
      const tls = {
        key: await fixture('self-signed-key.pem'),
        cert: await fixture('self-signed-certificate.pem'),
      };
      const port = await listen(
        test,
        createTlsServer(tls, (_, response) => response.end()),
      );
      const start = Date.now();
      const run = await runCommand('build', '--from', `https://localhost:${port}`, '--out', out);
      assertFailure(run, 3, /certificate is self-signed/, /NODE_EXTRA_CA_CERTS/);
      assert.ok(Date.now() - start < 10_000);
    });

    it('reports a server without TLS', async (test) => {
      const out = await makeFolder(test);
      const port = await listen(
        test,
        createServer((_, response) => response.end()),
      );
      assertFailure(
        await runCommand('build', '--from', `https://127.0.0.1:${port}`, '--out', out, '--retries', '0'),
        3,
        /does not use TLS/,
      );
    });

    it('rejects an invalid URL', async (test) => {
      const out = await makeFolder(test);
      assertFailure(await runCommand('build', '--from', 'http://', '--out', out), 2, /is not a URL/);
      assertFailure(await runCommand('build', '--out', out), 2, /--from is missing/);
    });
  });

  describe('with bad responses', () => {
    it('reports that the repository requires a sign-in (401)', async (test) => {
      const out = await makeFolder(test);
      assertFailure(
        await runCommand('build', '--from', from('fault=json-401,on=oai'), '--out', out),
        3,
        /responds with status 401/,
        /sign-in/,
      );
    });

    it('reports a refusal of a proxy (403 and an HTML page), and suggests --contact', async (test) => {
      const out = await makeFolder(test);
      assertFailure(
        await runCommand('build', '--from', from('fault=html-403,on=oai'), '--out', out),
        3,
        /403 and an HTML page/,
        /--contact/,
      );
    });

    it('waits for the time in Retry-After, and continues (429)', async (test) => {
      const out = await makeFolder(test);
      const start = Date.now();
      const run = await runCommand(
        'build',
        '--from',
        from('fault=status-429,on=oai,times=2,run=wait-429'),
        '--out',
        out,
      );
      assert.equal(run.code, 0, run.stderr);
      assert.ok(Date.now() - start >= 2_000, 'a second each time');
      assert.match(run.stderr, /responds with status 429.*Retries left/);
    });

    it('ends after repeated 429, and keeps the records that it has read', async (test) => {
      const out = await makeFolder(test);
      const storm = from('page=20,fault=status-429,on=oai,after=3,run=storm');
      const run = await runCommand('build', '--from', storm, '--out', out, '--retries', '1');
      assertFailure(run, 3, /too many requests/, /--delay/);
      assert.deepEqual(await readFiles(out), {});
    });

    it('does not wait for an hour if Retry-After says so', async (test) => {
      const out = await makeFolder(test);
      assertFailure(
        await runCommand('build', '--from', from('fault=long-429,on=oai,run=long'), '--out', out),
        3,
        /asks to retry after 1 h/,
      );
    });

    it('continues after a 500 in the middle, in the same run or in the next', async (test) => {
      const patient = await makeFolder(test);
      const briefly = from('page=20,fault=json-500,on=oai,after=3,times=1,run=once-500');
      assert.equal((await runCommand('build', '--from', briefly, '--out', patient)).code, 0);

      const out = await makeFolder(test);
      const middle = from('page=20,fault=json-500,on=oai,after=3,times=3,run=middle-500');
      assertFailure(
        await runCommand('build', '--from', middle, '--out', out, '--retries', '0'),
        3,
        /responds with status 500/,
        /run the same command again/,
      );
      await runCommand('build', '--from', middle, '--out', out, '--retries', '0');
      const run = await runCommand('build', '--from', middle, '--out', out, '--retries', '0');
      assert.equal(run.code, 0, run.stderr);
      assert.match(run.stderr, /Resumes the run of .* after 40 records/);
      const items = async (folder) => (await readJson(folder, 'feed.json')).items;
      assert.deepEqual((await items(out)).length, (await items(patient)).length);
    });

    it('skips a record that is not XML, names it, and reads all others', async (test) => {
      const out = await makeFolder(test);
      const run = await runCommand('build', '--from', from('fault=broken-xml,on=oai'), '--out', out);
      assert.equal(run.code, 0, run.stderr);
      const { counts, skipped } = await readJson(out, 'manifest.json');
      assert.equal(counts.items + counts.skipped, 91);
      assert.ok(counts.items >= 90);
      for (const { id, reason } of skipped) assert.ok(id && reason, `${id} ${reason}`);
    });

    it('retries a truncated page, and fails if it stays truncated', async (test) => {
      const out = await makeFolder(test);
      assert.equal(
        (
          await runCommand(
            'build',
            '--from',
            from('fault=cut-json,on=oai,after=1,times=1,run=cut'),
            '--out',
            out,
          )
        ).code,
        0,
      );
      const cut = await makeFolder(test);
      assertFailure(
        await runCommand('build', '--from', from('fault=cut-json,on=oai,after=1,run=cut2'), '--out', cut),
        4,
        /sent an unreadable response/,
      );
    });

    it('restarts a list after an expired resumption token, and fails if every token expires', async (test) => {
      const out = await makeFolder(test);
      const run = await runCommand(
        'build',
        '--from',
        from('page=20,fault=expired-token,times=1,run=expired'),
        '--out',
        out,
      );
      assert.equal(run.code, 0, run.stderr);
      assert.match(run.stderr, /no longer accepts the token of the next page/);
      assert.equal((await readJson(out, 'feed.json')).items.length, 91);
      const never = await makeFolder(test);
      assertFailure(
        await runCommand('build', '--from', from('page=20,fault=expired-token'), '--out', never),
        4,
        /badResumptionToken/,
      );
    });

    it('uses the latest version of each record if the list changes meanwhile', async (test) => {
      const out = await makeFolder(test);
      const run = await runCommand('build', '--from', from('page=20,fault=shifting'), '--out', out);
      assert.equal(run.code, 0, run.stderr);
      const { counts } = await readJson(out, 'manifest.json');
      assert.equal(counts.items, 90);
      assert.equal(counts.withdrawn, 2);
    });

    it('finds the record that moves to an earlier page after the removal of another one', async (test) => {
      const own = await openRepository();
      test.after(() => own.close());
      const out = await makeFolder(test);
      // Identify and the first page come at once, the second page late.
      const seam = `${own.origin}/page=20,fault=slow,on=oai,after=2,times=1,run=seam/server`;
      const ended = runCommand('build', '--from', seam, '--out', out);
      const pages = async () =>
        (await own.readLog('seam')).filter(({ url }) => url.includes('ListRecords')).length;
      while ((await pages()) < 2) await new Promise((done) => setTimeout(done, 20));
      // The repository does not report the removal; all later records move up by one position.
      own.remove('20.500.14283/cd0683en');
      const run = await ended;
      assert.equal(run.code, 0, run.stderr);
      const fresh = await makeFolder(test);
      await runCommand('build', '--from', `${own.origin}/server`, '--out', fresh);
      const ids = async (folder) => (await readJson(folder, 'feed.json')).items.map(({ id }) => id).sort();
      assert.deepEqual(await ids(out), await ids(fresh));
    });

    it('includes a repeated record once, and skips withdrawn ones', async (test) => {
      const out = await makeFolder(test);
      assert.equal(
        (await runCommand('build', '--from', from('page=20,fault=duplicate-records'), '--out', out)).code,
        0,
      );
      const ids = (await readJson(out, 'feed.json')).items.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      assert.equal(ids.length, 91);
      assert.ok(!ids.includes('zz0001en'));
    });

    it('writes no empty feed, and names the options to check', async (test) => {
      const out = await makeFolder(test);
      const run = await runCommand('build', '--from', from('run=none'), '--out', out, '--set', 'col_1_1');
      assertFailure(run, 4, /Nothing was found/, /--set/);
      assert.deepEqual(await readFiles(out), {});
      assertFailure(
        await runCommand('build', '--from', from('run=none'), '--out', out, '--items', 'zz9998en'),
        4,
        /Nothing was found/,
      );
    });

    it('warns of a missing set, and reads the others', async (test) => {
      const out = await makeFolder(test);
      const command = ['build', '--from', from('run=sets'), '--out', out, '--set', 'col_20.500.14283_3'];
      const run = await runCommand(...command, '--set', 'col_1_1');
      assert.equal(run.code, 0, run.stderr);
      assert.match(run.stderr, /The set "col_1_1" has no records.*\?verb=ListSets lists its sets/);
      assert.doesNotMatch(run.stderr, /The set "col_20/);
      assert.equal((await readJson(out, 'feed.json')).items.length, 91);
      assert.doesNotMatch((await runCommand('build', '--out', out)).stderr, /has no records/);
      const none = await makeFolder(test);
      assertFailure(
        await runCommand('build', '--from', from('run=sets'), '--out', none, '--collection', '1/1'),
        4,
        /The set "col_1_1" has no records/,
        /Nothing was found/,
      );
    });

    it('rejects an unknown collection, and does not read everything over REST', async (test) => {
      const { id: item } = await repository.read('/pid/find?id=20.500.14283/cd0683en');
      for (const uuid of ['00000000-0000-4000-8000-000000000000', item]) {
        const out = await makeFolder(test);
        const run = `collection-${uuid}`;
        const command = ['build', '--from', from(`run=${run}`), '--out', out, '--via', 'rest'];
        assertFailure(
          await runCommand(...command, '--collection', `${repository.origin}/collections/${uuid}`),
          4,
          new RegExp(`--collection "${uuid}": .* has no collection and no community with this UUID`),
          /Copy the UUID from the URL of the collection’s page/,
        );
        assert.deepEqual(await readFiles(out), {});
        const urls = (await repository.readLog(run)).map(({ url }) => url);
        assert.ok(!urls.some((url) => url.includes('/search/')), urls.join('\n'));
      }
    });

    it('reads no collection that requires a sign-in', async (test) => {
      const out = await makeFolder(test);
      const command = ['build', '--from', from('fault=json-401,on=item'), '--out', out, '--via', 'rest'];
      assertFailure(
        await runCommand(...command, '--collection', '00000000-0000-4000-8000-000000000000'),
        3,
        /\/core\/collections\/00000000\S* responds with status 401/,
        /sign-in/,
      );
    });

    it('keeps a feed if most records of the source have gone, except with --full', async (test) => {
      const own = await openRepository();
      test.after(() => own.close());
      const out = await makeFolder(test);
      assert.equal((await runCommand('build', '--from', `${own.origin}/server`, '--out', out)).code, 0);
      const { items } = await readJson(out, 'feed.json');
      for (const { _fao } of items.slice(0, 60)) own.remove(_fao.handle);
      await rm(join(out, '.fao-feed'), { recursive: true });
      assertFailure(await runCommand('build', '--out', out), 4, /31 of 91 records left/, /--full/);
      assert.equal((await readJson(out, 'feed.json')).items.length, 91);
      assertFailure(await runCommand('build', '--out', out), 4, /31 of 91 records left/);
      assert.equal((await runCommand('build', '--out', out, '--full')).code, 0);
      assert.equal((await readJson(out, 'feed.json')).items.length, 31);
    });

    it('keeps the earlier version of a record that became unreadable, and reports that', async (test) => {
      const out = await makeFolder(test);
      const url = from('fault=broken-xml,on=oai,after=2,run=later-broken');
      assert.equal((await runCommand('build', '--from', url, '--out', out)).code, 0);
      const before = (await readJson(out, 'feed.json')).items.length;
      const run = await runCommand('build', '--out', out, '--full');
      assert.equal(run.code, 0, run.stderr);
      const { counts, skipped } = await readJson(out, 'manifest.json');
      assert.equal(counts.items, before);
      for (const { reason } of skipped)
        assert.match(reason, /the feed keeps the version that was read before/);
    });

    it('reports a missing format, and suggests an option', async (test) => {
      const out = await makeFolder(test);
      assertFailure(
        await runCommand('build', '--from', from('fault=no-xoai'), '--out', out),
        4,
        /cannotDisseminateFormat/,
        /--via rest/,
      );
    });

    it('waits no longer than --timeout for a response', async (test) => {
      for (const fault of ['stall', 'stall-body', 'slow-forever']) {
        const out = await makeFolder(test);
        const run = await runCommand(
          'build',
          '--from',
          from(`fault=${fault},on=oai`),
          '--out',
          out,
          '--timeout',
          '0.5',
          '--retries',
          '0',
        );
        assertFailure(run, 3, /no complete response in time/);
      }
    });

    it('reports a response that is too long, over OAI-PMH and REST', async (test) => {
      const body = gzipSync(Buffer.alloc(65_000_000, ' '));
      const port = await listen(
        test,
        createServer((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body)),
      );
      for (const via of ['oai', 'rest']) {
        const out = await makeFolder(test);
        const command = ['build', '--from', `http://127.0.0.1:${port}/server`, '--out', out, '--via', via];
        assertFailure(await runCommand(...command), 4, /\/server\/\S+ is longer than 64 MB\. .*--from/);
      }
    });

    it('reports circular redirects', async (test) => {
      const out = await makeFolder(test);
      assertFailure(
        await runCommand('build', '--from', from('fault=redirect-loop,on=oai'), '--out', out),
        3,
        /redirects in a loop/,
      );
    });
  });

  describe('with problems of the folder', () => {
    const build = (out, ...more) => runCommand('build', '--from', from('run=folder'), '--out', out, ...more);

    it('never overwrites a folder with other files', async (test) => {
      const out = await makeFolder(test);
      await writeFile(join(out, 'thesis.txt'), 'Years of work.');
      assertFailure(await build(out), 5, /holds other files \(thesis\.txt\)/);
      assert.deepEqual(await readFiles(out), { 'thesis.txt': 'Years of work.' });
    });

    it('never overwrites another manifest, nor the feed of another source', async (test) => {
      const out = await makeFolder(test);
      await writeFile(join(out, 'manifest.json'), '{"name":"a web app"}');
      assertFailure(await build(out), 5, /not a manifest of fao-feed/);
      for (const other of ['null', '7', '{"version":1,"generator":7,"files":{}}']) {
        await writeFile(join(out, 'manifest.json'), other);
        assertFailure(await build(out), 5, /not a manifest of fao-feed/);
      }
      await writeFile(join(out, 'manifest.json'), '{"version":1,');
      assertFailure(await build(out), 5, /it is not JSON/);
      const feed = await makeFolder(test);
      assert.equal((await build(feed)).code, 0);
      const before = await readFiles(feed);
      assertFailure(
        await runCommand('build', '--from', from('fields=stock'), '--out', feed),
        2,
        /a feed of another source/,
      );
      assert.deepEqual(await readFiles(feed), before);
    });

    it('never follows a manifest out of the folder', async (test) => {
      const parent = await makeFolder(test);
      const out = join(parent, 'feed');
      assert.equal((await build(out)).code, 0);
      await writeFile(join(parent, 'thesis.txt'), 'Years of work.');
      const manifest = await readJson(out, 'manifest.json');
      const facts = { bytes: 1, sha256: '' };
      const stray = { ...manifest, replaces: { '../thesis.txt': facts } };
      await writeFile(join(out, 'manifest.json'), JSON.stringify(stray));
      assertFailure(await build(out), 5, /names "\.\.\/thesis\.txt", which is outside of the folder/);
      assert.equal(await readFile(join(parent, 'thesis.txt'), 'utf8'), 'Years of work.');
    });

    it('keeps other files in the folder of a feed', async (test) => {
      const out = await makeFolder(test);
      await build(out);
      await writeFile(join(out, 'index.html'), '<h1>Our feed</h1>');
      assert.equal((await build(out, '--full')).code, 0);
      assert.equal((await readFiles(out))['index.html'], '<h1>Our feed</h1>');
    });

    it('reports a folder that is not writable, and a file instead of a folder', async (test) => {
      const parent = await makeFolder(test);
      await writeFile(join(parent, 'file'), '');
      assertFailure(await build(join(parent, 'file', 'feed')), 5, /check the path/);
      // Root may write to every folder except those of the kernel.
      const locked = process.getuid() === 0 ? '/sys' : join(parent, 'locked');
      if (locked !== '/sys') await mkdir(locked, { mode: 0o555 });
      assertFailure(
        await build(join(locked, 'feed')),
        5,
        /do not have the permission|does not permit it|is read-only/,
        /feed/,
      );
    });

    it('reports a full disk, leaves only complete files, and resumes when there is space', async (test) => {
      const disk = await makeFolder(test);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', disk], { stdio: 'ignore' });
      } catch {
        test.skip('this user may not mount a small disk');
        return;
      }
      try {
        await fillAndResume(join(disk, 'feed'), disk);
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    });

    async function fillAndResume(out, disk) {
      const first = await build(out, '--layout', 'item-files');
      assertFailure(first, 5, /no space left/);
      for (const [name, text] of Object.entries(await readFiles(out))) {
        if (name.endsWith('.json')) assert.doesNotThrow(() => JSON.parse(text), name);
      }
      execFileSync('mount', ['-o', 'remount,size=64m', disk]);
      const run = await build(out, '--layout', 'item-files');
      assert.equal(run.code, 0, run.stderr);
      assert.equal((await readdir(join(out, 'items'))).length, 92);
    }

    it('allows one run at a time', async (test) => {
      const out = await makeFolder(test);
      const slow = await openSlowRepository(test);
      const { ended } = startCommand(['build', '--from', `${slow.origin}/server`, '--out', out]);
      await slow.isReached;
      assertFailure(await build(out), 7, /another run/);
      slow.proceed();
      assert.equal((await ended).code, 0);
    });

    it('allows one run at a time, also within one process', async (test) => {
      const out = await makeFolder(test);
      const slow = await openSlowRepository(test);
      const first = runCommand('build', '--from', `${slow.origin}/server`, '--out', out);
      await slow.isReached;
      assertFailure(await build(out), 7, /another run/);
      slow.proceed();
      assert.equal((await first).code, 0);
      assert.equal((await build(out, '--from', `${slow.origin}/server`)).code, 0);
    });

    /*
     * Opens a repository that responds only after a call of `proceed`; `isReached` resolves at the first
     * request.
     */
    async function openSlowRepository(test) {
      let proceed;
      const gate = new Promise((resolve) => (proceed = resolve));
      const server = createServer(async (request, response) => {
        await gate;
        const original = await fetch(repository.origin + request.url);
        response.writeHead(original.status, { 'content-type': original.headers.get('content-type') });
        response.end(await original.text());
      });
      const isReached = once(server, 'request');
      return { origin: `http://127.0.0.1:${await listen(test, server)}`, isReached, proceed };
    }

    it('exits at once on Ctrl-C, and the next run resumes', async (test) => {
      const out = await makeFolder(test);
      const url = from('page=20,fault=stall,on=oai,after=3,times=1,run=interrupt');
      const { child, ended } = startCommand(['build', '--from', url, '--out', out]);
      while ((await repository.readLog('interrupt')).filter(({ log }) => !log).length < 4)
        await new Promise((done) => setTimeout(done, 20));
      child.kill('SIGINT');
      const run = await ended;
      assertFailure(run, 130, /Interrupted\./);
      const next = await runCommand('build', '--from', url, '--out', out);
      assert.equal(next.code, 0, next.stderr);
      assert.match(next.stderr, /Resumes the run of .* after \d0 records/);
    });
  });
});

describe('fao-feed build and robots.txt', () => {
  const rules = 'User-agent: *\nDisallow: /server/api/\nAllow: /server/api/core/bitstreams\n';

  it('reads up to 50 named items despite robots.txt, and rejects more with a hint at OAI-PMH', async (test) => {
    const repository = await openRepository({ robots: rules });
    test.after(() => repository.close());
    const out = await makeFolder(test);
    const names = (count) => Array.from({ length: count }, (_, index) => `zz${1000 + index}en`).join(',');
    const build = (...more) =>
      runCommand('build', '--from', `${repository.origin}/server`, '--out', out, ...more);
    assertFailure(await build('--items', names(51)), 6, /These are 51 items/, /OAI-PMH/, /--ignore-robots/);
    assertFailure(await build('--via', 'rest'), 6, /These are 91 items/, /OAI-PMH/);
    assert.equal((await build('--items', 'cd0683en,cd2205en')).code, 0);
    const whole = await makeFolder(test);
    const run = await runCommand(
      'build',
      '--from',
      `${repository.origin}/server`,
      '--out',
      whole,
      '--via',
      'rest',
      '--ignore-robots',
    );
    assert.equal(run.code, 0, run.stderr);
    assert.equal((await readJson(whole, 'feed.json')).items.length, 91);
  });

  it('leaves the URLs of covers that robots.txt closes', async (test) => {
    const repository = await openRepository({ robots: 'User-agent: *\nDisallow: /server/api/\n' });
    test.after(() => repository.close());
    const out = await makeFolder(test);
    const run = await runCommand('build', '--from', repository.origin, '--out', out, '--thumbnails');
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stderr, /has the URLs of \d+ more covers, for similar reasons/);
    assert.ok((await readJson(out, 'feed.json')).items.some(({ image }) => image?.startsWith('http')));
  });

  it('harvests over OAI-PMH if robots.txt closes only the REST interface, and not if it closes all', async (test) => {
    const open = await openRepository({ robots: rules });
    const closed = await openRepository({ robots: 'User-agent: *\nDisallow: /\n' });
    test.after(() => Promise.all([open.close(), closed.close()]));
    const out = await makeFolder(test);
    assert.equal((await runCommand('build', '--from', open.origin, '--out', out)).code, 0);
    const none = await makeFolder(test);
    assertFailure(
      await runCommand('build', '--from', closed.origin, '--out', none),
      6,
      /robots\.txt does not allow programs to read/,
    );
  });

  it('respects the crawl delay', async (test) => {
    const repository = await openRepository({ robots: 'User-agent: *\nCrawl-delay: 1\n' });
    test.after(() => repository.close());
    const out = await makeFolder(test);
    const start = Date.now();
    const run = await runCommand('build', '--from', `${repository.origin}/page=40/server`, '--out', out);
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stderr, /Waiting 1 s between requests to /);
    // Identify and three pages: three pauses between them.
    assert.ok(Date.now() - start >= 3_000);
  });
});
