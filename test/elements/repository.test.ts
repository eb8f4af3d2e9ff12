import { configure } from '../../src/embed/index.js';
import {
  expect,
  expectAccessible,
  expectConsole,
  mount,
  openFeedServer,
  openRepository,
  until,
  within,
  type Repository,
} from '../page/index.js';
import { settle } from './card.js';
import { makeFeed, makeItem, type List } from './list.js';
import { makeWidget, tags, type Widget } from '../hostile/widgets.js';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';

const seed = '3d46a5a8-70ba-4a98-ba3f-55be99abbb25';

async function mountAll(
  repository: Repository,
  item: string,
  rest: Record<string, string> = {},
): Promise<[FaoItemCard, List, List]> {
  const box = mount('<div></div>');
  const widgets = tags.map((tag) =>
    makeWidget(tag, { loading: 'eager', feed: repository.root, item, ...rest }),
  );
  box.append(...widgets);
  for (const widget of widgets) await settle(widget);
  return widgets as [FaoItemCard, List, List];
}

/** Waits for the language versions of a card's item if they take a second request. */
const waitForVersions = (card: Widget) =>
  until(() => card.item?.languages ?? !card.shadowRoot!.querySelector('.late'), 'the language versions');

/** Returns the number of bytes of JSON that a repository has sent in a test. */
async function measureResponses(repository: Repository): Promise<number> {
  const base = repository.root.replace(/\/server\/api$/, '');
  const urls = (await repository.requests()).map(({ url }) => base + url);
  const bodies = await Promise.all(urls.map(async (url) => (await fetch(url)).arrayBuffer()));
  return bodies.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

describe('A repository as the feed', () => {
  it('provides a card, related items with reasons, and no downloads', async () => {
    const [card, related, downloaded] = await mountAll(openRepository(), 'cd0683en');
    within(card).getByShadowRole('heading', { name: 'The State of World Fisheries and Aquaculture 2024' });
    await until(() => within(card).queryByShadowRole('link', { name: 'français' }), 'the badges');
    within(card).getByShadowRole('link', { name: 'français' });
    within(card).getByShadowRole('link', { name: /PDF, 18.4 MB/ });
    expect(related.items).to.have.length(3);
    expect(related.entries.every(({ algorithm, reason }) => algorithm === 'metadata' && reason)).to.equal(
      true,
    );
    within(related).getAllByShadowText(/^Shares/);
    expect(downloaded.state).to.equal('empty');
    within(downloaded).getByShadowText('No results found.');
  });

  it('receives at most two requests for a card, and at most four for all three elements', async () => {
    for (const fields of ['fao', 'stock']) {
      const { item } = await mountAll(openRepository({ fields }), seed).then(([card]) => card);
      for (const identifier of [
        item!.uuid!,
        item!.handle!,
        ...(fields === 'fao' ? ['cd0683en', '10.4060/cc3017fr'] : []),
      ]) {
        const alone = openRepository({ fields });
        const card = makeWidget('fao-item-card', { loading: 'eager', feed: alone.root, item: identifier });
        mount('<div></div>').append(card);
        await settle(card);
        expect(card.state, identifier).to.equal('ready');
        await waitForVersions(card);
        expect((await alone.requests()).length, `a card of ${identifier}`).to.be.at.most(2);
        const repository = openRepository({ fields });
        const server = openFeedServer();
        await server.reply('/feed.json', { json: makeFeed() });
        const widgets = await mountAll(repository, identifier, { 'fallback-feed': server.url('/feed.json') });
        await waitForVersions(widgets[0]);
        const requests = [...(await repository.requests()), ...(await server.requests())];
        expect(requests.length, `three elements of ${identifier}`).to.be.at.most(4);
        // WebKit's ResizeObservers can't process so many cards in one frame.
        for (const widget of [card, ...widgets]) widget.remove();
      }
    }
  });

  it('is complemented by the downloads in the fallback feed, by any identifier of the item', async () => {
    const server = openFeedServer();
    const downloads = { job_number: 'cd0683en', also_downloaded: { items: [{ id: 'b', count: 9 }] } };
    await server.reply('/feed.json', { json: makeFeed(makeItem('seed', downloads), makeItem('b')) });
    const repository = openRepository();
    const [card, , downloaded] = await mountAll(repository, 'https://doi.org/10.4060/cd0683en', {
      'fallback-feed': server.url('/feed.json'),
    });
    expect(downloaded.items.map(({ id }) => id)).to.deep.equal(['b']);
    expect(card.item?.id).to.equal('cd0683en');
  });

  it('has no downloads if the fallback feed lacks the item', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: makeFeed(makeItem('other')) });
    const [, , downloaded] = await mountAll(openRepository(), 'cd0683en', {
      'fallback-feed': server.url('/feed.json'),
    });
    expect(downloaded.state).to.equal('empty');
  });

  it('provides the edition in the language of prefer-lang', async () => {
    const [card] = await mountAll(openRepository(), 'cd0683en', { 'prefer-lang': 'ar' });
    within(card).getByShadowRole('heading', { name: /^حالة الموارد السمكية/ });
  });

  for (const version of ['7.6', '9']) {
    it(`provides the primary of 45 files and the number of the others: DSpace ${version}`, async () => {
      const [card] = await mountAll(openRepository({ items: 'special', version }), 'zz0045en');
      within(card).getByShadowRole('link', { name: /PDF/ });
      within(card).getByShadowText('44 more files');
    });

    it(`provides neither file nor cover of an item under embargo: DSpace ${version}`, async () => {
      const [card] = await mountAll(openRepository({ items: 'special', version }), 'zz0003en');
      expect(card.state).to.equal('ready');
      within(card).getByShadowRole('heading', { name: 'Under embargo' });
      expect(within(card).queryByShadowRole('link', { name: /Download|PDF/ })).to.equal(null);
      expect(card.shadowRoot!.querySelector('img')).to.equal(null);
      expect(card.shadowRoot!.querySelector('.cover svg')).not.to.equal(null);
      await expectAccessible(card);
    });

    // A repository cannot send less of an item than its metadata and links. Before, these were 178 to 207 kB.
    it(`sends at most 100 kB of JSON for all three elements: DSpace ${version}`, async () => {
      for (const identifier of [
        '9224a620-4025-8195-ab68-addfd8e319f2',
        'cd0683en',
        '20.500.14283/cd0683en',
      ]) {
        const repository = openRepository({ version });
        const widgets = await mountAll(repository, identifier);
        await waitForVersions(widgets[0]);
        expect(widgets[1].items).to.have.length(3);
        expect(await measureResponses(repository), identifier).to.be.below(100_000);
        for (const widget of widgets) widget.remove();
      }
    });
  }

  it('provides further related items if the page excludes the best ones', async () => {
    const mountRelated = async (max: number, exclude = '') => {
      const list = makeWidget('fao-related-items', {
        ...{ loading: 'eager', feed: repository.root, item: 'cd0683en', max: String(max), exclude },
      });
      mount('<div></div>').append(list);
      return ((await settle(list)) as List).items.map(({ id }) => id);
    };
    const repository = openRepository();
    const all = await mountRelated(20);
    expect(all.length).to.be.above(4);
    expect(await mountRelated(2, all.slice(0, -2).join(' '))).to.have.members(all.slice(-2));
    const sizes = (await repository.requests()).map(({ url }) => /sort=.*&size=(\d+)/.exec(url)?.[1]);
    expect(sizes.filter(Boolean)).to.deep.equal(['40', '4']);
  });

  it('provides the cover of a pinned item, without a search for what is related to it', async () => {
    const repository = openRepository();
    const list = makeWidget('fao-related-items', {
      ...{ loading: 'eager', feed: repository.root, item: 'cd0683en', max: '1', pinned: 'ca8751en' },
    });
    mount('<div></div>').append(list);
    const [pinned] = ((await settle(list)) as List).items;
    expect(pinned).to.include({ jobNumber: 'ca8751en' });
    expect(pinned?.image).to.match(/\/content$/);
    const urls = (await repository.requests()).map(({ url }) => url);
    expect(urls.filter((url) => url.includes('sort=score'))).to.have.length(1);
  });

  it('provides the message that an item is withdrawn', async () => {
    const [card] = await mountAll(openRepository(), 'zz0001en');
    within(card).getByShadowText(/withdrawn/i, { selector: '[part=message]' });
  });

  it('provides the message that an item is an older version, and the item', async () => {
    expectConsole(/"123456789\/zz0025en" is an older version/, 'warn');
    const card = mount('<div></div>').appendChild(
      makeWidget('fao-item-card', {
        ...{ loading: 'eager', item: '123456789/zz0025en' },
        feed: openRepository({ items: 'special', fields: 'stock' }).root,
      }),
    );
    await settle(card);
    within(card).getByShadowText(/newer version/, { selector: '[part=message]' });
    const title = within(card).getByShadowRole<HTMLAnchorElement>('link', { name: /^Has two versions/ });
    expect(title.href).to.contain('123456789/zz0025en');
    within(card).getByShadowRole('link', { name: /PDF/ });
  });

  it('is read by the metadata fields that the page sets', async () => {
    configure({ dspaceFields: { subtitle: 'dc.identifier.uri' } });
    try {
      const [card] = await mountAll(openRepository(), 'cd0683en');
      within(card).getByShadowText('https://openknowledge.fao.org/handle/20.500.14283/cd0683en');
    } finally {
      configure({ dspaceFields: undefined });
    }
  });

  it('causes an error message with advice for its administrator if it refuses the page', async () => {
    for (const tag of tags) {
      expectConsole(
        new RegExp(
          `<${tag} item="cd0683en">: .*/server/api.* responds, but this page can't read it: likely .*refuses pages of ${location.origin}.*` +
            `its administrator can add it to "rest.cors.allowed-origins".*static feed`,
        ),
        'error',
      );
    }
    const [card] = await mountAll(openRepository({ cors: 'refused' }), 'cd0683en');
    expect(card.error?.kind).to.equal('network');
    within(card).getByShadowText("This publication can't be loaded right now.");
  });

  it('is replaced by the fallback feed if it refuses the page', async () => {
    const server = openFeedServer();
    expectConsole(/rest.cors.allowed-origins.*Reading the fallback feed .* instead/, 'warn');
    const [card] = await mountAll(openRepository({ cors: 'refused' }), 'cd0683en', {
      'fallback-feed': server.url('/feed.json'),
    });
    within(card).getByShadowRole('heading', { name: 'The State of World Fisheries and Aquaculture 2024' });
  });
});
