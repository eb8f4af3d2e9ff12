import { expect, expectConsole, mount, openFeedServer, type FeedServer } from '../page/index.js';
import { settle } from './card.js';
import { idsOf, makeFeed, makeItem, mountList, type List } from './list.js';

const markUpThree = (attributes: string) =>
  ['fao-item-card', 'fao-related-items', 'fao-also-downloaded']
    .map((tag) => `<${tag} loading="eager" lite ${attributes}></${tag}>`)
    .join('');

async function settleAll(markup: string): Promise<List[]> {
  const elements = [...mount(`<div>${markup}</div>`).children] as List[];
  for (const element of elements) await settle(element);
  return elements;
}

async function listRequests(server: FeedServer): Promise<string[]> {
  return (await server.requests()).map(({ url }) => url);
}

describe('Three elements for one item', () => {
  it('send one request to a feed with one file per item', async () => {
    const server = openFeedServer();
    const widgets = await settleAll(markUpThree(`item="cd0683en" feed="${server.url('/items/{id}.json')}"`));
    expect(widgets.map(({ state }) => state)).to.deep.equal(['ready', 'ready', 'ready']);
    expect(await listRequests(server)).to.deep.equal(['/items/cd0683en.json']);
  });

  it('send one request to a feed in one file', async () => {
    const server = openFeedServer();
    await settleAll(markUpThree(`item="cd0683en" feed="${server.url('/feed.json')}"`));
    expect(await listRequests(server)).to.deep.equal(['/feed.json']);
  });
});

describe('Fifty elements for one feed', () => {
  it('send one request', async () => {
    const server = openFeedServer();
    const ids = ['cd0683en', 'cc3017en', 'cc0461en', 'ca8751en', 'cd2205en'];
    const widgets = Array.from({ length: 17 }, (_, index) =>
      markUpThree(`item="${ids[index % ids.length]}" feed="${server.url('/feed.json')}"`),
    );
    const settled = await settleAll(widgets.join(''));
    expect(settled).to.have.length(51);
    expect(settled.filter(({ state }) => state !== 'ready' && state !== 'empty')).to.deep.equal([]);
    expect(await listRequests(server)).to.deep.equal(['/feed.json']);
  });
});

describe('A list of a paged feed', () => {
  async function servePages(...pages: object[][]): Promise<FeedServer> {
    const server = openFeedServer();
    for (const [index, items] of pages.entries()) {
      const next = index + 1 < pages.length ? { next_url: `${index + 2}.json` } : {};
      await server.reply(`/${index + 1}.json`, { json: { ...makeFeed(...items), ...next } });
    }
    return server;
  }
  const settleList = async (server: FeedServer, tag = 'fao-related-items') =>
    settle(mountList(`loading="eager" item="seed" feed="${server.url('/1.json')}"`, '', tag));

  it('reads pages until it has the items in the list of the seed', async () => {
    const seed = makeItem('seed', { related: [{ id: 'b' }], also_downloaded: { items: [{ id: 'c' }] } });
    const server = await servePages([seed], [makeItem('b')], [makeItem('c')], [makeItem('d')]);
    expect(idsOf(await settleList(server))).to.deep.equal(['b']);
    expect(await listRequests(server)).to.deep.equal(['/1.json', '/2.json']);
    expect(idsOf(await settleList(server, 'fao-also-downloaded'))).to.deep.equal(['c']);
    expect(await listRequests(server)).to.deep.equal(['/1.json', '/2.json', '/3.json']);
  });

  it('reads all pages to rank by metadata', async () => {
    const tagged = (id: string) => makeItem(id, {}, { tags: ['soil'] });
    const server = await servePages([tagged('seed')], [makeItem('b')], [tagged('c')]);
    expect(idsOf(await settleList(server))).to.deep.equal(['c']);
  });

  it('reads no other page if the list of the seed is empty', async () => {
    const server = await servePages([makeItem('seed', { related: [] })], [makeItem('b')]);
    expect((await settleList(server)).state).to.equal('empty');
    expect(await listRequests(server)).to.deep.equal(['/1.json']);
  });

  it('shows the items of the pages before one that fails, with a warning', async () => {
    const tagged = (id: string) => makeItem(id, {}, { tags: ['soil'] });
    const server = await servePages([tagged('seed'), tagged('b')], [tagged('c')], [tagged('d')]);
    await server.reply('/3.json', { status: 500 });
    expectConsole(/1\.json: the page .*3\.json can't be read .*the rest is skipped/, 'warn');
    expect(idsOf(await settleList(server))).to.deep.equal(['b', 'c']);
  });
});
