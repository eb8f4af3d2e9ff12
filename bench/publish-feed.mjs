/*
 * npm run bench:publish [-- 10000 150000]
 *
 * Writes the feed of a synthetic repository of each size, as `fao-feed build` does after it has read the
 * records: one file per item, with language versions and related items. Then writes it again without a
 * change. Each size has its own process. Prints times, sizes and the peak memory of the process. BENCH_FOLDER
 * is the folder for the files.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tool = '../feed-tool/dist/feed-tool/src';
const quiet = {
  reporter: { begin: () => ({ reach() {}, end() {} }), note() {}, warn() {}, conclude() {}, fail() {} },
  signal: new AbortController().signal,
};
const source = { repository: 'https://repository.example/server', interface: 'oai-pmh' };
const facts = {
  source,
  name: 'Synthetic repository',
  fields: 'auto',
  harvested: '2026-01-01T00:00:00Z',
  isComplete: true,
  settings: { related: 6, layout: 'item-files' },
};
/** As long as an average abstract. */
const abstract = 'This text has about two hundred words, like the abstract of a publication. '
  .repeat(17)
  .trim();

async function fillStore(store, items) {
  const state = { source, run: 'bench', isWhole: true, began: facts.harvested, part: 0, read: 0 };
  for (let start = 0; start < items.length; start += 1_000) {
    const records = items.slice(start, start + 1_000).map((item) => ({
      identifier: `oai:repository.example:1/${item.id}`,
      datestamp: facts.harvested,
      item: {
        ...item,
        url: `https://repository.example/handle/1/${item.id}`,
        summary: [[abstract]],
      },
      ties: [],
    }));
    await store.savePage({ records, gone: [], broken: [] }, state);
  }
  await store.finishHarvest(state, facts);
}

async function measure(count) {
  const { makeItems } = await import('./synthetic/make-items.mjs');
  const { FeedStore } = await import(`${tool}/store/store.js`);
  const { FeedFolder } = await import(`${tool}/publish/feed-folder.js`);
  const { publishFeed } = await import(`${tool}/publish/publish-feed.js`);
  const path = await mkdtemp(join(process.env.BENCH_FOLDER ?? tmpdir(), 'fao-feed-bench-'));
  try {
    const store = await FeedStore.open(path);
    await fillStore(store, makeItems(count));
    const publish = async () => {
      const start = performance.now();
      const { written } = await publishFeed(store, await FeedFolder.open(path), facts, quiet);
      const seconds = (performance.now() - start) / 1_000;
      const { files } = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'));
      const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
      return { seconds, written, bytes };
    };
    const [first, again] = [await publish(), await publish()];
    await store.close();
    return { first, again, peak: process.resourceUsage().maxRSS * 1_024 };
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

if (process.env.MEASURE) {
  console.log(JSON.stringify(await measure(Number(process.env.MEASURE))));
} else {
  const columns = ['items', 'seconds', 'ms per item', 'feed MiB', 'again s', 'written then', 'peak MiB'];
  console.log(columns.map((name) => name.padStart(14)).join(''));
  const sizes = process.argv.slice(2).map(Number).filter(Boolean);
  for (const count of sizes.length ? sizes : [10_000, 150_000]) {
    const env = { ...process.env, MEASURE: String(count) };
    const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url)], {
      env,
      encoding: 'utf8',
    });
    const { first, again, peak } = JSON.parse(output);
    const row = [
      count,
      first.seconds.toFixed(1),
      ((first.seconds * 1_000) / count).toFixed(2),
      (first.bytes / 2 ** 20).toFixed(0),
      again.seconds.toFixed(1),
      again.written,
      (peak / 2 ** 20).toFixed(0),
    ];
    console.log(row.map((value) => String(value).padStart(14)).join(''));
  }
}
