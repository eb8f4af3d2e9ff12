import { readFeed } from '../../../src/core/json-feed/read-feed.js';
import { expect } from '../../page/index.js';
import { expectLoadError } from '../../loading/expect-load-error.js';

const url = 'https://ministry.example/data/feed.json';

function makeFeed(items: unknown, rest: object = {}): object {
  return { version: 'https://jsonfeed.org/version/1.1', title: 'Feed', items, ...rest };
}

describe('A JSON Feed', () => {
  it('may have numbers as ids, as the standard requires', async () => {
    const { items } = await readFeed(
      makeFeed([
        { id: 0, title: 'Zero' },
        { id: 7, title: 'Seven' },
      ]),
      url,
    );
    expect(items.map(({ id }) => id)).to.deep.equal(['0', '7']);
  });

  it('of any version 1 is read', async () => {
    for (const version of [
      'https://jsonfeed.org/version/1',
      'http://jsonfeed.org/version/1.1',
      'https://www.jsonfeed.org/version/1.1',
    ]) {
      const { items } = await readFeed(makeFeed([{ id: 1, title: 'One' }], { version }), url);
      expect(items, version).to.have.length(1);
    }
  });

  it('passes its language on to items without one', async () => {
    const records = [
      { id: 1, title: 'Un' },
      { id: 2, title: 'Two', language: 'English' },
    ];
    const { items } = await readFeed(makeFeed(records, { language: 'fra' }), url);
    expect(items.map(({ language }) => language)).to.deep.equal(['fr', 'en']);
  });

  it('names its next page only by a web URL', async () => {
    const readNext = async (next_url: unknown) => (await readFeed(makeFeed([], { next_url }), url)).next;
    expect(await readNext('feed-2.json')).to.equal('https://ministry.example/data/feed-2.json');
    expect(await readNext('javascript:alert(1)')).to.equal(undefined);
    expect(await readNext(7)).to.equal('https://ministry.example/data/7');
    expect(await readNext(undefined)).to.equal(undefined);
  });

  it('is sanitized once for all elements that read it', async () => {
    const document = makeFeed([{ id: 1, title: 'One' }]);
    const feed = await readFeed(document, url);
    expect(await readFeed(document, url)).to.equal(feed);
  });

  it('is sanitized once for elements that read it at the same time', async () => {
    const document = makeFeed([{ id: 1, title: 'One' }]);
    const [first, second] = await Promise.all([readFeed(document, url), readFeed(document, url)]);
    expect(second).to.equal(first);
  });
});

describe('A document that is not a JSON Feed', () => {
  const others: Record<string, unknown> = {
    'an object without "version"': { title: 'Feed', items: [] },
    'an object with the version of another standard': { version: '2.0', items: [] },
    'an object whose "version" is not a text': { version: 1.1, items: [] },
    'an array': [{ id: 1, title: 'One' }],
    null: null,
    'a text': 'https://jsonfeed.org/version/1.1',
  };

  for (const [shape, json] of Object.entries(others)) {
    it(`is rejected: ${shape}`, async () => {
      const error = await expectLoadError(readFeed(json, url), 'format');
      expect(error.url).to.equal(url);
      expect(error.detail).to.contain('version');
    });
  }

  it('is rejected: an object whose "items" is not an array', async () => {
    for (const items of [undefined, null, {}, 'none']) {
      const error = await expectLoadError(readFeed(makeFeed(items), url), 'format');
      expect(error.url).to.equal(url);
      expect(error.detail).to.contain('items');
    }
  });
});

describe('Records without an id, or without a title and an abstract', () => {
  it('are skipped, and counted in a warning', async () => {
    const records = [
      null,
      'text',
      7,
      [],
      {},
      { title: 'No id' },
      { id: ' ', title: 'A blank id' },
      { id: 'a' },
      { id: 'b', title: ' ', summary: '<p> </p>' },
      { id: 'c', title: 'Good' },
    ];
    const { items, warnings } = await readFeed(makeFeed(records), url);
    expect(items.map(({ id }) => id)).to.deep.equal(['c']);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain(url).and.to.contain('skipped 9 ');
  });
});

describe('Records whose id an earlier record has', () => {
  it('are skipped, and counted in a warning', async () => {
    const records = [
      { id: 'a', title: 'First' },
      { id: 'a', title: 'Second' },
      { id: 7, title: 'Seven' },
      { id: '7', title: 'Seven again' },
    ];
    const { items, warnings } = await readFeed(makeFeed(records), url);
    expect(items.map(({ title }) => title)).to.deep.equal(['First', 'Seven']);
    expect(warnings[0]).to.contain('skipped 2 ');
  });
});

describe('Records that are all valid', () => {
  it('cause no warning', async () => {
    expect((await readFeed(makeFeed([{ id: 1, title: 'One' }]), url)).warnings).to.deep.equal([]);
  });
});
