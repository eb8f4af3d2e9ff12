import { expect } from 'chai';
import fc from 'fast-check';
import { chooseList } from '../../src/controllers/choose-list.js';
import type { Wish } from '../../src/controllers/wish.js';
import type { Attachment, Edition, Inline, Item } from '../../src/model/item.js';
import type { ListName } from '../../src/model/list.js';
import { groupWorks } from '../../src/relate/works.js';
import { isLoadError } from '../../src/request/load-error.js';
import { readFeed } from '../../src/sources/json-feed/read-feed.js';
import { feedArbitrary } from './feed-arbitrary.js';

const url = 'https://ministry.example/feed.json';
const max = 3;

/**
 * Reads feeds that nobody would think of, and fails where one is neither refused nor read to a clean model with lists that hold what they promise. Needs no
 * browser, as what it tests needs none.
 *
 * @param count how many feeds
 * @throws {Error} with the least feed that fails, and a seed to meet it again
 */
export async function tryFeeds(count: number): Promise<void> {
  await fc.assert(fc.asyncProperty(feedArbitrary, expectSoundFeed), { numRuns: count });
}

function expectText(text: string | undefined): void {
  if (text !== undefined) expect(text).to.equal(text.trim()).and.not.equal('');
}

function expectAddress(address: string | undefined): void {
  if (address !== undefined) expect(new URL(address).protocol).to.match(/^https?:$/);
}

function textOf(run: Inline): string {
  return typeof run === 'string' ? run : run.children.map(textOf).join('');
}

function expectCleanEdition({
  id,
  title,
  subtitle,
  language,
  url: link,
  image,
  attachments,
  summary,
}: Edition): void {
  [id, title, subtitle, language].forEach(expectText);
  [link, image, ...attachments.map((file: Attachment) => file.url)].forEach(expectAddress);
  for (const paragraph of summary ?? []) expect(paragraph.map(textOf).join('').trim()).not.to.equal('');
}

function expectClean(item: Item): void {
  expectCleanEdition(item);
  expect(item.id).to.be.a('string');
  expect(item.title).to.be.a('string');
  item.languages?.forEach(expectCleanEdition);
  [item.type, item.dateIssued, item.series, ...item.subjects, ...item.authors].forEach(expectText);
}

/** Reads a feed; `undefined` where it is refused as it should be. */
async function read(json: unknown) {
  try {
    return await readFeed(json, url);
  } catch (thrown) {
    if (!isLoadError(thrown)) throw thrown;
    expect(thrown.kind).to.equal('format');
    return undefined;
  }
}

async function choose(items: readonly Item[], item: Item, list: ListName) {
  const wish = { list, max, feed: url, readerLang: 'fr' } as unknown as Wish;
  return chooseList({ item, items, warnings: [] }, item, wish, () =>
    Promise.resolve({ items: [], warnings: [] }),
  );
}

async function expectSoundFeed(json: unknown): Promise<void> {
  const before = JSON.stringify(json);
  const feed = await read(json);
  expect(JSON.stringify(json)).to.equal(before);
  if (!feed) return;
  const { items } = feed;
  items.forEach(expectClean);
  expectAddress(feed.next);
  expect(new Set(items.map(({ id }) => id)).size).to.equal(items.length);
  const [seed] = items;
  if (!seed) return;
  for (const list of ['related-items', 'also-downloaded'] as const) {
    const entries = await choose(items, seed, list);
    expect(entries.length).to.be.at.most(max);
    entries.forEach(({ item }) => expectClean(item));
    // Editions that only another item's list of languages tells of have the id of none.
    const workOf = groupWorks(items);
    const works = [seed, ...entries.map(({ item }) => item)].map(workOf);
    expect(new Set(works).size, `${list}: works ${works.join(', ')}`).to.equal(works.length);
    expect(await choose(items, seed, list)).to.deep.equal(entries);
  }
}
