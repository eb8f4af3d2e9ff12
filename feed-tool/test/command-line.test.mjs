import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { makeFolder, readJson, runCommand } from './run-command.mjs';

const { version } = await readJson(import.meta.dirname, '../package.json');

/** Checks that the command rejected its arguments: exit code and messages, without a stack trace. */
function assertRefused({ code, stdout, stderr }, ...patterns) {
  assert.equal(code, 2, stdout + stderr);
  for (const pattern of patterns) assert.match(stderr, pattern);
  assert.doesNotMatch(stderr, /\n\s+at |should not happen/);
}

/** Returns the options of a command from its help. */
const optionsOf = (help) => Array.from(help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm), ([, name]) => name);

describe('fao-feed --help', () => {
  const commands = {
    build: [
      '--from',
      '--out',
      '--set',
      '--collection',
      '--items',
      '--query',
      '--via',
      '--fields',
      '--layout',
      '--entities',
      '--title',
      '--related',
      '--thumbnails',
      '--contact',
      '--delay',
      '--timeout',
      '--retries',
      '--full',
      '--ignore-robots',
      '--json',
    ],
    downloads: [
      '--log',
      '--feed',
      '--format',
      '--gap',
      '--threshold',
      '--max-entries',
      '--from',
      '--until',
      '--accept-loss',
      '--json',
    ],
    check: ['--fix', '--strict', '--item', '--origin', '--timeout', '--json'],
    serve: ['--port', '--host', '--json'],
  };

  it('lists the commands', async () => {
    const { code, stdout, stderr } = await runCommand('--help');
    assert.equal(code, 0);
    assert.equal(stderr, '');
    for (const command of Object.keys(commands)) assert.match(stdout, new RegExp(`^ {2}${command} `, 'm'));
  });

  for (const [command, options] of Object.entries(commands)) {
    it(`lists the options of ${command}, and no others`, async () => {
      const { code, stdout, stderr } = await runCommand(command, '--help');
      assert.equal(code, 0);
      assert.equal(stderr, '');
      assert.deepEqual(optionsOf(stdout).sort(), [...options, '--help'].sort());
    });
  }

  it('lists choices and defaults', async () => {
    const { stdout } = await runCommand('build', '--help');
    const help = stdout.replace(/\s+/g, ' ');
    assert.match(help, /--via <interface>.*\(choices: "oai", "rest"\)/);
    assert.match(help, /--layout <layout>.*\(choices: "one-file", "pages", "item-files"\)/);
    assert.match(help, /--timeout <seconds>.*\(default: 60\)/);
    assert.match(help, /--retries <number>.*\(default: 6\)/);
  });
});

describe('fao-feed --version', () => {
  it('prints the version of the package', async () => {
    const run = await runCommand('--version');
    assert.equal(run.code, 0);
    assert.equal(run.stdout, `${version}\n`);
  });
});

describe('fao-feed rejects, with exit code 2 and advice,', () => {
  let origin;
  let requests = 0;
  const server = createServer((_, response) => {
    requests++;
    response.writeHead(404).end();
  });
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  /** Runs a build that must not send any request to the repository. */
  async function refuseBuild(test, options, ...patterns) {
    const out = join(await makeFolder(test), 'feed');
    const before = requests;
    assertRefused(await runCommand('build', '--from', origin, '--out', out, ...options), ...patterns);
    assert.equal(requests, before, 'no request');
  }

  it('a missing command', async () => {
    assertRefused(await runCommand(), /Usage: fao-feed/, /build/);
  });

  it('an unknown command, with a suggestion', async () => {
    assertRefused(await runCommand('harvest'), /unknown command 'harvest'/, /--help/);
    assertRefused(await runCommand('biuld'), /unknown command 'biuld'/, /Did you mean build\?/);
  });

  it('an unknown option, with a suggestion', async (test) => {
    await refuseBuild(
      test,
      ['--collections', 'x'],
      /unknown option '--collections'/,
      /--collection\?/,
      /--help/,
    );
    assertRefused(await runCommand('check', 'x', '--repair'), /unknown option '--repair'/, /--help/);
  });

  it('the former name of an option, with the new one', async (test) => {
    await refuseBuild(
      test,
      ['--i-am-the-operator'],
      /unknown option '--i-am-the-operator'\n\(It is now called --ignore-robots\.\)/,
      /--help/,
    );
    for (const former of [['--most', '5'], ['--most=5'], ['--most']])
      assertRefused(
        await runCommand('downloads', '--log', 'x', '--feed', 'x', ...former),
        /unknown option '--most'\n\(It is now called --max-entries\.\)/,
        /--help/,
      );
  });

  it('missing options and arguments', async () => {
    assertRefused(await runCommand('build', '--from', origin), /required option '--out <folder>'/, /--help/);
    assertRefused(await runCommand('downloads', '--log', 'x'), /required option '--feed <folder>'/);
    assertRefused(await runCommand('check'), /missing required argument 'targets'/);
    assertRefused(await runCommand('serve'), /missing required argument 'folder'/);
    assertRefused(await runCommand('build', '--out'), /argument missing/);
  });

  it('too many arguments', async (test) => {
    await refuseBuild(test, ['more'], /too many arguments/);
  });

  it('an unknown choice', async (test) => {
    await refuseBuild(test, ['--via', 'ftp'], /'--via <interface>'/, /Allowed choices are oai, rest/);
    await refuseBuild(test, ['--layout', 'zip'], /Allowed choices are one-file, pages, item-files/);
    await refuseBuild(test, ['--fields', 'none'], /Allowed choices are auto, fao, stock/);
  });

  it('invalid numbers', async (test) => {
    for (const text of ['many', '', '-1', '1.5', '1e400', '0x10'])
      await refuseBuild(test, [`--retries=${text}`], /'--retries <number>'.*whole number from 0 up/);
    await refuseBuild(test, ['--related=x'], /'--related <number>'.*whole number from 0 up/);
    await refuseBuild(test, ['--thumbnails=x'], /'--thumbnails \[width\]'.*whole number from 0 up/);
    await refuseBuild(test, ['--thumbnails=4097'], /'--thumbnails \[width\]'.*no more than 4096 pixels/);
  });

  it('invalid times', async (test) => {
    for (const text of ['soon', '', ' ', '-1', '1 s', 'Infinity'])
      await refuseBuild(test, [`--delay=${text}`], /'--delay <seconds>'.*number of seconds from 0 up/);
    await refuseBuild(test, ['--timeout=x'], /'--timeout <seconds>'.*number of seconds from 0 up/);
  });

  it('named items of a set', async (test) => {
    await refuseBuild(
      test,
      ['--items', 'cd0683en', '--set', 'col_1_2'],
      /--set is for OAI-PMH/,
      /--collection/,
    );
    await refuseBuild(test, ['--query', 'soil', '--set', 'col_1_2'], /--set is for OAI-PMH/);
    await refuseBuild(test, ['--via', 'rest', '--set', 'col_1_2'], /leave out --via rest/);
  });

  it('searches and named items over OAI-PMH', async (test) => {
    await refuseBuild(test, ['--query', 'soil', '--via', 'oai'], /leave out --via oai/);
    await refuseBuild(test, ['--items', 'cd0683en', '--via', 'oai'], /leave out --via oai/);
  });

  it('named items with a query or a collection', async (test) => {
    for (const more of [
      ['--query', 'soil'],
      ['--collection', '00000000-0000-4000-8000-000000000001'],
    ])
      await refuseBuild(test, ['--items', 'cd0683en', ...more], /leave out --query and --collection/);
  });

  it('an empty text, as of a shell variable that is not set', async (test) => {
    for (const name of ['from', 'collection', 'query', 'title', 'set', 'items', 'entities'])
      await refuseBuild(test, [`--${name}`, ' '], new RegExp(`'--${name} <.*It must not be empty`));
    await refuseBuild(test, ['--items', ','], /'--items <names>'.*It must not be empty/);
  });

  it('a file without items', async (test) => {
    const folder = await makeFolder(test, { 'items.txt': '\n' });
    await refuseBuild(test, ['--items', `@${join(folder, 'items.txt')}`], /--items is empty/);
  });

  it('a collection that is neither a UUID nor a handle over REST, and no handle over OAI-PMH', async (test) => {
    await refuseBuild(
      test,
      ['--collection', 'Forestry', '--via', 'rest'],
      /"Forestry" is neither a UUID nor a handle/,
      /copy the URL/,
    );
    await refuseBuild(
      test,
      ['--collection', '00000000-0000-4000-8000-000000000001'],
      /is not a handle/,
      /add --via rest/,
    );
  });

  it('a missing or invalid URL', async (test) => {
    const out = join(await makeFolder(test), 'feed');
    assertRefused(await runCommand('build', '--out', out), /--from is missing/, /https:/);
    for (const from of ['http://:x', 'ftp://repository.example', 'file:///etc'])
      assertRefused(await runCommand('build', '--from', from, '--out', out), /is not a URL/, /https:/);
  });
});

describe('fao-feed build', () => {
  it('accepts a timeout beyond the maximum of timers', async (test) => {
    const server = createServer((_, response) => response.writeHead(404).end());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    test.after(() => {
      server.close();
      server.closeAllConnections();
    });
    const out = join(await makeFolder(test), 'feed');
    const from = `http://127.0.0.1:${server.address().port}`;
    for (const seconds of ['3000000', '1e12']) {
      const run = await runCommand(
        'build',
        '--from',
        from,
        '--out',
        out,
        '--timeout',
        seconds,
        '--retries',
        '0',
      );
      // The server responds in time, but not as DSpace.
      assert.equal(run.code, 4, run.stderr);
      assert.doesNotMatch(run.stderr, /TimeoutOverflowWarning/);
    }
  });

  it('prints an error as one JSON object on the standard output with --json', async (test) => {
    const out = join(await makeFolder(test), 'feed');
    const { code, stdout, stderr } = await runCommand('build', '--out', out, '--json');
    assert.equal(code, 2);
    assert.equal(stderr, '');
    const { event, text, exitCode } = JSON.parse(stdout);
    assert.equal(event, 'error');
    assert.match(text, /--from is missing/);
    assert.equal(exitCode, 2);
  });
});
