import { mountOwn } from '../elements/card.js';
import { makeFeed, makeItem, mountRelated, titlesOf } from '../elements/list.js';
import { expect, expectConsole, within } from '../page/index.js';
import { expectInert } from './traps.js';
import { goodFeed, makeWidget, mountAmongGood, tags, unusable, type Widget } from './widgets.js';

function fail(thrown: unknown): never {
  throw thrown;
}

/** An object whose named properties throw when they are read. */
function withTraps(plain: object, ...names: string[]): object {
  const trapped = { ...plain };
  for (const name of names) {
    Object.defineProperty(trapped, name, { get: () => fail(new Error(`no ${name}`)), enumerable: true });
  }
  return trapped;
}

/** Shows data that a template would stumble over itself. */
async function showCard(data: unknown): Promise<Widget> {
  const card = makeWidget('fao-item-card', {});
  card.data = data;
  const [shown] = await mountAmongGood([card]);
  return shown!;
}

const hostile = { toString: () => fail(new Error('no text')) };

describe('Data that are no item and no feed', () => {
  const values: Record<string, unknown> = {
    'a text': 'cd0683en',
    'a number': 7,
    'a BigInt': 7n,
    'a Symbol': Symbol('data'),
    'a function': () => goodFeed,
    'a function with items': Object.assign(() => undefined, goodFeed),
    'a list': [makeItem('a')],
    'a promise': Promise.resolve(goodFeed),
    'a map': new Map(Object.entries(goodFeed)),
    'an element': document.body,
    'an empty object': {},
    'an object without prototype': Object.create(null) as object,
    true: true,
  };

  for (const [what, data] of Object.entries(values)) {
    it(`fail like a feed of the wrong form: ${what}`, async () => {
      for (const tag of tags) {
        expectConsole(new RegExp(`<${tag}>: the property "data" is not what its source expects: `), 'error');
      }
      const elements = tags.map((tag) => makeWidget(tag, {}));
      for (const element of elements) element.data = data;
      for (const [index, element] of (await mountAmongGood(elements)).entries()) {
        expect(element.error?.kind).to.equal('format');
        within(element).getByShadowText(unusable[Math.min(index, 1)]!);
      }
    });
  }
});

describe('A getter that throws', () => {
  it('is a field that is not there, with one warning, and the rest is shown', async () => {
    expectConsole(
      /the property "data": skipped unreadable properties: "url" \(Error: no url\), .*"tags" \(Error: no tags\)/,
      'warn',
    );
    const item = makeItem('a', withTraps({ type: 'Book' }, 'subtitle'), { summary: 'An abstract.' });
    const card = await mountOwn(withTraps(item, 'url', 'image', 'tags'));
    within(card).getByShadowRole('heading', { name: 'Title of a' });
    within(card).getByShadowText('Book');
    within(card).getByShadowText('An abstract.');
  });

  it('costs a feed the record that it is in, where that can not do without', async () => {
    expectConsole(
      /the property "data": skipped 2 of 4 items: items\[1\] has no "id", items\[3\] is not an object/,
      'warn',
    );
    expectConsole(
      /the property "data": skipped unreadable properties: "id" \(Error: no id\), "3" \(Error: no 3\)/,
      'warn',
    );
    const tagged = (id: string) => makeItem(id, {}, { tags: ['x'] });
    const items = [tagged('seed'), withTraps({ title: 'A' }, 'id'), tagged('b')];
    Object.defineProperty(items, 3, { get: () => fail(new Error('no 3')) });
    const list = await mountRelated({ ...makeFeed(), items });
    expect(titlesOf(list)).to.deep.equal(['Title of b']);
  });

  it('throws what it likes', async () => {
    const values = {
      url: undefined,
      image: null,
      summary: hostile,
      tags: Object.create(null) as unknown,
      authors: Symbol('thrown'),
      language: { name: 'LoadError' },
    };
    for (const [field, thrown] of Object.entries(values)) {
      expectConsole(
        new RegExp(`the property "data": skipped unreadable properties: "${field}" \\([^"]*\\)$`),
        'warn',
      );
      const data = Object.defineProperty(makeItem('a'), field, { get: () => fail(thrown) });
      const card = await mountOwn(data);
      within(card).getByShadowRole('heading', { name: 'Title of a' });
    }
  });

  it('is named by the failure where nothing is left', async () => {
    for (const tag of tags) {
      expectConsole(
        new RegExp(`<${tag}>: the property "data" is not what .*; skipped unreadable properties: "`),
        'error',
      );
    }
    const elements = tags.map((tag) => makeWidget(tag, {}));
    for (const element of elements) element.data = withTraps({ version: '' }, 'id', 'items', 'version');
    for (const element of await mountAmongGood(elements)) expect(element.error?.kind).to.equal('format');
  });
});

describe('A proxy', () => {
  it('is read like what it stands for, as frameworks make them', async () => {
    const wrap = (value: unknown): unknown =>
      typeof value === 'object' && value
        ? new Proxy(value, { get: (target, key) => wrap(Reflect.get(target, key)) })
        : value;
    const list = await mountRelated(wrap(structuredClone(goodFeed)));
    expect(titlesOf(list)).to.deep.equal(['Title of other']);
  });

  it('that was revoked, or refuses everything, is no item', async () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const refusing = new Proxy(
      {},
      { get: () => fail(hostile), has: () => fail(hostile), getPrototypeOf: () => fail(hostile) },
    );
    for (const data of [revoked.proxy, refusing]) {
      expectConsole(
        /<fao-item-card>: the property "data" is not what .*skipped unreadable properties/,
        'error',
      );
      expect((await showCard(data)).error?.kind).to.equal('format');
    }
  });

  it('that has everything has what is read of it', async () => {
    const endless: object = new Proxy([], {
      get: (_, key) => (key === 'length' ? 3 : key === Symbol.iterator ? undefined : endless),
      has: () => true,
    });
    expectConsole(/the property "data" is not what its source expects/, 'error');
    expect((await showCard(endless)).error?.kind).to.equal('format');
  });
});

describe('An object of another make', () => {
  it('is read where it goes in circles', async () => {
    const feed: { items: object[]; feed?: unknown } = structuredClone(goodFeed);
    feed.feed = feed;
    feed.items.push(feed);
    for (const item of feed.items.slice(0, 2))
      Object.assign(item, { tags: feed.items, authors: [feed], item, attachments: feed.items });
    expectConsole(/skipped 1 of 3 items: items\[2\] has no "id"/, 'warn');
    const list = await mountRelated(feed);
    expect(titlesOf(list)).to.deep.equal(['Title of other']);
    expectInert(list);
  });

  it('is read where it is frozen, and left as it was', async () => {
    const freeze = <T extends object>(value: T): T => {
      Object.values(value).forEach((inner: unknown) => typeof inner === 'object' && inner && freeze(inner));
      return Object.freeze(value);
    };
    const before = JSON.stringify(goodFeed);
    const feed = freeze(structuredClone(goodFeed));
    expect(titlesOf(await mountRelated(feed))).to.deep.equal(['Title of other']);
    expect(JSON.stringify(feed)).to.equal(before);
  });

  it('is read where it is of a class, getters and private fields included', async () => {
    class Publication {
      #id = 'a';
      get id() {
        return this.#id;
      }
      get title() {
        return `Title of ${this.#id}`;
      }
      toJSON() {
        return fail(new Error('not asked for'));
      }
    }
    const card = await mountOwn(new Publication());
    within(card).getByShadowRole('heading', { name: 'Title of a' });
  });

  it('has no text in its functions, Symbols, BigInts and dates', async () => {
    const odd = [() => 'f', Symbol('s'), 10n, new Date(0), new String('boxed'), hostile, NaN, Infinity];
    for (const value of odd) {
      const fao = Object.fromEntries(
        ['type', 'subtitle', 'date_issued', 'languages', 'related'].map((key) => [key, value]),
      );
      const card = await mountOwn(
        makeItem('a', fao, { url: value, summary: value, tags: value, attachments: [value, { url: value }] }),
      );
      expect(card.shadowRoot!.textContent.trim()).to.equal('Title of a');
      card.remove();
    }
  });

  it('is read no further than a feed can go where its list is endless', async () => {
    const items: object[] = [makeItem('seed', { related: [{ id: 'a' }] }), makeItem('a')];
    items.length = 2 ** 32 - 1;
    const [card, list] = [
      makeWidget('fao-item-card', { item: 'seed' }),
      makeWidget('fao-related-items', { item: 'seed' }),
    ];
    for (const widget of [card, list]) widget.data = makeFeed();
    Object.assign(card.data as object, { items });
    Object.assign(list.data as object, { items });
    expectConsole(
      /the property "data": skipped 4294967293 of 4294967295 items: all after the first 100000, items\[2\] is not an object/,
      'warn',
    );
    await mountAmongGood([card, list], 9_000);
    within(card).getByShadowRole('heading', { name: 'Title of seed' });
    within(list).getByShadowRole('heading', { name: 'Title of a' });
  });

  it('is read no further where a list within an item is endless', async () => {
    const tags = ['soil'];
    tags.length = 2 ** 32 - 1;
    const languages = Array.from({ length: 5_000 }, (_, index) => ({ language: `Language ${index}` }));
    const card = await mountOwn(
      makeItem('a', { languages, related: tags }, { tags, authors: tags, attachments: tags }),
    );
    expect(within(card).getAllByShadowRole('listitem')).to.have.length(1_000);
  });
});
