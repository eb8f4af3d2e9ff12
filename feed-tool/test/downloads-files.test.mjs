import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';

import { measureComputing } from './computing-time.mjs';
import { countCoDownloads } from '../dist/feed-tool/src/downloads/count-co-downloads.js';
import {
  companions,
  countLogs,
  createListener,
  items,
  line,
  visit,
  withFolder,
} from './downloads/count-logs.mjs';

const log = `${visit('ab', 2).join('\n')}\n`;
const isRead = async (logs) => assert.equal(companions(await countLogs(logs), 'a'), 'b 2');

describe('A log', () => {
  it('can be compressed with gzip, with any name and in several parts', async () => {
    await isRead({ 'access.log.gz': gzipSync(log) });
    await isRead({ 'access.log.2': gzipSync(log) });
    const lines = visit('ab', 2).map((one) => gzipSync(`${one}\n`));
    await isRead({ log: Buffer.concat(lines) });
  });

  it('can begin with a byte order mark or be UTF-16, as some editors save it', async () => {
    await isRead({ log: `\ufeff${log}` });
    const little = Buffer.from(`\ufeff${log}`, 'utf16le');
    await isRead({ log: little });
    await isRead({ log: Buffer.from(little).swap16() });
    await isRead({ log: gzipSync(little) });
  });

  it('can be empty, or have only empty lines', async () => {
    const { facts, period } = await countLogs({ first: '', second: '\n\r\n', third: gzipSync('') });
    assert.deepEqual([facts.files, facts.lines, period], [3, 0, undefined]);
  });

  it('can come from the standard input', async () => {
    const script = `
      import { countCoDownloads } from '../dist/feed-tool/src/downloads/count-co-downloads.js';
      import { createListener, items, withFolder } from './downloads/count-logs.mjs';
      await withFolder(async (scratch) => {
        const context = { reporter: createListener(), signal: new AbortController().signal, scratch };
        const { byItem } = await countCoDownloads(['-'], items, { threshold: 1 }, context);
        console.log(JSON.stringify(byItem.get('a')));
      });`;
    for (const input of [log, gzipSync(log), '']) {
      const cwd = new URL('.', import.meta.url);
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd });
      child.stdin.end(input);
      const output = await text(child.stdout);
      assert.equal(output.trim(), input.length > 0 ? '[{"id":"b","count":2}]' : 'undefined');
    }
  });

  it('that is truncated within its compression counts up to there, with a warning', async () => {
    const noise = visit('a', 3_000);
    const whole = gzipSync([...visit('ab', 2, 5_000), ...noise].join('\n'));
    const { warnings, facts } = await countLogs({ 'access.log.gz': whole.subarray(0, whole.length / 2) });
    assert.match(warnings[0], /access\.log\.gz is truncated or damaged \(unexpected end of file\)/);
    assert.ok(facts.downloads > 4 && facts.downloads < 3_004);
  });
});

describe('An unreadable log', () => {
  const isRefused = (logs, message, rules) =>
    assert.rejects(countLogs(logs, { rules }), { name: 'CommandError', exitCode: 4, message });

  it('is an error, whose message has its name, its form and the expected format', async () => {
    const common = visit('a', 3).map((one) => one.replace(/ "-" ".*/, ''));
    await isRefused(
      { 'common.log': common.join('\n') },
      /common\.log: no line can be read \(line 1: there is no referer in quotes\)\. .*combined log format.*visitor,item,time.* 000\.00\.0\.0 - - \[00\/Oct/,
    );
    await isRefused({ 'a.json': '{"a":1}' }, /a\.json: .*with all digits as 0: \{"a":0\}$/);
    await isRefused({ binary: Buffer.alloc(100_000) }, /binary: no line can be read/);
    await isRefused({ noise: `\u001b[2J${'x'.repeat(200)}\n` }, /as 0: \?\[0Jx+…$/);
  });

  it('ends the count early, however long it is', async () => {
    const long = 'nothing\n'.repeat(5_000_000);
    const { milliseconds } = await measureComputing(() => isRefused({ long }, /long: no line can be read/));
    assert.ok(milliseconds < 5_000, `${milliseconds}`);
  });

  it('is an error also among readable ones', async () => {
    await isRefused({ 'access.log': log, 'other.log': 'words\n' }, /other\.log/);
  });

  it('can be compressed by another program, which the message names', async () => {
    const starts = { zstd: '28b52ffd', xz: 'fd377a585a00', bzip2: '425a68', zip: '504b0304' };
    for (const [name, start] of Object.entries(starts))
      await isRefused(
        { log: Buffer.from(`${start}0102030405`, 'hex') },
        new RegExp(`compressed with ${name}`),
      );
  });

  it('can be damaged from its beginning', async () => {
    const damaged = gzipSync(log).fill(0xff, 10, 40);
    await isRefused(
      { 'access.log.gz': damaged },
      /access\.log\.gz is truncated or damaged at its start.*zcat FILE \| fao-feed downloads --log -/,
    );
    await isRefused({ 'access.log.gz': gzipSync(log).subarray(0, 40) }, /is truncated or damaged/);
  });

  it('can be CSV without a header, with --format csv', async () => {
    await isRefused({ 'a.csv': '1,2,3\n' }, /a\.csv: the first line .* visitor,item,time/, { format: 'csv' });
  });
});

describe('A path', () => {
  const count = (paths) =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'access.log'), log);
      await mkdir(join(folder, 'logs'));
      const scratch = join(folder, 'scratch');
      await mkdir(scratch);
      const context = { reporter: createListener(), signal: new AbortController().signal, scratch };
      try {
        await countCoDownloads(
          paths.map((path) => join(folder, path)),
          items,
          {},
          context,
        );
      } finally {
        assert.deepEqual(await readdir(scratch), []);
      }
    });

  it('that is wrong is an error before the command reads anything', async () => {
    const refused = { name: 'CommandError', exitCode: 5 };
    await assert.rejects(count(['access.log', 'acces.log']), {
      ...refused,
      message: /acces\.log: it does not exist/,
    });
    await assert.rejects(count(['logs']), { ...refused, message: /logs is a folder: .*logs\/access\.log\*/ });
  });
});

describe('A log in the combined format', () => {
  it('is valid with --format combined', async () => {
    const result = await countLogs([line('a'), line('b', { at: '10:01:00' })], {
      rules: { format: 'combined' },
    });
    assert.equal(companions(result, 'a'), 'b 1');
  });
});
