/*
 * node feed-tool/data/take-robots-list.mjs COUNTER_Robots_list.json LICENSE 2024-04-22
 *
 * Writes counter-robots.json from the list as COUNTER publishes it, its licence and the date of its last
 * change.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [list, licence, date] = process.argv.slice(2);
if (!/^\d{4}-\d\d-\d\d$/.test(date ?? ''))
  throw new Error(
    'Name the files of the list and of its licence, and the date: see README.md in this folder.',
  );

const patterns = JSON.parse(readFileSync(list, 'utf8')).map(({ pattern }) => pattern);
// Throws for an invalid pattern, which would otherwise make every count fail.
for (const pattern of patterns) new RegExp(pattern, 'i');

const facts = {
  source: 'https://github.com/atmire/COUNTER-Robots',
  date,
  licence: readFileSync(licence, 'utf8').trim().split('\n'),
  patterns,
};
writeFileSync(new URL('counter-robots.json', import.meta.url), `${JSON.stringify(facts, null, 2)}\n`);
console.log(`${patterns.length} patterns of ${date}`);
