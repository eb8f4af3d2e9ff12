/*
 * npm run bench:related [-- 10000 50000 150000]
 *
 * Ranks the related items of every item of a synthetic repository of each size, as `fao-feed build` does.
 * Each size has its own process. Prints times and the peak memory of the process.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const RELATED = 6;

async function measure(count) {
  const { makeItems } = await import('./synthetic/make-items.mjs');
  const { rankAll } = await import('../feed-tool/dist/feed-tool/src/relate/rank-all.js');
  const { groupWorks } = await import('../feed-tool/dist/src/core/related/works.js');
  const items = makeItems(count);
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const workOf = groupWorks(items);
  let [related, first] = [0, 0];
  for (const list of rankAll(items, { maxRelated: RELATED, workOf })) {
    first ||= performance.now() - start;
    related += list.length;
  }
  const seconds = (performance.now() - start) / 1_000;
  const { maxRSS } = process.resourceUsage();
  return { count, seconds, index: first / 1_000, related, peak: maxRSS * 1_024, before };
}

if (process.env.MEASURE) {
  console.log(JSON.stringify(await measure(Number(process.env.MEASURE))));
} else {
  const columns = ['items', 'seconds', 'of these index', 'µs per item', 'related', 'items MiB', 'peak MiB'];
  console.log(columns.map((name) => name.padStart(15)).join(''));
  for (const count of sizes.length ? sizes : [10_000, 50_000, 150_000]) {
    const env = { ...process.env, MEASURE: String(count) };
    const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url)], {
      env,
      encoding: 'utf8',
    });
    const { seconds, index, related, peak, before } = JSON.parse(output);
    const row = [
      count,
      seconds.toFixed(1),
      index.toFixed(1),
      ((seconds * 1e6) / count).toFixed(0),
      related,
      (before / 2 ** 20).toFixed(0),
      (peak / 2 ** 20).toFixed(0),
    ];
    console.log(row.map((value) => String(value).padStart(15)).join(''));
  }
}
