import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { makeFolder, readJson, runCommand } from './run-command.mjs';

const { version } = await readJson(import.meta.dirname, '../package.json');

/** The command line was refused: the exit code, what is said, and no trace of the program. */
function assertRefused({ code, stdout, stderr }, ...patterns) {
  assert.equal(code, 2, stdout + stderr);
  for (const pattern of patterns) assert.match(stderr, pattern);
  assert.doesNotMatch(stderr, /\n\s+at |should not happen/);
}

/** The options that a command has, as its help lists them. */
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

  it('names the choices and what holds unless told', async () => {
    const { stdout } = await runCommand('build', '--help');
    const help = stdout.replace(/\s+/g, ' ');
    assert.match(help, /--via <interface>.*\(choices: "oai", "rest"\)/);
    assert.match(help, /--layout <layout>.*\(choices: "one-file", "pages", "item-files"\)/);
    assert.match(help, /--timeout <seconds>.*\(default: 60\)/);
    assert.match(help, /--retries <number>.*\(default: 6\)/);
  });
});

describe('fao-feed --version', () => {
  it('is the one of its package', async () => {
    const run = await runCommand('--version');
    assert.equal(run.code, 0);
    assert.equal(run.stdout, `${version}\n`);
  });
});

describe('fao-feed refuses, with exit code 2 and what to do,', () => {
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

  /** Tries a build that must not ask the repository for anything. */
  async function refuseBuild(test, options, ...patterns) {
    const out = join(await makeFolder(test), 'feed');
    const before = requests;
    assertRefused(await runCommand('build', '--from', origin, '--out', out, ...options), ...patterns);
    assert.equal(requests, before, 'nothing is asked for');
  }

  it('no command at all', async () => {
    assertRefused(await runCommand(), /Usage: fao-feed/, /build/);
  });

  it('an unknown command, and one that is nearly right', async () => {
    assertRefused(await runCommand('harvest'), /unknown command 'harvest'/, /--help/);
    assertRefused(await runCommand('biuld'), /unknown command 'biuld'/, /Did you mean build\?/);
  });

  it('an unknown option, and one that is nearly right', async (test) => {
    await refuseBuild(
      test,
      ['--collections', 'x'],
      /unknown option '--collections'/,
      /--collection\?/,
      /--help/,
    );
    assertRefused(await runCommand('check', 'x', '--repair'), /unknown option '--repair'/, /--help/);
  });

  it('an option by its former name, and says the new one', async (test) => {
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

  it('what is missing', async () => {
    assertRefused(await runCommand('build', '--from', origin), /required option '--out <folder>'/, /--help/);
    assertRefused(await runCommand('downloads', '--log', 'x'), /required option '--feed <folder>'/);
    assertRefused(await runCommand('check'), /missing required argument 'targets'/);
    assertRefused(await runCommand('serve'), /missing required argument 'folder'/);
    assertRefused(await runCommand('build', '--out'), /argument missing/);
  });

  it('what is too much', async (test) => {
    await refuseBuild(test, ['more'], /too many arguments/);
  });

  it('a choice that there is not', async (test) => {
    await refuseBuild(test, ['--via', 'ftp'], /'--via <interface>'/, /Allowed choices are oai, rest/);
    await refuseBuild(test, ['--layout', 'zip'], /Allowed choices are one-file, pages, item-files/);
    await refuseBuild(test, ['--fields', 'none'], /Allowed choices are auto, fao, stock/);
  });

  it('numbers that are none', async (test) => {
    for (const text of ['many', '', '-1', '1.5', '1e400', '0x10'])
      await refuseBuild(test, [`--retries=${text}`], /'--retries <number>'.*whole number from 0 up/);
    await refuseBuild(test, ['--related=x'], /'--related <number>'.*whole number from 0 up/);
    await refuseBuild(test, ['--thumbnails=x'], /'--thumbnails \[width\]'.*whole number from 0 up/);
    await refuseBuild(test, ['--thumbnails=4097'], /'--thumbnails \[width\]'.*no more than 4096 pixels/);
  });

  it('times that are none', async (test) => {
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

  it('named items that are chosen once more', async (test) => {
    for (const more of [
      ['--query', 'soil'],
      ['--collection', '00000000-0000-4000-8000-000000000001'],
    ])
      await refuseBuild(test, ['--items', 'cd0683en', ...more], /leave out --query and --collection/);
  });

  it('a list of items with nothing in it', async (test) => {
    await refuseBuild(test, ['--items', ','], /--items names no item/);
  });

  it('the handle of a collection over REST, and its UUID over OAI-PMH', async (test) => {
    await refuseBuild(
      test,
      ['--collection', '20.500.14283/12', '--via', 'rest'],
      /is no UUID/,
      /leave out --via rest/,
    );
    await refuseBuild(
      test,
      ['--collection', '00000000-0000-4000-8000-000000000001'],
      /is no handle/,
      /add --via rest/,
    );
  });

  it('to read nothing, or what is no address', async (test) => {
    const out = join(await makeFolder(test), 'feed');
    assertRefused(await runCommand('build', '--out', out), /--from is missing/, /https:/);
    for (const from of ['http://:x', 'ftp://repository.example', 'file:///etc'])
      assertRefused(await runCommand('build', '--from', from, '--out', out), /is not a URL/, /https:/);
  });
});

describe('fao-feed build', () => {
  it('takes a time that is longer than timers are', async (test) => {
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
      // It answers in time, if not as DSpace would.
      assert.equal(run.code, 4, run.stderr);
      assert.doesNotMatch(run.stderr, /TimeoutOverflowWarning/);
    }
  });

  it('says what is wrong to programs as one JSON object on the standard output', async (test) => {
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
