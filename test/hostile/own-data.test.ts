import { mountOwn } from '../elements/card.js';
import { makeFeed, makeItem, mountRelated, titlesOf } from '../elements/list.js';
import { expect, expectConsole, within } from '../page/index.js';
import { expectInert } from './expect-inert.js';
import { goodFeed, makeWidget, mountAmongGood, tags, unusable, type Widget } from './widgets.js';

function fail(thrown: unknown): never {
  throw thrown;
}

/** Returns a clone whose named properties throw when they are read. */
function withThrowingGetters(plain: object, ...names: string[]): object {
  const clone = { ...plain };
  for (const name of names) {
    Object.defineProperty(clone, name, { get: () => fail(new Error(`no ${name}`)), enumerable: true });
  }
  return clone;
}

/** Mounts a card with data that must not be part of a Lit template, which would read them. */
async function showCard(data: unknown): Promise<Widget> {
  const card = makeWidget('fao-item-card', {});
  card.data = data;
  const [shown] = await mountAmongGood([card]);
  return shown!;
}

const hostile = { toString: () => fail(new Error('no text')) };

describe('Data that are neither an item nor a feed', () => {
  const values: Record<string, unknown> = {
    'a text': 'cd0683en',
    'a number': 7,
    'a BigInt': 7n,
    'a Symbol': Symbol('data'),
    'a function': () => goodFeed,
    'a function with items': Object.assign(() => undefined, goodFeed),
    'an array': [makeItem('a')],
    'a promise': Promise.resolve(goodFeed),
    'a map': new Map(Object.entries(goodFeed)),
    'an element': document.body,
    'an empty object': {},
    'an object without prototype': Object.create(null) as object,
    true: true,
  };

  for (const [kind, data] of Object.entries(values)) {
    it(`fail like an invalid feed: ${kind}`, async () => {
      for (const tag of tags) {
        expectConsole(
          new RegExp(`<${tag}>: the property "data" does not have the expected format: `),
          'error',
        );
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
  it('counts as a missing field, with one warning, and the card shows the rest', async () => {
    expectConsole(
      /the property "data": skipped unreadable properties: "url" \(Error: no url\), .*"tags" \(Error: no tags\)/,
      'warn',
    );
    const item = makeItem('a', withThrowingGetters({ type: 'Book' }, 'subtitle'), {
      summary: 'An abstract.',
    });
    const card = await mountOwn(withThrowingGetters(item, 'url', 'image', 'tags'));
    within(card).getByShadowRole('heading', { name: 'Title of a' });
    within(card).getByShadowText('Book');
    within(card).getByShadowText('An abstract.');
  });

  it('makes a feed skip the record if it is a required field', async () => {
    expectConsole(
      /the property "data": skipped 2 of 4 items: items\[1\] has no "id", items\[3\] is not an object/,
      'warn',
    );
    expectConsole(
      /the property "data": skipped unreadable properties: "id" \(Error: no id\), "3" \(Error: no 3\)/,
      'warn',
    );
    const tagged = (id: string) => makeItem(id, {}, { tags: ['x'] });
    const items = [tagged('seed'), withThrowingGetters({ title: 'A' }, 'id'), tagged('b')];
    Object.defineProperty(items, 3, { get: () => fail(new Error('no 3')) });
    const list = await mountRelated({ ...makeFeed(), items });
    expect(titlesOf(list)).to.deep.equal(['Title of b']);
  });

  it('may throw any value', async () => {
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

  it('is in the message of the failure if the data have no other property', async () => {
    for (const tag of tags) {
      expectConsole(
        new RegExp(`<${tag}>: the property "data" does not have the .*; skipped unreadable properties: "`),
        'error',
      );
    }
    const elements = tags.map((tag) => makeWidget(tag, {}));
    for (const element of elements)
      element.data = withThrowingGetters({ version: '' }, 'id', 'items', 'version');
    for (const element of await mountAmongGood(elements)) expect(element.error?.kind).to.equal('format');
  });
});

describe('A proxy', () => {
  it('is read like its target, as with the reactive objects of frameworks', async () => {
    const wrap = (value: unknown): unknown =>
      typeof value === 'object' && value
        ? new Proxy(value, { get: (target, key) => wrap(Reflect.get(target, key)) })
        : value;
    const list = await mountRelated(wrap(structuredClone(goodFeed)));
    expect(titlesOf(list)).to.deep.equal(['Title of other']);
  });

  it('that was revoked, or throws at every access, fails as an invalid item', async () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const refusing = new Proxy(
      {},
      { get: () => fail(hostile), has: () => fail(hostile), getPrototypeOf: () => fail(hostile) },
    );
    for (const data of [revoked.proxy, refusing]) {
      expectConsole(
        /<fao-item-card>: the property "data" does not have the .*skipped unreadable properties/,
        'error',
      );
      expect((await showCard(data)).error?.kind).to.equal('format');
    }
  });

  it('that returns itself for every property fails as an invalid item', async () => {
    const endless: object = new Proxy([], {
      get: (_, key) => (key === 'length' ? 3 : key === Symbol.iterator ? undefined : endless),
      has: () => true,
    });
    expectConsole(/the property "data" does not have the expected format/, 'error');
    expect((await showCard(endless)).error?.kind).to.equal('format');
  });
});

describe('An unusual object', () => {
  it('is read if it has circular references', async () => {
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

  it('is read if it is frozen, and not changed', async () => {
    const freeze = <T extends object>(value: T): T => {
      Object.values(value).forEach((inner: unknown) => typeof inner === 'object' && inner && freeze(inner));
      return Object.freeze(value);
    };
    const before = JSON.stringify(goodFeed);
    const feed = freeze(structuredClone(goodFeed));
    expect(titlesOf(await mountRelated(feed))).to.deep.equal(['Title of other']);
    expect(JSON.stringify(feed)).to.equal(before);
  });

  it('is read if it is an instance of a class with getters and private fields', async () => {
    class Publication {
      #id = 'a';
      get id() {
        return this.#id;
      }
      get title() {
        return `Title of ${this.#id}`;
      }
      toJSON() {
        return fail(new Error('toJSON was called'));
      }
    }
    const card = await mountOwn(new Publication());
    within(card).getByShadowRole('heading', { name: 'Title of a' });
  });

  it('is shown without its functions, Symbols, BigInts and dates', async () => {
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

  it('is read up to the maximum of a feed if its list of items is huge', async () => {
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

  it('is read up to a maximum if a list within an item is huge', async () => {
    const tags = ['soil'];
    tags.length = 2 ** 32 - 1;
    const languages = Array.from({ length: 5_000 }, (_, index) => ({ language: `Language ${index}` }));
    const card = await mountOwn(
      makeItem('a', { languages, related: tags }, { tags, authors: tags, attachments: tags }),
    );
    expect(within(card).getAllByShadowRole('listitem')).to.have.length(1_000);
  });
});
