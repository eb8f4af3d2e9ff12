import type { LanguageVersion } from '../../../src/core/model/item.js';
import { jsonFeed } from '../../../src/core/json-feed/json-feed.js';
import { expect, openFeedServer } from '../../page/index.js';
import { makeGoldenModel } from './golden-model.js';
import { expectLoadError } from '../../loading/expect-load-error.js';
import { query } from './query.js';

const path = '/fixtures/feeds/golden.json';

describe('A JSON Feed in one file', () => {
  it('is read field by field', async () => {
    const server = openFeedServer();
    const reply = await jsonFeed.read(...query(server.url(path), 'ab1234en'));
    expect(reply.items).to.deep.equal(makeGoldenModel(server.url('/fixtures/feeds/')));
    expect(reply.updated).to.equal('2026-11-01T06:00:00Z');
    expect(reply.warnings).to.deep.equal([]);
  });

  it('returns its only item if the query names none', async () => {
    const server = openFeedServer();
    const items = [{ id: 'a', title: 'A' }];
    await server.reply('/feed.json', { json: { version: 'https://jsonfeed.org/version/1.1', items } });
    const { item, edition } = await jsonFeed.read(...query(server.url('/feed.json')));
    expect(item?.title).to.equal('A');
    expect(edition).to.equal(undefined);
  });

  it('throws a configuration error if it has several items and the query names none', async () => {
    const error = await expectLoadError(jsonFeed.read(...query(openFeedServer().url(path))), 'config');
    expect(error.detail).to.equal('item');
  });

  it('returns the item by any of its identifiers', async () => {
    const server = openFeedServer();
    for (const identifier of [
      'CD5678EN',
      '20.500.14283/cd5678en',
      'https://repository.example/handle/20.500.14283/cd5678en',
    ]) {
      const { item } = await jsonFeed.read(...query(server.url(path), identifier));
      expect(item?.title, identifier).to.equal('Water in dry seasons');
    }
    expect((await jsonFeed.read(...query(server.url(path), '7'))).item?.id).to.equal('7');
  });

  it('returns the publication and the edition by an identifier of a language version', async () => {
    const { item, edition } = await jsonFeed.read(...query(openFeedServer().url(path), 'ab1234fr'));
    expect(item?.id).to.equal('ab1234en');
    expect(edition).to.equal(item?.languages?.[0] satisfies LanguageVersion | undefined);
    expect(edition?.title).to.equal('Sols et saisons');
  });

  it('is requested once for any number of items', async () => {
    const server = openFeedServer();
    const identifiers = ['AB1234EN', 'ab1234en', 'doi:10.4060/ab1234en', 'ab1234fr', '7', 'gone'];
    await Promise.all(identifiers.map((identifier) => jsonFeed.read(...query(server.url(path), identifier))));
    expect(await server.requests()).to.have.length(1);
  });

  it('returns its other items if it lacks the item', async () => {
    const { item, items } = await jsonFeed.read(...query(openFeedServer().url(path), 'zz9999en'));
    expect(item).to.equal(undefined);
    expect(items).to.have.length(4);
  });

  it('may be empty', async () => {
    const server = openFeedServer();
    const json = { version: 'https://jsonfeed.org/version/1.1', title: 'Nothing yet', items: [] };
    await server.reply('/feed.json', { json });
    const reply = await jsonFeed.read(...query(server.url('/feed.json')));
    expect(reply.item).to.equal(undefined);
    expect(reply.items).to.deep.equal([]);
    expect((await jsonFeed.read(...query(server.url('/feed.json'), 'ab1234en'))).item).to.equal(undefined);
  });
});

describe('The feed of a blog', () => {
  it('is read by the fields of the JSON Feed standard', async () => {
    const { items, warnings } = await jsonFeed.read(
      ...query(openFeedServer().url('/fixtures/feeds/blog.json'), '2'),
    );
    expect(items[0]).to.deep.equal({
      id: 'https://blog.example/2026/10/leeks',
      url: 'https://blog.example/2026/10/leeks',
      title: 'Leeks before the frost',
      summary: [['Lift them ', { mark: 'b', children: ['early'] }, '.'], ['Then wait.']],
      image: 'https://blog.example/leeks.jpg',
      dateIssued: '2026-10-30T08:00:00+01:00',
      attachments: [],
      authors: [],
      subjects: [],
      withdrawn: false,
    });
    expect(warnings).to.deep.equal([]);
  });

  it('yields the first words of a note as its title', async () => {
    const { item } = await jsonFeed.read(...query(openFeedServer().url('/fixtures/feeds/blog.json'), '2'));
    expect(item?.title).to.equal(
      'A note without a title, as micro blogs write them, long enough to be cut somewhere near the…',
    );
  });

  it('yields an item by its URL, which is its id', async () => {
    const url = openFeedServer().url('/fixtures/feeds/blog.json');
    const { item } = await jsonFeed.read(...query(url, 'http://www.blog.example/2026/10/leeks/'));
    expect(item?.title).to.equal('Leeks before the frost');
  });
});
