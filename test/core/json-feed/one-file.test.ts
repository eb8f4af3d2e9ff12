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

  it('gives its item where none is named and there is only one', async () => {
    const server = openFeedServer();
    const items = [{ id: 'a', title: 'A' }];
    await server.reply('/feed.json', { json: { version: 'https://jsonfeed.org/version/1.1', items } });
    const { item, edition } = await jsonFeed.read(...query(server.url('/feed.json')));
    expect(item?.title).to.equal('A');
    expect(edition).to.equal(undefined);
  });

  it('gives none of several items where none is named', async () => {
    const error = await expectLoadError(jsonFeed.read(...query(openFeedServer().url(path))), 'config');
    expect(error.detail).to.equal('item');
  });

  it('gives the item that is named, in any way', async () => {
    const server = openFeedServer();
    for (const name of [
      'CD5678EN',
      '20.500.14283/cd5678en',
      'https://repository.example/handle/20.500.14283/cd5678en',
    ]) {
      const { item } = await jsonFeed.read(...query(server.url(path), name));
      expect(item?.title, name).to.equal('Water in dry seasons');
    }
    expect((await jsonFeed.read(...query(server.url(path), '7'))).item?.id).to.equal('7');
  });

  it('gives the publication and the edition where a language version is named', async () => {
    const { item, edition } = await jsonFeed.read(...query(openFeedServer().url(path), 'ab1234fr'));
    expect(item?.id).to.equal('ab1234en');
    expect(edition).to.equal(item?.languages?.[0] satisfies LanguageVersion | undefined);
    expect(edition?.title).to.equal('Sols et saisons');
  });

  it('is asked for once, however many items are named', async () => {
    const server = openFeedServer();
    const names = ['AB1234EN', 'ab1234en', 'doi:10.4060/ab1234en', 'ab1234fr', '7', 'gone'];
    await Promise.all(names.map((name) => jsonFeed.read(...query(server.url(path), name))));
    expect(await server.requests()).to.have.length(1);
  });

  it('replies without the item where it has not that one', async () => {
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
  it('is read by the standard alone', async () => {
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

  it('has the first words of a note for its title', async () => {
    const { item } = await jsonFeed.read(...query(openFeedServer().url('/fixtures/feeds/blog.json'), '2'));
    expect(item?.title).to.equal(
      'A note without a title, as micro blogs write them, long enough to be cut somewhere near the…',
    );
  });

  it('finds an item by its address, which is its id', async () => {
    const url = openFeedServer().url('/fixtures/feeds/blog.json');
    const { item } = await jsonFeed.read(...query(url, 'http://www.blog.example/2026/10/leeks/'));
    expect(item?.title).to.equal('Leeks before the frost');
  });
});
