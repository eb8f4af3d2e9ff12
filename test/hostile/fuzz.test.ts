import fc from 'fast-check';
import { loadContent } from '../../src/loading/load-content.js';
import { readOwnData } from '../../src/loading/own-data.js';
import type { Content, LoadRequest } from '../../src/loading/load-request.js';
import { isLoadError } from '../../src/core/model/load-error.js';
import { settle } from '../elements/card.js';
import { firstIdOf } from '../elements/list.js';
import { allowConsole, expect, mount } from '../page/index.js';
import { expectClean, expectList } from './promises.js';
import { expectInert } from './traps.js';
import { makeWidget, tags } from './widgets.js';
import { wildFeeds, wildRequests, type WildRequest } from './wild-feeds.js';

const CHOSEN = 300;
const RENDERED = 200;

/*
 * Another seed each time. A feed that breaks a promise is made smaller as long as it does, and is printed
 * with the seed and the path that lead to it: with `{ seed, path }` as the parameters of `fc.assert` it is
 * tried again, alone.
 */
const seed = Math.trunc(Math.random() * 2 ** 31);
const tried = { chosen: 0, rendered: 0 };

function makeRequest(data: unknown, { list, name = firstIdOf(data), ...wanted }: WildRequest): LoadRequest {
  const nothing = { feed: undefined, source: undefined, custom: undefined, fallbackFeed: undefined };
  return { ...nothing, ...wanted, name, data, ...(list && { list }) };
}

/** What is shown, or the kind of error that says why nothing is. */
async function load(request: LoadRequest): Promise<Content | string> {
  try {
    return await loadContent(request, {
      signal: new AbortController().signal,
      timeout: 1,
      fresh: false,
      trace: { responses: new Map() },
    });
  } catch (error) {
    if (!isLoadError(error)) throw error;
    expect(error.kind).to.match(/^(?:format|not-found|config)$/);
    return error.kind;
  }
}

/** What was read on the way; nothing where nothing could be. */
async function read(data: unknown, { name, list }: LoadRequest) {
  const reply = await readOwnData(data, name, list).catch(() => undefined);
  return { found: reply?.item, items: reply?.items ?? [] };
}

/*
 * Relative addresses lead away from the server of the test page, which would report each that it does not
 * have.
 */
const base = document.createElement('base');
base.href = 'https://page.example/';

describe('Feeds that nobody would think of', () => {
  before(() => document.head.append(base));

  beforeEach(() => {
    // What is wrong with such a feed is not known beforehand; what nobody catches still counts.
    allowConsole(/^\[fao-widgets\] /, 'warn');
    allowConsole(/^\[fao-widgets\] <fao-[\w-]+(?: item=".*")?>: /s, 'error');
  });

  after(() => {
    base.remove();
    const count = tried.chosen + tried.rendered;
    console.log(`Fuzz: ${count} feeds, ${tried.rendered} of them rendered (seed ${seed})`);
  });

  it('give clean items and lists that keep their promises, the same each time, and stay as they are', async function () {
    this.timeout(120_000);
    const property = fc.asyncProperty(wildFeeds, wildRequests, async (feed, wanted) => {
      tried.chosen++;
      const before = JSON.stringify(feed);
      const copy = structuredClone(feed);
      const request = makeRequest(feed, wanted);
      const content = await load(request);
      const { found, items } = await read(feed, request);
      items.forEach(expectClean);
      for (const { id, languages = [] } of items) expect(languages.map((one) => one.id)).to.not.include(id);
      expect(new Set(items.map(({ id }) => id)).size, 'ids in a feed').to.equal(items.length);
      expect(JSON.stringify(await load({ ...request, data: copy }))).to.equal(JSON.stringify(content));
      expect(JSON.stringify(feed)).to.equal(before);
      if (typeof content === 'string' || !content.item) return;
      expectClean(content.item);
      if (request.list) expectList(content.entries, [content.item, found!], items, wanted.max);
    });
    await fc.assert(property, { numRuns: CHOSEN, seed });
  });

  it('execute nothing in the elements, which come to a state that lasts', async function () {
    this.timeout(120_000);
    const box = mount('<div></div>');
    const property = fc.asyncProperty(wildFeeds, wildRequests, async (feed, wanted) => {
      // Without data there would be no feed to be wrong.
      fc.pre(!!feed);
      tried.rendered++;
      const { name: itemName = firstIdOf(feed), preferLang, max } = wanted;
      const widgets = tags.map((tag) => makeWidget(tag, {}));
      // Without covers, since made-up addresses are not to be asked.
      for (const widget of widgets)
        Object.assign(widget, { itemName, preferLang, max, data: feed, lite: true });
      box.replaceChildren(...widgets);
      for (const widget of widgets) {
        await settle(widget);
        expect(widget.state).to.match(/^(?:ready|empty|error)$/);
        expect(widget.error?.kind ?? 'format').to.match(/^(?:format|not-found|config)$/);
      }
      expectInert(...widgets);
      const uncaught = window.pageWatch.messages.filter(({ level }) => !/^(?:warn|error)$/.test(level));
      expect(uncaught.map(({ text }) => text)).to.deep.equal([]);
    });
    await fc.assert(property, { numRuns: RENDERED, seed });
  });
});
