/**
 * Makes the demo feed from demo/facts. The same facts always result in the same files.
 *
 *     node demo/make-feed/make-feed.mjs [folder]
 *
 * `folder` is the folder of the feed, by default demo/feed.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listAliases } from './aliases.mjs';
import { drawCover } from './cover/draw-cover.mjs';
import { readFacts } from './facts.mjs';
import { layOutItemFiles, layOutOneFile, layOutPages } from './layouts.mjs';
import { replaceFeedFiles } from './replace-feed-files.mjs';

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = process.argv[2] ? resolve(process.argv[2]) : fromHere('../feed');

const facts = await readFacts(fromHere('../facts'));
const files = new Map();
const addJson = (path, value) => files.set(path, `${JSON.stringify(value, null, 2)}\n`);

addJson('feed.json', layOutOneFile(facts));
for (const [name, page] of layOutPages(facts, 4)) addJson(`pages/${name}`, page);
for (const [name, feed] of layOutItemFiles(facts)) addJson(`items/${name}`, feed);
addJson('items/aliases.json', { version: 1, aliases: listAliases(facts.editions) });
for (const edition of facts.editions) {
  if (edition.cover === 'drawn') files.set(`covers/${edition.id}.svg`, drawCover(edition));
}

await replaceFeedFiles(folder, files);
console.log(`${facts.editions.length} items, ${files.size} files in ${folder}`);
