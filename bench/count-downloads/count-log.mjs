/*
 * … | node bench/count-downloads/count-log.mjs
 *
 * Counts the log on the standard input and prints JSON: seconds of each pass, peak bytes on disk and in
 * memory, and the facts of the count.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { countCoDownloads } from '../../feed-tool/dist/feed-tool/src/downloads/count-co-downloads.js';
import { createUuids } from './items.mjs';

const items = createUuids().map((uuid, index) => ({
  id: `item-${index}`,
  identifiers: [uuid],
  work: `${index}`,
}));
const scratch = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bench-downloads-'));
const seconds = [];
let disk = 0;

function measureDisk() {
  let sum = 0;
  for (const name of readdirSync(scratch, { recursive: true })) {
    const found = statSync(join(scratch, name), { throwIfNoEntry: false });
    if (found?.isFile()) sum += found.size;
  }
  disk = Math.max(disk, sum);
}

const reporter = {
  begin() {
    const start = performance.now();
    let measured = start;
    return {
      reach() {
        if (performance.now() - measured < 250) return;
        measured = performance.now();
        measureDisk();
      },
      end() {
        measureDisk();
        seconds.push((performance.now() - start) / 1_000);
      },
    };
  },
  warn: (text) => console.error(text),
};

try {
  const signal = new AbortController().signal;
  const { facts } = await countCoDownloads(['-'], items, {}, { reporter, signal, scratch });
  const memory = process.resourceUsage().maxRSS * 1_024;
  console.log(JSON.stringify({ seconds, disk, memory, facts }));
} finally {
  rmSync(scratch, { recursive: true });
}
