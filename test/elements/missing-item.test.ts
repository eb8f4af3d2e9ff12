import { expect, expectConsole, mount, openFeedServer, within } from '../page/index.js';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { mountCard, settle } from './card.js';
import { makeFeed, makeItem } from './list.js';
import { tags } from '../hostile/widgets.js';

const message = /<fao-[a-z-]+[^>]*>: no item: set the attribute "item"/;

describe('An element without an identifier', () => {
  for (const tag of tags) {
    for (const attribute of ['', 'item=""', 'item="  "', 'items="cd0683en"', 'id="cd0683en"']) {
      it(`has an error if the feed has several items: <${tag} ${attribute}>`, async () => {
        const server = openFeedServer();
        await server.reply('/feed.json', { json: makeFeed(makeItem('a'), makeItem('b')) });
        expectConsole(message, 'error');
        const widget = mount<FaoItemCard>(
          `<${tag} loading="eager" feed="${server.url('/feed.json')}" ${attribute}><a href="/a">A link</a></${tag}>`,
        );
        await settle(widget);
        expect(widget.state).to.equal('error');
        expect(widget.error?.kind).to.equal('config');
        expect(widget.item).to.equal(undefined);
      });
    }
  }

  it('shows the only item of its feed', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: makeFeed(makeItem('a')) });
    const card = await settle(mountCard(`loading="eager" feed="${server.url('/feed.json')}"`));
    expect(card.state).to.equal('ready');
    expect(card.item?.id).to.equal('a');
  });

  it('shows the only item of its data, and has an error with several', async () => {
    const card = mountCard('loading="eager"');
    card.data = makeFeed(makeItem('a'));
    await settle(card);
    expect(card.item?.id).to.equal('a');
    expectConsole(message, 'error');
    card.data = makeFeed(makeItem('a'), makeItem('b'));
    await card.updateComplete;
    await settle(card);
    expect(card.error?.kind).to.equal('config');
  });

  it('shows one sentence to the reader, without a button', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: makeFeed(makeItem('a'), makeItem('b')) });
    expectConsole(message, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${server.url('/feed.json')}"`));
    within(card).getByShadowText("This publication can't be shown.");
    expect(within(card).queryByShadowRole('button')).to.equal(null);
  });
});
