import { configure } from '../../src/embed/index.js';
import {
  expect,
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

  it('provides the message that an item is withdrawn', async () => {
    const [card] = await mountAll(openRepository(), 'zz0001en');
    within(card).getByShadowText(/withdrawn/i, { selector: '[part=message]' });
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
