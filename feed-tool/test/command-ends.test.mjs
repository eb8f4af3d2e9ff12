import assert from 'node:assert/strict';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';
import { FeedStore } from '../dist/feed-tool/src/store/store.js';
import { listen, makeFolder, runCommand, startCommand } from './run-command.mjs';

/** Starts a build whose repository never answers; gives it once it has asked. */
async function startWaiting(test) {
  const silent = createServer();
  const asked = once(silent, 'request');
  const from = `http://127.0.0.1:${await listen(test, silent)}`;
  const run = startCommand(['build', '--from', from, '--out', await makeFolder(test)]);
  await asked;
  return run;
}

describe('fao-feed ends its process with exit code', () => {
  const end = async (...args) => (await startCommand(args).ended).code;

  it('0 where a feed is right, 1 where it is not, and 5 where there is none', async (test) => {
    const item = { id: 'a', title: 'A title' };
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Publications', items: [item] };
    const folder = await makeFolder(test, { 'right.json': feed, 'wrong.json': '{' });
    assert.equal(await end('check', join(folder, 'right.json')), 0);
    assert.equal(await end('check', join(folder, 'wrong.json')), 1);
    assert.equal(await end('check', join(folder, 'none.json')), 5);
  });

  it('2 where the command line is wrong', async () => {
    assert.equal(await end('harvest'), 2);
  });

  it('3 where the repository refuses, 4 where there is none, and 6 where robots.txt forbids reading', async (test) => {
    const answer = { status: 401, robots: '' };
    const server = createServer((request, response) => {
      if (request.url === '/robots.txt') response.end(answer.robots);
      else response.writeHead(answer.status).end();
    });
    const from = `http://127.0.0.1:${await listen(test, server)}`;
    const out = join(await makeFolder(test), 'feed');
    const build = () => end('build', '--from', from, '--out', out);
    assert.equal(await build(), 3);
    answer.status = 404;
    assert.equal(await build(), 4);
    answer.robots = 'User-agent: *\nDisallow: /';
    assert.equal(await build(), 6);
  });

  it('7 where another process works in the folder', async (test) => {
    const out = await makeFolder(test);
    const store = await FeedStore.open(out);
    test.after(() => store.close());
    assert.equal(await end('build', '--from', 'http://127.0.0.1:9', '--out', out), 7);
  });
});

describe('fao-feed, when nobody reads on,', () => {
  const broken = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.json`, '{']));

  for (const options of [[], ['--json']])
    it(`ends as it would have ended, without a word: ${options.join() || 'text'}`, async (test) => {
      const folder = await makeFolder(test, broken);
      const { child, ended } = startCommand(['check', folder, ...options]);
      child.stdout.destroy();
      const { code, stderr } = await ended;
      assert.equal(code, 1);
      assert.doesNotMatch(stderr, /EPIPE|\n\s+at /);
    });

  it('ends well where all is well', async () => {
    const { child, ended } = startCommand(['--help']);
    child.stdout.destroy();
    const { code, stderr } = await ended;
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  });
});

describe('fao-feed, when it is interrupted,', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    it(`says what that means for the files and for the next run: ${signal}`, async (test) => {
      const { child, ended } = await startWaiting(test);
      child.kill(signal);
      const { code, stderr } = await ended;
      assert.equal(code, 130);
      assert.match(
        stderr,
        /^Error: Interrupted\. Every file is complete\. Run the same command again to resume\.$/m,
      );
    });

  it('takes a signal that comes twice at once for one, as npx sends it', async (test) => {
    const { child, ended } = await startWaiting(test);
    child.kill('SIGINT');
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    assert.equal(code, 130);
    assert.match(stderr, /Interrupted/);
  });

  it('does not promise that a count of downloads goes on', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const feed = await makeFolder(test);
    const build = ['build', '--from', `${repository.origin}/server`, '--out', feed, '--items', 'cd0683en'];
    assert.equal((await runCommand(...build)).code, 0);
    const { child, ended } = startCommand(['downloads', '--log', '-', '--feed', feed]);
    const line = '192.0.2.1 - - [10/Oct/2026:13:10:36 +0000] "GET / HTTP/1.1" 200 99 "-" "Mozilla/5.0"\n';
    // More than a pipe holds: once all is written, the command reads, and so it listens for signals.
    await new Promise((done) => child.stdin.write(line.repeat(20_000), done));
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    assert.equal(code, 130, stderr);
    assert.match(stderr, /Interrupted\. .*The same command counts from the beginning\./);
    assert.doesNotMatch(stderr, /to resume/);
  });
});

describe('fao-feed, when it has a fault of its own,', () => {
  /** Runs a check in a process in which a script runs before the command. */
  const checkAfter = (script, ...args) => {
    const preload = `data:text/javascript,${encodeURIComponent(script)}`;
    const env = { ...process.env, NODE_OPTIONS: `--import ${preload}` };
    return startCommand(['check', 'http://127.0.0.1:9/feed.json', ...args], { env }).ended;
  };
  /** The function that the command needs is missing, as in a version of Node.js that is too old. */
  const withoutCanParse = 'delete URL.canParse';
  const fault =
    /This should not happen; please report it\. TypeError: URL\.canParse is not a function\n\s+at /;

  it('ends with an exit code that says nothing of the feed, and with what to report', async () => {
    const { code, stdout, stderr } = await checkAfter(withoutCanParse);
    assert.equal(code, 70);
    assert.equal(stdout, '');
    assert.match(stderr, fault);
  });

  it('writes the same for programs', async () => {
    const { code, stdout } = await checkAfter(withoutCanParse, '--json');
    assert.equal(code, 70);
    const { event, exitCode, text } = JSON.parse(stdout);
    assert.deepEqual({ event, exitCode }, { event: 'error', exitCode: 70 });
    assert.match(text, fault);
  });

  it('ends so too where nothing catches the error', async () => {
    const { code, stderr } = await checkAfter(
      'globalThis.fetch = () => new Promise(() => setImmediate(() => null.length));',
    );
    assert.equal(code, 70);
    assert.match(stderr, /This should not happen; please report it\. TypeError: .*null/);
  });
});

describe('fao-feed --json', () => {
  for (const [what, args, text] of [
    ['an unknown option', ['check', 'x', '--bogus'], /^unknown option '--bogus'/],
    ['a missing option', ['build'], /^required option '--out <folder>' not specified/],
    ['a value that is none', ['serve', '.', '--port', 'x'], /^option '--port <number>'.*0 to 65535/],
    ['an unknown command', ['harvest'], /^unknown (?:command 'harvest'|option '--json')/],
  ])
    it(`tells programs of a wrong command line in their own way: ${what}`, async () => {
      const { code, stdout, stderr } = await runCommand(...args, '--json');
      assert.equal(code, 2);
      assert.equal(stderr, '');
      const { text: said, ...rest } = JSON.parse(stdout);
      assert.deepEqual(rest, { event: 'error', exitCode: 2 });
      assert.match(said, text);
    });
});

describe('fao-feed build, where no folder can be made,', () => {
  async function assertNoFolder(out, pattern) {
    const { code, stderr } = await runCommand('build', '--from', 'http://127.0.0.1:9', '--out', out);
    assert.equal(code, 5, stderr);
    assert.match(stderr, pattern);
    assert.doesNotMatch(stderr, /should not happen/);
  }

  it('says so of a link to what is not there', async (test) => {
    const folder = await makeFolder(test);
    await symlink(join(folder, 'nothing'), join(folder, 'feed'));
    await assertNoFolder(
      join(folder, 'feed'),
      /feed: it is a link to what is not there: name another folder/,
    );
  });

  it('says so of a link that leads back to itself', async (test) => {
    const loop = join(await makeFolder(test), 'loop');
    await symlink(loop, loop);
    await assertNoFolder(loop, /loop: it is a link that leads back to itself: fix the link/);
  });

  it('says so of a name that is too long', async (test) => {
    await assertNoFolder(join(await makeFolder(test), 'x'.repeat(300)), /the name is too long/);
  });

  it(
    'says so of a place for other things, and does not try for ever',
    { skip: process.platform !== 'linux' },
    async () => {
      await assertNoFolder('/proc/feed/deeper', /\/proc\/feed: no folder can be made there: name another/);
    },
  );

  it('makes folders in folders that are not there either', async (test) => {
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
