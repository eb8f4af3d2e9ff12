import { expect, expectConsole, openFeedServer, within } from '../page/index.js';
import { settle } from './card.js';
import { idsOf, makeFeed, makeItem, mountList, mountRelated, titlesOf } from './list.js';

const ids = ['a', 'b', 'c', 'd', 'e'];
const data = makeFeed(
  makeItem('seed', { related: ids.map((id) => ({ id })) }),
  ...ids.map((id) => makeItem(id)),
  makeItem('f'),
);

describe('The attribute max', () => {
  it('is three by default, as on the item page', async () => {
    expect(idsOf(await mountRelated(data))).to.deep.equal(['a', 'b', 'c']);
    expect(idsOf(await mountRelated(data, { max: 1 }))).to.deep.equal(['a']);
    expect(idsOf(await mountRelated(data, { max: '20' }))).to.deep.equal(ids);
  });

  it('takes effect when it changes', async () => {
    const list = await mountRelated(data);
    list.max = 4;
    await list.updateComplete;
    await settle(list);
    expect(idsOf(list)).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('causes a warning if it is not a positive integer, and is three', async () => {
    for (const wrong of ['0', '-1', 'many', '2.5', '1e3']) {
      expectConsole(new RegExp(`<fao-related-items max="${wrong}">: use a whole number from 1`), 'warn');
      expect(idsOf(await mountRelated(data, { max: wrong }))).to.deep.equal(['a', 'b', 'c']);
    }
  });
});

describe('The attributes exclude and pinned', () => {
  it('omit items and put items first, by any of their identifiers', async () => {
    const attributes = { exclude: ' A  https://repository.example/c', pinned: 'f e' };
    const list = await mountRelated(data, attributes);
    expect(idsOf(list)).to.deep.equal(['f', 'e', 'b']);
    expect(list.entries.map(({ algorithm }) => algorithm)).to.deep.equal(['pinned', 'pinned', 'feed']);
  });

  it('cause a warning for a pinned item that the feed lacks, and show the rest', async () => {
    expectConsole(/pinned="nowhere": there is no such item/, 'warn');
    expect(idsOf(await mountRelated(data, { pinned: 'nowhere f' }))).to.deep.equal(['f', 'a', 'b']);
  });

  it('load a pinned item from its own file', async () => {
    const server = openFeedServer();
    const feed = server.url('/fixtures/lists/{id}.json');
    await server.reply('/fixtures/lists/seed.json', { json: makeFeed(makeItem('seed'), makeItem('a')) });
    await server.reply('/fixtures/lists/far.json', { json: makeFeed(makeItem('far')) });
    const list = await settle(mountList(`loading="eager" item="seed" pinned="far" feed="${feed}"`));
    expect(idsOf(list)).to.deep.equal(['far']);
  });

  it('show the rest where a pinned identifier ends in half a surrogate pair', async () => {
    expectConsole(/there is no such item/, 'warn');
    const server = openFeedServer();
    await server.reply('/fixtures/lists/seed.json', {
      json: makeFeed(makeItem('seed', { related: [{ id: 'a' }] }), makeItem('a')),
    });
    await server.reply('/fixtures/lists/x%EF%BF%BD.json', { status: 404 });
    const list = mountList(`loading="eager" item="seed" feed="${server.url('/fixtures/lists/{id}.json')}"`);
    list.pinned = 'x\ud83d';
    await settle(list);
    expect(idsOf(list)).to.deep.equal(['a']);
  });
});

describe('The attribute layout', () => {
  it('chooses a list, a grid of tiles or compact rows', async () => {
    const item = makeItem('a', { subtitle: 'Subtitle', languages: [] }, { summary: 'An abstract.' });
    const feed = makeFeed(makeItem('seed', { related: [{ id: 'a', reason: 'A reason' }] }), item);
    const shown = async (layout: string) => {
      const list = await mountRelated(feed, { layout });
      return ['subtitle', 'languages', 'abstract', 'reason'].filter((part) =>
        list.shadowRoot!.querySelector(`[part=${part}]`),
      );
    };
    expect(await shown('list')).to.deep.equal(['subtitle', 'languages', 'abstract', 'reason']);
    expect(await shown('grid')).to.deep.equal(['subtitle', 'reason']);
    expect(await shown('compact')).to.deep.equal(['subtitle']);
  });

  it('causes a warning if it is unknown, and is a list', async () => {
    expectConsole(/<fao-related-items layout="row">: use one of list, grid, compact/, 'warn');
    const list = await mountRelated(data, { layout: 'row' });
    expect(list.shadowRoot!.querySelector('ul')!.dataset['layout']).to.equal('list');
  });
});

describe('The attribute heading-level', () => {
  it('sets the level of the list; its cards are one level deeper, at most 6', async () => {
    const list = await mountRelated(data, { headingLevel: 5 });
    within(list).getByShadowRole('heading', { level: 5, name: 'Related items' });
    expect(within(list).getAllByShadowRole('heading', { level: 6 })).to.have.length(3);
    list.headingLevel = 6;
    await list.updateComplete;
    expect(within(list).getAllByShadowRole('heading', { level: 6 })).to.have.length(4);
  });
});

describe('The slots of a list', () => {
  it('replace the text of the heading, and of "No results found."', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: makeFeed(makeItem('seed', { related: [] })) });
    const content = '<b slot="heading">Read on</b><i slot="empty">Nothing yet</i>';
    const list = await settle(mountList(`loading="eager" feed="${server.url('/feed.json')}"`, content));
    within(list).getByShadowRole('heading', { name: 'Read on' });
    const empty = list.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=empty]')!;
    expect(empty.assignedElements()[0]!.textContent).to.equal('Nothing yet');
  });
});

describe('A card in a list', () => {
  it('is expanded only by its own button', async () => {
    const summary = 'A long abstract. '.repeat(100);
    const feed = makeFeed(
      makeItem('seed', { related: [{ id: 'a' }, { id: 'b' }] }),
      makeItem('a', {}, { summary }),
      makeItem('b', {}, { summary }),
    );
    const list = await mountRelated(feed);
    const more = await within(list).findAllByShadowRole('button', { name: /^Show more – / });
    expect(more).to.have.length(2);
    more[1]!.click();
    await list.updateComplete;
    within(list).getByShadowRole('button', { name: /^Show less – / });
    const [first, second] = [...list.shadowRoot!.querySelectorAll('article')];
    expect([first!.hasAttribute('data-open'), second!.hasAttribute('data-open')]).to.deep.equal([
      false,
      true,
    ]);
    expect(titlesOf(list)).to.deep.equal(['Title of a', 'Title of b']);
  });
});

describe('The links of a list', () => {
  it('fire events with the item of their card', async () => {
    const list = await mountRelated(data);
    const clicks: string[] = [];
    list.parentElement!.addEventListener('fao-click', (event) => {
      event.preventDefault();
      clicks.push(`${event.detail.item.id} ${event.detail.url}`);
    });
    within(list).getByShadowRole('link', { name: 'Title of b' }).click();
    expect(clicks).to.deep.equal(['b https://repository.example/b']);
  });
});
