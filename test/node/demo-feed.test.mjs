import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FEED = join(ROOT, 'demo/feed');
const DEAD_LINK = 'covers/gaez-v4-model-documentation-en.svg';

const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'));
const listFiles = async (folder) => (await readdir(folder)).sort();

async function listFeedFiles(folder) {
  const below = async (part) => (await listFiles(join(folder, part))).map((name) => `${part}/${name}`);
  return ['feed.json', ...(await below('covers')), ...(await below('items')), ...(await below('pages'))];
}

/** Returns the ids in the lists of an item. */
function listNamedIds({ _fao }) {
  return [...(_fao.related ?? []), ...(_fao.also_downloaded?.items ?? [])].map(({ id }) => id);
}

describe('The demo feed', () => {
  let whole;
  let pages;
  let itemFeeds;
  let validate;

  before(async () => {
    const schema = await readJson(join(ROOT, 'schema/fao-feed.schema.json'));
    validate = addFormats(new Ajv2020({ allErrors: true })).compile(schema);
    whole = await readJson(join(FEED, 'feed.json'));
    const names = (await listFiles(join(FEED, 'items'))).filter((name) => name !== 'aliases.json');
    itemFeeds = new Map(
      await Promise.all(names.map(async (name) => [name, await readJson(join(FEED, 'items', name))])),
    );
    pages = [];
    for (let name = 'page-1.json'; name; name = pages.at(-1).next_url) {
      pages.push(await readJson(join(FEED, 'pages', name)));
    }
  });

  it('matches the schema in every layout', () => {
    for (const feed of [whole, ...pages, ...itemFeeds.values()]) {
      assert.ok(validate(feed), `${feed.items[0].id}: ${JSON.stringify(validate.errors, null, 2)}`);
    }
  });

  it('has at least 60 publications, each with an id of its own', () => {
    for (const feed of [whole, ...itemFeeds.values()]) {
      const ids = feed.items.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
    }
    const firstOfWork = whole.items.filter(({ id }, index) =>
      whole.items.slice(0, index).every(({ _fao }) => !_fao.languages?.some((other) => other.id === id)),
    );
    assert.ok(firstOfWork.length >= 60, `${firstOfWork.length} publications`);
  });

  it('has at least three abstracts in each of the six languages', () => {
    const described = whole.items.filter((item) => item.summary ?? item.content_html);
    assert.ok(described.length >= 24, `${described.length} abstracts`);
    for (const language of ['ar', 'en', 'es', 'fr', 'ru', 'zh']) {
      const count = described.filter((item) => item.language === language).length;
      assert.ok(count >= 3, `${count} abstracts in ${language}`);
    }
  });

  it('has a file for every cover except one', async () => {
    const covers = new Set((await listFiles(join(FEED, 'covers'))).map((name) => `covers/${name}`));
    const linked = (items) =>
      items.flatMap(({ image, _fao }) => [image, ...(_fao.languages ?? []).map((other) => other.image)]);
    const images = linked(whole.items).filter(Boolean);
    assert.deepEqual([...new Set(images.filter((image) => !covers.has(image)))], [DEAD_LINK]);
    assert.deepEqual(
      [...covers].filter((cover) => !images.includes(cover)),
      [],
    );

    const elsewhere = [...pages, ...itemFeeds.values()].flatMap(({ items }) => linked(items)).filter(Boolean);
    for (const image of elsewhere) assert.ok(images.includes(image.replace('../', '')), image);
  });

  it('names only items of the same file in its lists', () => {
    const check = (items, known) => {
      for (const item of items) {
        for (const id of listNamedIds(item))
          assert.ok(
            known.some((other) => other.id === id),
            `${item.id}: ${id}`,
          );
      }
    };
    check(whole.items, whole.items);
    for (const { items } of itemFeeds.values()) check(items, items);
  });

  it('distinguishes an empty list from an unknown one', () => {
    const seed = whole.items.find(({ id }) => id === 'creating-alternatives-to-migration-en');
    assert.deepEqual(seed._fao.languages, []);
    assert.deepEqual(
      seed._fao.related.map(({ id }) => id),
      [
        'boosting-contribution-diaspora-agribusiness-en',
        'toolkit-sustainable-reintegration-en',
        'rural-migration-food-security-climate-en',
      ],
    );
    assert.deepEqual(seed._fao.also_downloaded.items, []);
    assert.equal(whole.items.filter(({ _fao }) => _fao.languages?.length === 0).length, 4);
    assert.equal(whole.items.filter(({ _fao }) => _fao.related?.length === 0).length, 1);
    assert.ok(whole.items.some(({ _fao }) => _fao.related === undefined));
  });

  it('has one file per item with the id as its name and the item in first place', () => {
    assert.deepEqual([...itemFeeds.keys()].sort(), whole.items.map(({ id }) => `${id}.json`).sort());
    for (const [name, { items }] of itemFeeds) assert.equal(`${items[0].id}.json`, name);
  });

  it('has the same items in the pages as in the single file', () => {
    assert.deepEqual(
      pages.flatMap(({ items }) => items.map(({ id }) => id)),
      whole.items.map(({ id }) => id),
    );
  });

  it('has aliases in lower case that map to files', async () => {
    const { version, aliases } = await readJson(join(FEED, 'items/aliases.json'));
    assert.equal(version, 1);
    for (const [name, id] of Object.entries(aliases)) {
      assert.equal(name, name.toLowerCase());
      assert.ok(itemFeeds.has(`${id}.json`), `${name} maps to ${id}`);
      assert.ok(!itemFeeds.has(`${name}.json`), `${name} is the name of a file`);
    }
    assert.equal(aliases['3d46a5a8-70ba-4a98-ba3f-55be99abbb25'], 'creating-alternatives-to-migration-en');
    assert.equal(aliases['20.500.14283/cd0683en'], 'cd0683en');
    assert.equal(aliases['10.4060/cc3017en'], 'cc3017en');
    assert.equal(aliases['66538eba-9c85-4504-8438-c1cf0a0a3903'], 'cd0683en');
    assert.equal(aliases['fao.org/publications/card/en/c/mw029en'], 'mw029en');
  });

  it('states that sizes and counts are samples', () => {
    for (const feed of [whole, ...pages, ...itemFeeds.values()]) {
      assert.match(feed._fao.note, /sizes and download counts .* samples, not measurements/);
    }
    const counted = whole.items.filter(({ _fao }) => _fao.also_downloaded);
    assert.ok(counted.length >= 15, `${counted.length} items with counts`);
    for (const { _fao } of counted) assert.equal(_fao.also_downloaded.sample, true);
  });

  it('has small covers without scripts or references to other files', async () => {
    for (const name of await listFiles(join(FEED, 'covers'))) {
      const svg = await readFile(join(FEED, 'covers', name), 'utf8');
      assert.ok(Buffer.byteLength(svg) <= 3000, `${name}: ${Buffer.byteLength(svg)} bytes`);
      assert.doesNotMatch(svg, /<script|<foreignObject|<image|url\(|(?:href|src)="(?!#)/, name);
    }
  });

  describe('generated again', () => {
    let folder;
    before(async () => (folder = await mkdtemp(join(tmpdir(), 'demo-feed-'))));
    after(() => rm(folder, { recursive: true }));

    it('is identical to the committed one', async () => {
      await promisify(execFile)(process.execPath, [join(ROOT, 'demo/make-feed/make-feed.mjs'), folder]);
      const files = await listFeedFiles(FEED);
      assert.deepEqual(await listFeedFiles(folder), files);
      for (const file of files) {
        const [committed, generated] = await Promise.all(
          [FEED, folder].map((place) => readFile(join(place, file), 'utf8')),
        );
        assert.equal(generated, committed, `${file} is out of date: run npm run demo:feed`);
      }
    });
  });
});
