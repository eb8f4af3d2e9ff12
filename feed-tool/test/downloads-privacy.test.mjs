import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { countCoDownloads } from '../dist/feed-tool/src/downloads/count-co-downloads.js';
import {
  chrome,
  countLogs,
  createListener,
  items,
  line,
  visit,
  withFolder,
} from './downloads/count-logs.mjs';

/** Returns the contents of all files in a folder. */
function readAll(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'));
}

async function countWithScratch(use) {
  await withFolder(async (folder) => {
    const scratch = join(folder, 'scratch');
    await mkdir(scratch);
    const log = join(folder, 'access.log');
    await writeFile(log, `${[...visit('abc', 400), 'broken 198.51.0.7'].join('\n')}\n`);
    await use({ log, scratch });
    assert.deepEqual(await readdir(scratch), []);
  });
}

describe('The identity of a visitor', () => {
  it('is neither in the result, nor in messages, nor on disk', async () => {
    await countWithScratch(async ({ log, scratch }) => {
      const seen = [];
      const listener = createListener({ onStep: () => seen.push(...readAll(scratch)) });
      const context = { reporter: listener, signal: new AbortController().signal, scratch };
      const result = await countCoDownloads([log], items, {}, context);
      assert.equal(result.byItem.size, 3);
      assert.ok(seen.length > 0, 'there were files on disk');
      const texts = [...seen, ...listener.warnings, JSON.stringify([...result.byItem, result.facts])];
      for (const text of texts) assert.doesNotMatch(text, /198\.51|Mozilla|Chrome/);
    });
  });

  it('is hashed with another key in each run', async () => {
    await countWithScratch(async ({ log, scratch }) => {
      const runs = [];
      for (let run = 0; run < 2; run++) {
        const seen = [];
        const onStep = (step) => step === 'Making sessions' && seen.push(...readAll(scratch));
        const context = {
          reporter: createListener({ onStep }),
          signal: new AbortController().signal,
          scratch,
        };
        await countCoDownloads([log], items, {}, context);
        runs.push(seen.join(''));
      }
      assert.equal(runs[0].length, 1_200 * 16);
      assert.notEqual(runs[0], runs[1]);
    });
  });

  it('is not in the message about an unreadable log', async () => {
    const lines = visit('a', 2).map((one) => one.slice(0, 50));
    await assert.rejects(
      countLogs(lines),
      ({ message }) => !message.includes('198.51') && /000\.00/.test(message),
    );
  });
});

describe('An interrupted count', () => {
  const steps = ['Reading logs, megabytes', 'Making sessions', 'Counting pairs'];

  for (const step of steps) {
    it(`leaves no files: ${step}`, async () => {
      await countWithScratch(async ({ log, scratch }) => {
        const interruption = new AbortController();
        const listener = createListener({ onStep: (begun) => begun === step && interruption.abort() });
        const context = { reporter: listener, signal: interruption.signal, scratch };
        await assert.rejects(countCoDownloads([log], items, {}, context), { name: 'AbortError' });
      });
    });
  }

  it('ends even if the standard input has no data', async () => {
    await countWithScratch(async ({ scratch }) => {
      const interruption = new AbortController();
      const listener = createListener({ onStep: () => setImmediate(() => interruption.abort()) });
      const { stdin } = process;
      const { PassThrough } = await import('node:stream');
      Object.defineProperty(process, 'stdin', { value: new PassThrough(), configurable: true });
      try {
        const context = { reporter: listener, signal: interruption.signal, scratch };
        await assert.rejects(countCoDownloads(['-'], items, {}, context), { name: 'AbortError' });
      } finally {
        Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
      }
    });
  });

  it('reads nothing if the interruption was before its start', async () => {
    const signal = AbortSignal.abort();
    await assert.rejects(countLogs([line('a', { agent: chrome })], { signal }), { name: 'AbortError' });
  });
});

describe('A count with a disk error', () => {
  it('fails with that error, and removes its files', async () => {
    await countWithScratch(async ({ log, scratch }) => {
      const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      const onStep = (step) => {
        if (step === 'Making sessions') throw full;
      };
      const context = { reporter: createListener({ onStep }), signal: new AbortController().signal, scratch };
      await assert.rejects(countCoDownloads([log], items, {}, context), full);
    });
  });
});
