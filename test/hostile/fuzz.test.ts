import fc from 'fast-check';
import { loadContent } from '../../src/loading/load-content.js';
import { readOwnData } from '../../src/loading/own-data.js';
import type { Content, LoadRequest } from '../../src/loading/load-request.js';
import { isLoadError } from '../../src/core/model/load-error.js';
import { settle } from '../elements/card.js';
import { firstIdOf } from '../elements/list.js';
import { allowConsole, expect, mount } from '../page/index.js';
import { expectClean, expectList } from './expect-clean.js';
import { expectInert } from './expect-inert.js';
import { makeWidget, tags } from './widgets.js';
import { wildFeeds, wildRequests, type WildRequest } from './wild-feeds.js';

const LOADED_FEEDS = 300;
const RENDERED_FEEDS = 200;

/*
 * Each run has another seed. fast-check shrinks a feed that fails a check, and prints it with its seed and
 * path. `fc.assert` with the parameters `{ seed, path }` repeats that feed alone.
 */
const seed = Math.trunc(Math.random() * 2 ** 31);
const counts = { loaded: 0, rendered: 0 };

function makeRequest(data: unknown, { list, name = firstIdOf(data), ...fields }: WildRequest): LoadRequest {
  const nothing = { feed: undefined, source: undefined, custom: undefined, fallbackFeed: undefined };
  return { ...nothing, ...fields, name, data, ...(list && { list }) };
}

/** Returns the content that an element would show, or the kind of its error. */
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

/** Returns the items of the feed and the one that the request names; none if the data are invalid. */
async function read(data: unknown, { name, list }: LoadRequest) {
  const reply = await readOwnData(data, name, list).catch(() => undefined);
  return { found: reply?.item, items: reply?.items ?? [] };
}

/* Relative URLs must not be requested from the server of the test page, which reports every missing file. */
const base = document.createElement('base');
base.href = 'https://page.example/';

describe('Random feeds', () => {
  before(() => document.head.append(base));

  beforeEach(() => {
    // The faults of a random feed are unknown, so the library may log anything. Uncaught errors still fail.
    allowConsole(/^\[fao-widgets\] /, 'warn');
    allowConsole(/^\[fao-widgets\] <fao-[\w-]+(?: item=".*")?>: /s, 'error');
  });

  after(() => {
    base.remove();
    const count = counts.loaded + counts.rendered;
    console.log(`Fuzz: ${count} feeds, ${counts.rendered} of them rendered (seed ${seed})`);
  });

  it('yield sanitized items and valid lists, the same each time, and are not changed', async function () {
    this.timeout(120_000);
    const property = fc.asyncProperty(wildFeeds, wildRequests, async (feed, wildRequest) => {
      counts.loaded++;
      const before = JSON.stringify(feed);
      const clone = structuredClone(feed);
      const request = makeRequest(feed, wildRequest);
      const content = await load(request);
      const { found, items } = await read(feed, request);
      items.forEach(expectClean);
      for (const { id, languages = [] } of items)
        expect(languages.map((version) => version.id)).to.not.include(id);
      expect(new Set(items.map(({ id }) => id)).size, 'ids in a feed').to.equal(items.length);
      expect(JSON.stringify(await load({ ...request, data: clone }))).to.equal(JSON.stringify(content));
      expect(JSON.stringify(feed)).to.equal(before);
      if (typeof content === 'string' || !content.item) return;
      expectClean(content.item);
      if (request.list) expectList(content.entries, [content.item, found!], items, wildRequest.max);
    });
    await fc.assert(property, { numRuns: LOADED_FEEDS, seed });
  });

  it('execute nothing in the elements, which all settle', async function () {
    this.timeout(120_000);
    const box = mount('<div></div>');
    const property = fc.asyncProperty(wildFeeds, wildRequests, async (feed, wildRequest) => {
      // Without data, the elements would look for the attribute "feed".
      fc.pre(!!feed);
      counts.rendered++;
      const { name: itemName = firstIdOf(feed), preferLang, max } = wildRequest;
      const widgets = tags.map((tag) => makeWidget(tag, {}));
      // Without covers, since the tests must not request random URLs.
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
    await fc.assert(property, { numRuns: RENDERED_FEEDS, seed });
  });
});
