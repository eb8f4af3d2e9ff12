import assert from 'node:assert/strict';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';
import { FeedStore } from '../dist/feed-tool/src/store/store.js';
import { listen, makeFolder, runCommand, startCommand } from './run-command.mjs';

/** Starts a build whose repository never responds; returns after its first request. */
async function startWaiting(test) {
  const silent = createServer();
  const requested = once(silent, 'request');
  const from = `http://127.0.0.1:${await listen(test, silent)}`;
  const run = startCommand(['build', '--from', from, '--out', await makeFolder(test)]);
  await requested;
  return run;
}

describe('fao-feed exits with code', () => {
  const end = async (...args) => (await startCommand(args).ended).code;

  it('0 for a valid feed, 1 for an invalid one, and 5 for a missing one', async (test) => {
    const item = { id: 'a', title: 'A title' };
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Publications', items: [item] };
    const folder = await makeFolder(test, { 'right.json': feed, 'wrong.json': '{' });
    assert.equal(await end('check', join(folder, 'right.json')), 0);
    assert.equal(await end('check', join(folder, 'wrong.json')), 1);
    assert.equal(await end('check', join(folder, 'none.json')), 5);
  });

  it('2 for a wrong command line', async () => {
    assert.equal(await end('harvest'), 2);
  });

  it('3 if the repository refuses, 4 if there is none, and 6 if robots.txt forbids reading', async (test) => {
    const settings = { status: 401, robots: '' };
    const server = createServer((request, response) => {
      if (request.url === '/robots.txt') response.end(settings.robots);
      else response.writeHead(settings.status).end();
    });
    const from = `http://127.0.0.1:${await listen(test, server)}`;
    const out = join(await makeFolder(test), 'feed');
    const build = () => end('build', '--from', from, '--out', out);
    assert.equal(await build(), 3);
    settings.status = 404;
    assert.equal(await build(), 4);
    settings.robots = 'User-agent: *\nDisallow: /';
    assert.equal(await build(), 6);
  });

  it('7 if another process uses the folder', async (test) => {
    const out = await makeFolder(test);
    const store = await FeedStore.open(out);
    test.after(() => store.close());
    assert.equal(await end('build', '--from', 'http://127.0.0.1:9', '--out', out), 7);
  });
});

describe('fao-feed with a closed output', () => {
  const broken = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.json`, '{']));

  for (const options of [[], ['--json']])
    it(`exits with the usual code, without an error message: ${options.join() || 'text'}`, async (test) => {
      const folder = await makeFolder(test, broken);
      const { child, ended } = startCommand(['check', folder, ...options]);
      child.stdout.destroy();
      const { code, stderr } = await ended;
      assert.equal(code, 1);
      assert.doesNotMatch(stderr, /EPIPE|\n\s+at /);
    });

  it('exits with code 0 after a success', async () => {
    const { child, ended } = startCommand(['--help']);
    child.stdout.destroy();
    const { code, stderr } = await ended;
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  });
});

describe('fao-feed after an interruption', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    it(`explains the state of the files and of the next run: ${signal}`, async (test) => {
      const { child, ended } = await startWaiting(test);
      child.kill(signal);
      const { code, stderr } = await ended;
      assert.equal(code, 130);
      assert.match(
        stderr,
        /^Error: Interrupted\. Every file is complete\. Run the same command again to resume\.$/m,
      );
    });

  it('handles two simultaneous signals as one, since npx sends two', async (test) => {
    const { child, ended } = await startWaiting(test);
    child.kill('SIGINT');
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    assert.equal(code, 130);
    assert.match(stderr, /Interrupted/);
  });

  it('says that a count of downloads restarts', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const feed = await makeFolder(test);
    const build = ['build', '--from', `${repository.origin}/server`, '--out', feed, '--items', 'cd0683en'];
    assert.equal((await runCommand(...build)).code, 0);
    const { child, ended } = startCommand(['downloads', '--log', '-', '--feed', feed]);
    const line = '192.0.2.1 - - [10/Oct/2026:13:10:36 +0000] "GET / HTTP/1.1" 200 99 "-" "Mozilla/5.0"\n';
    // More than the buffer of a pipe: after the whole text is written, the command reads and handles signals.
    await new Promise((done) => child.stdin.write(line.repeat(20_000), done));
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    assert.equal(code, 130, stderr);
    assert.match(stderr, /Interrupted\. .*Run the same command again to count from the beginning\./);
    assert.doesNotMatch(stderr, /to resume/);
  });
});

describe('fao-feed with a bug', () => {
  /** Runs a check in a process that runs a script before the command. */
  const checkAfter = (script, ...args) => {
    const preload = `data:text/javascript,${encodeURIComponent(script)}`;
    const env = { ...process.env, NODE_OPTIONS: `--import ${preload}` };
    return startCommand(['check', 'http://127.0.0.1:9/feed.json', ...args], { env }).ended;
  };
  /** Removes a function that the command needs, as if the version of Node.js were too old. */
  const withoutCanParse = 'delete URL.canParse';
  const fault =
    /This should not happen; please report it\. TypeError: URL\.canParse is not a function\n\s+at /;

  it('exits with a separate code, and with a text to report', async () => {
    const { code, stdout, stderr } = await checkAfter(withoutCanParse);
    assert.equal(code, 70);
    assert.equal(stdout, '');
    assert.match(stderr, fault);
  });

  it('prints the same as JSON with --json', async () => {
    const { code, stdout } = await checkAfter(withoutCanParse, '--json');
    assert.equal(code, 70);
    const { event, exitCode, text } = JSON.parse(stdout);
    assert.deepEqual({ event, exitCode }, { event: 'error', exitCode: 70 });
    assert.match(text, fault);
  });

  it('handles an uncaught error in the same way', async () => {
    const { code, stderr } = await checkAfter(
      'globalThis.fetch = () => new Promise(() => setImmediate(() => null.length));',
    );
    assert.equal(code, 70);
    assert.match(stderr, /This should not happen; please report it\. TypeError: .*null/);
  });
});

describe('fao-feed --json', () => {
  for (const [fault, args, text] of [
    ['an unknown option', ['check', 'x', '--bogus'], /^unknown option '--bogus'/],
    ['a missing option', ['build'], /^required option '--out <folder>' not specified/],
    ['an invalid value', ['serve', '.', '--port', 'x'], /^option '--port <number>'.*0 to 65535/],
    ['an unknown command', ['harvest'], /^unknown (?:command 'harvest'|option '--json')/],
  ])
    it(`reports a wrong command line as JSON: ${fault}`, async () => {
      const { code, stdout, stderr } = await runCommand(...args, '--json');
      assert.equal(code, 2);
      assert.equal(stderr, '');
      const { text: message, ...rest } = JSON.parse(stdout);
      assert.deepEqual(rest, { event: 'error', exitCode: 2 });
      assert.match(message, text);
    });
});

describe('fao-feed build without a usable folder', () => {
  async function assertNoFolder(out, pattern) {
    const { code, stderr } = await runCommand('build', '--from', 'http://127.0.0.1:9', '--out', out);
    assert.equal(code, 5, stderr);
    assert.match(stderr, pattern);
    assert.doesNotMatch(stderr, /should not happen/);
  }

  it('reports a link to a missing target', async (test) => {
    const folder = await makeFolder(test);
    await symlink(join(folder, 'nothing'), join(folder, 'feed'));
    await assertNoFolder(
      join(folder, 'feed'),
      /feed: it is a link to a missing file or folder: name another folder/,
    );
  });

  it('reports a circular link', async (test) => {
    const loop = join(await makeFolder(test), 'loop');
    await symlink(loop, loop);
    await assertNoFolder(loop, /loop: it is a link that leads back to itself: fix the link/);
  });

  it('reports a name that is too long', async (test) => {
    await assertNoFolder(join(await makeFolder(test), 'x'.repeat(300)), /the name is too long/);
  });

  it(
    'reports a file system without folders, and does not retry forever',
    { skip: process.platform !== 'linux' },
    async () => {
      await assertNoFolder('/proc/feed/deeper', /\/proc\/feed: no folder can be made there: name another/);
    },
  );

  it('creates missing parent folders', async (test) => {
    const out = join(await makeFolder(test), 'a', 'b', 'c');
    const { code } = await runCommand(
      'build',
      '--from',
      'http://127.0.0.1:9',
      '--out',
      out,
      '--retries',
      '0',
    );
    assert.equal(code, 3);
  });
});
