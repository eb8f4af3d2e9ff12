import { jsonFeed } from '../../../src/core/json-feed/json-feed.js';
import { MAX_PAGES, readPages } from '../../../src/core/json-feed/pages.js';
import { readFeed } from '../../../src/core/json-feed/read-feed.js';
import { expect, openFeedServer, type FeedServer } from '../../page/index.js';
import { expectLoadError } from '../../loading/expect-load-error.js';
import { query } from './query.js';

function makePage(items: object[], next?: string): { json: object } {
  return {
    json: { version: 'https://jsonfeed.org/version/1.1', title: 'Paged', next_url: next, items },
  };
}

/** Serves a chain of pages, `/1` and so on, each with one item named after the number of the page. */
async function serveChain(server: FeedServer, length: number): Promise<void> {
  for (let page = 1; page <= length; page += 1) {
    const items = [{ id: `item-${page}`, title: `On page ${page}` }];
    await server.reply(`/${page}`, makePage(items, page < length ? String(page + 1) : undefined));
  }
}

async function listRequests(server: FeedServer): Promise<string[]> {
  return (await server.requests()).map(({ url }) => url);
}

describe('A feed in pages', () => {
  it('is read up to the page that has the item', async () => {
    const server = openFeedServer();
    await serveChain(server, 5);
    const { item, items, warnings } = await jsonFeed.read(...query(server.url('/1'), 'item-3'));
    expect(item?.title).to.equal('On page 3');
    expect(items.map(({ id }) => id)).to.deep.equal(['item-1', 'item-2', 'item-3']);
    expect(warnings).to.deep.equal([]);
    expect(await listRequests(server)).to.deep.equal(['/1', '/2', '/3']);
  });

  it('takes one request if the first page has the item', async () => {
    const server = openFeedServer();
    await serveChain(server, 5);
    await jsonFeed.read(...query(server.url('/1'), 'ITEM-1'));
    await jsonFeed.read(...query(server.url('/1'), 'item-1'));
    expect(await listRequests(server)).to.deep.equal(['/1']);
  });

  it('returns its only item if the query names none', async () => {
    const server = openFeedServer();
    await server.reply('/1', makePage([], '2'));
    await server.reply('/2', makePage([{ id: 'a', title: 'A' }], '3'));
    await server.reply('/3', makePage([]));
    expect((await jsonFeed.read(...query(server.url('/1')))).item?.id).to.equal('a');
    expect(await listRequests(server)).to.deep.equal(['/1', '/2', '/3']);
  });

  it('throws a configuration error if its pages have several items and the query names none', async () => {
    const server = openFeedServer();
    await serveChain(server, 5);
    await expectLoadError(jsonFeed.read(...query(server.url('/1'))), 'config');
    expect(await listRequests(server)).to.deep.equal(['/1', '/2']);
  });

  it('returns a language version from a later page', async () => {
    const server = openFeedServer();
    const languages = [{ language: 'fr', id: 'cd0683fr', title: 'Titre' }];
    await server.reply('/1', makePage([{ id: 'a', title: 'A' }], '2'));
    await server.reply('/2', makePage([{ id: 'cd0683en', title: 'Title', _fao: { languages } }]));
    const { item, edition } = await jsonFeed.read(...query(server.url('/1'), '10.4060/cd0683fr'));
    expect([item?.id, edition?.title]).to.deep.equal(['cd0683en', 'Titre']);
  });

  it('collects the warnings of its pages', async () => {
    const server = openFeedServer();
    await server.reply('/1', makePage([{ title: 'No id' }], '2'));
    await server.reply('/2', makePage([{ id: 'a' }, { id: 'b', title: 'B' }]));
    const { warnings } = await jsonFeed.read(...query(server.url('/1'), 'b'));
    expect(warnings).to.have.length(2);
    expect(warnings[0]).to.contain(server.url('/1'));
    expect(warnings[1]).to.contain(server.url('/2'));
  });

  it('returns each id once, even if two pages have it', async () => {
    const server = openFeedServer();
    await server.reply('/1', makePage([{ id: 'a', title: 'First' }], '2'));
    await server.reply(
      '/2',
      makePage([
        { id: 'a', title: 'Again' },
        { id: 'b', title: 'B' },
      ]),
    );
    const { items } = await jsonFeed.read(...query(server.url('/1'), 'b'));
    expect(items.map(({ title }) => title)).to.deep.equal(['First', 'B']);
  });

  it('returns no item if its pages form a cycle without it', async () => {
    const server = openFeedServer();
    const url = server.url('/fixtures/feeds/page-1.json');
    expect((await jsonFeed.read(...query(url, 'missing'))).item).to.equal(undefined);
    expect(await server.requests()).to.have.length(2);
  });

  it('fails if a page fails, with the URL of that page in the error', async () => {
    const server = openFeedServer();
    await server.reply('/1', makePage([{ id: 'a', title: 'A' }], '2'));
    await server.reply('/2', { status: 500 });
    const error = await expectLoadError(jsonFeed.read(...query(server.url('/1'), 'b')), 'status');
    expect(error).to.include({ url: server.url('/2'), status: 500 });
  });

  it('returns no item if none of its pages has it', async () => {
    const server = openFeedServer();
    await serveChain(server, 3);
    expect((await jsonFeed.read(...query(server.url('/1'), 'missing'))).item).to.equal(undefined);
    expect(await listRequests(server)).to.deep.equal(['/1', '/2', '/3']);
  });
});

describe('readPages', () => {
  /** Reads the pages after a first page that names the next one. */
  async function readFrom(url: string, next: string) {
    return readPages(await readFeed(makePage([], next).json, url), ...query(url, 'missing'));
  }

  it('stops with a warning if the pages form a cycle', async () => {
    const server = openFeedServer();
    const url = server.url('/fixtures/feeds/page-1.json');
    const { items, warnings } = await readFrom(url, 'page-2.json');
    expect(items.map(({ id }) => id)).to.deep.equal(['second']);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain(url).and.to.contain('next_url');
    expect(await listRequests(server)).to.deep.equal(['/fixtures/feeds/page-2.json']);
  });

  it('stops with a warning if a page names itself', async () => {
    const server = openFeedServer();
    const { warnings } = await readFrom(server.url('/1'), '1');
    expect(warnings).to.have.length(1);
    expect(await listRequests(server)).to.deep.equal([]);
  });

  it(`stops with a warning after ${MAX_PAGES} pages`, async () => {
    const server = openFeedServer();
    await serveChain(server, MAX_PAGES + 5);
    const { items, warnings } = await readFrom(server.url('/1'), '2');
    expect(items).to.have.length(MAX_PAGES - 1);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain(String(MAX_PAGES));
    expect(await listRequests(server)).to.have.length(MAX_PAGES - 1);
  });

  it(`adds no warning for exactly ${MAX_PAGES} pages`, async () => {
    const server = openFeedServer();
    await serveChain(server, MAX_PAGES);
    const { item, warnings } = await jsonFeed.read(...query(server.url('/1'), `item-${MAX_PAGES}`));
    expect(item?.id).to.equal(`item-${MAX_PAGES}`);
    expect(warnings).to.deep.equal([]);
    expect((await readFrom(server.url('/1'), '2')).warnings).to.deep.equal([]);
  });
});
