import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serveFeed } from '../../demo/serve-feed.mjs';
import { findBrowsers } from '../../test/browsers/find-browsers.mjs';
import { openRepository } from 'fake-dspace/testing';
import {
  buildLayouts,
  listen,
  makeIdConverter,
  combineLayouts,
  runSuccessfully,
  serveConvertedSite,
  startServing,
} from './demo-site.mjs';
import { launchChromium, readDemoPage } from './read-demo-page.mjs';
import { readJson } from './run-command.mjs';

const { found, missing } = await findBrowsers(['chromium']);
const skip = found.length === 0 && `there is no Chromium; ${missing[0].advice}`;

/**
 * The pages, each with its minimum number of widgets and the messages that it must log; `ownMessages`:
 * further messages with a built feed.
 */
const pages = [
  { path: '', minimum: 0 },
  {
    path: 'layouts.html',
    minimum: 30,
    expectedMessages: ['503 .*/down/feed.json$', '^\\[fao-widgets\\] <fao-item-card'],
  },
  { path: 'classic.html', minimum: 2 },
  { path: 'languages.html', minimum: 18 },
  // The icon of the page is a cover of the demo feed.
  { path: 'hostile.html', minimum: 25, ownMessages: ['404 .*/covers/cd0683en.svg$'] },
  { path: 'ministry/migration.html', minimum: 4 },
  { path: 'ministry/fisheries.html', minimum: 4 },
  { path: 'ministry/ar/fisheries.html', minimum: 4 },
];

describe('The demo pages with a feed of fao-feed build', { skip }, () => {
  const opened = [];
  const open = async (opening) => {
    const one = await opening;
    opened.unshift(one);
    return one;
  };
  let folder, repository, built, browser;
  /**
   * `site`: folder with all layouts; the others: items by title, from the single file and from item files.
   */
  let site, items, itemFiles;
  let demo, own;
  let convertId;
  const counts = { cards: 0, lists: 0, listed: 0, renamed: 0, covers: 0, reasons: 0 };

  const openSite = async (feed, convert, ownPages) => {
    const origins = { feedOrigin: feed.origin, repositoryOrigin: repository.origin };
    const { origin } = await open(listen(serveConvertedSite(origins, convert, ownPages)));
    return { origin, feed: feed.origin };
  };
  const read = (served, path, options) => readDemoPage(browser, `${served.origin}/demo/${path}`, options);
  const readOnDemoFeed = async (path, expectedMessages) => {
    const { widgets, faults } = await read(demo, path, { expectedMessages });
    assert.deepEqual(faults, []);
    return widgets;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fao-feed-demo-'));
    site = join(folder, 'site');
    repository = await open(openRepository());
    built = await buildLayouts(repository.origin, folder);
    await combineLayouts(built, site);
    const byTitle = (list) => new Map(list.map((item) => [item.title, item]));
    const list = (await readJson(site, 'feed.json')).items;
    items = byTitle(list);
    itemFiles = byTitle(
      await Promise.all(list.map(async ({ id }) => (await readJson(site, 'items', `${id}.json`)).items[0])),
    );
    convertId = makeIdConverter(list);
    browser = await open(launchChromium(found[0]));
    demo = await openSite(await open(listen(serveFeed())), (id) => id);
    own = await openSite(await open(listen(serveFeed({ folder: site }))), convertId);
  });

  after(async () => {
    for (const one of opened) await one.close();
    await rm(folder, { recursive: true, force: true });
  });

  const isOneFile = ({ feed }) => !!feed?.endsWith('/feed.json');

  /** Checks that each card has the cover of its feed, with the URL from the feed. */
  function requireCovers(widget, { feed }) {
    const [source, start, end] = isOneFile(widget)
      ? [items, `${repository.origin}/server/api/core/bitstreams/`, '/content']
      : [itemFiles, `${feed}/thumbnails/`, '.webp'];
    for (const { title, cover } of widget.cards) {
      const { image } = source.get(title) ?? assert.fail(`no feed has "${title}"`);
      assert.equal(!!cover, !!image, `cover of "${title}"`);
      if (!cover) continue;
      assert.ok(cover.width > 0, `not loaded, of "${title}": ${cover.url}`);
      assert.ok(cover.url.startsWith(start) && cover.url.endsWith(end), cover.url);
      counts.covers += 1;
    }
  }

  /**
   * Compares languages, whose order depends on the feed. If the demo feed has no languages, the feed of a
   * whole repository may have an empty list, and the other way round: for an item without a job number, the
   * repository does not show that it has no other language versions.
   */
  function requireLanguages({ title, languages }, expected, start) {
    const sorted = languages?.toSorted() ?? [];
    assert.deepEqual(sorted, expected.languages?.toSorted() ?? [], `languages of "${title}" in ${start}`);
    if (expected.languages?.length) assert.ok(languages, `no line of languages of "${title}" in ${start}`);
  }

  function requireSameCard(widget, expected) {
    const [[card], [other]] = [widget.cards, expected.cards];
    assert.equal(card?.title, other?.title, widget.start);
    if (!other) return;
    requireLanguages(card, other, widget.start);
    assert.equal(!!card.cover?.width, !!other.cover?.width, `cover in ${widget.start}`);
  }

  /** Compares the items that are in both lists, since the lists of the two feeds may differ. */
  function requireList(widget, expected) {
    const { heading, description, cards, start } = widget;
    assert.deepEqual([heading, description], [expected.heading, expected.description], start);
    if (widget.state === 'ready') assert.ok(cards.length >= Math.min(expected.cards.length, 2), start);
    for (const card of cards) {
      if (card.layout !== 'compact') assert.ok(card.reason, `no reason for "${card.title}" in ${start}`);
      if (card.reason) counts.reasons += 1;
      const other = expected.cards.find(({ title }) => title === card.title);
      if (!other) continue;
      counts.listed += 1;
      requireLanguages(card, other, start);
    }
  }

  /** Compares the widgets of a page with those of the same page on the bundled feed. */
  function compare(seen, expected, served) {
    const waiting = [...expected];
    // The hostile page sorts some of its cards, so their order may differ.
    const take = ({ start }) => {
      const describeStart = (text, convert) =>
        text.replace(/http:\/\/[\d.:]+/, '').replace(/ item="([^"]+)"/, (_, id) => ` item="${convert(id)}"`);
      const own = describeStart(start, (id) => id);
      const index = waiting.findIndex((other) => describeStart(other.start, convertId) === own);
      assert.notEqual(index, -1, `${start} is not on the page of the bundled feed`);
      return waiting.splice(index, 1)[0];
    };
    for (const widget of seen) {
      const other = take(widget);
      if (widget.tag === 'fao-also-downloaded') {
        assert.deepEqual([widget.state, widget.cards], ['empty', []], widget.start);
        continue;
      }
      assert.equal(widget.state, other.state, widget.start);
      requireCovers(widget, served);
      if (widget.tag === 'fao-item-card') requireSameCard(widget, other);
      else requireList(widget, other);
      counts[widget.tag === 'fao-item-card' ? 'cards' : 'lists'] += 1;
      if (widget.name !== other.name) counts.renamed += 1;
    }
    assert.deepEqual(waiting, []);
  }

  it('use feeds in which fao-feed check finds nothing', async () => {
    const results = await Promise.all(
      Object.values(built).map(async (out) => {
        const lines = (await runSuccessfully('check', out, '--json')).trim().split('\n');
        return JSON.parse(lines.at(-1));
      }),
    );
    for (const { counts: found, problems } of results) {
      assert.deepEqual([found.errors, found.warnings], [0, 0], JSON.stringify(problems, undefined, 2));
      assert.ok(found.files > 1);
    }
  });

  for (const { path, minimum, expectedMessages = [], ownMessages = [] } of pages) {
    it(`show /demo/${path} as on the bundled feed`, async () => {
      const picture = path.replaceAll('/', '-').replace('.html', '') || 'index';
      const [{ widgets, faults }, expected] = await Promise.all([
        read(own, path, { expectedMessages: [...expectedMessages, ...ownMessages], picture }),
        readOnDemoFeed(path, expectedMessages),
      ]);
      assert.deepEqual(faults, []);
      assert.ok(widgets.length >= minimum, `${widgets.length} widgets`);
      compare(widgets, expected, own);
    });
  }

  it('show a page of the ministry with fao-feed serve', async () => {
    const path = 'ministry/migration.html';
    const served = await openSite(await open(startServing(site)), convertId);
    const [{ widgets, faults }, expected] = await Promise.all([read(served, path), readOnDemoFeed(path)]);
    assert.deepEqual(faults, []);
    compare(widgets, expected, served);
    const [card] = widgets.filter(({ text }) => text.includes('Creating alternatives to migration'));
    assert.doesNotMatch(card.text, /Also available in/);
    const downloads = widgets.find(({ tag }) => tag === 'fao-also-downloaded');
    assert.match(downloads.text, /^Users also downloaded .* No results found\.$/);
  });

  it('show the same from each layout with fao-feed serve, also from the last of several pages', async () => {
    const feed = await open(startServing(site));
    const [last] = (await readdir(join(site, 'pages', 'pages'))).sort().reverse();
    const page = await readJson(site, 'pages', 'pages', last);
    const far = page.items.find(({ title, _fao }) => items.has(title) && _fao.languages?.length > 0);
    const cards = ['feed.json', 'pages/page-1.json', 'items/{id}.json'].map((path) => {
      const widget = (tag, id) => `<${tag} feed="${feed.origin}/${path}" item="${id}"></${tag}>`;
      return (
        widget('fao-item-card', 'cd0683en') +
        widget('fao-item-card', far.id) +
        widget('fao-related-items', 'cd0683en')
      );
    });
    const html = `<!doctype html><html lang="en"><title>Layouts</title><link rel="icon" href="/demo/icon.svg">
      <script type="module" src="/dist/cdn/fao-widgets.js"></script>${cards.join('')}`;
    const served = await openSite(feed, convertId, { '/demo/from-each-layout': html });
    const { widgets, faults } = await read(served, 'from-each-layout');
    assert.deepEqual(faults, []);
    const [oneFile, paged, itemFile] = [widgets.slice(0, 3), widgets.slice(3, 6), widgets.slice(6)];
    for (const layout of [oneFile, paged, itemFile]) {
      const [first, second, list] = layout;
      assert.deepEqual(
        layout.map(({ state }) => state),
        ['ready', 'ready', 'ready'],
      );
      requireSameCard(first, oneFile[0]);
      requireSameCard(second, oneFile[1]);
      assert.deepEqual([first.cards[0].languages.length, second.cards[0].title], [5, far.title]);
      assert.ok(list.cards.every(({ reason, cover }) => reason && cover.width > 0));
    }
    const titlesOf = ([, , list]) => list.cards.map(({ title }) => title);
    assert.deepEqual(titlesOf(itemFile), titlesOf(oneFile));
    requireList(itemFile[2], oneFile[2]);
    for (const widget of [...oneFile, ...itemFile]) requireCovers(widget, served);
  });

  it('show lists of downloads after fao-feed downloads', async () => {
    const [one, other] = ['cd0683en', 'cc7724en'].map((id) =>
      [...items.values()].find((item) => item.id === id),
    );
    const lines = [1, 2, 3, 4, 5, 6].flatMap((visitor) =>
      [one, other].map(({ attachments: [{ url }] }, minute) => {
        const request = `GET /bitstreams/${/[\da-f-]{36}/.exec(url)[0]}/download HTTP/1.1`;
        return `192.0.2.${visitor} - - [10/Oct/2026:13:1${minute}:36 +0000] "${request}" 200 99 "-" "Mozilla/5.0 (X11; Linux) Gecko/${visitor}"`;
      }),
    );
    const log = join(folder, 'access.log');
    await writeFile(log, `${lines.join('\n')}\n`);
    await runSuccessfully('downloads', '--log', log, '--feed', built['item-files']);
    await runSuccessfully('check', '--strict', built['item-files']);
    await cp(join(built['item-files'], 'items'), join(site, 'items'), { recursive: true });
    const { widgets, faults } = await read(own, 'ministry/fisheries.html', { picture: 'downloads' });
    assert.deepEqual(faults, []);
    const list = widgets.find(({ tag }) => tag === 'fao-also-downloaded');
    assert.deepEqual([list.state, list.heading], ['ready', 'Users also downloaded']);
    assert.deepEqual(
      list.cards.map(({ title }) => title),
      [other.title],
    );
    requireCovers(list, own);
  });

  it('had enough cards and lists for the comparison', (test) => {
    test.diagnostic(JSON.stringify(counts));
    assert.ok(counts.cards >= 25 && counts.lists >= 15, 'cards and lists');
    assert.ok(
      counts.renamed >= 5 && counts.listed >= 10 && counts.reasons >= 25,
      'by handle, in lists, with reasons',
    );
  });
});
