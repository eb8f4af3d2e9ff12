import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import {
  expect,
  expectConsole,
  mount,
  openFeedServer,
  outage,
  pressKeys,
  until,
  within,
} from '../page/index.js';
import { settleBoxes } from '../elements/boxes.js';
import { mountCard, settle } from '../elements/card.js';
import { makeFeed, makeItem, mountList, type List } from '../elements/list.js';

const feed = makeFeed(makeItem('a'));

/** Whether the focus is on a visible element inside a widget. */
function holdsFocus(widget: FaoItemCard | List): boolean {
  const { activeElement } = widget.shadowRoot!;
  return document.activeElement === widget && !!activeElement?.getClientRects().length;
}

describe('The focus', () => {
  it('stays in a card whose button loads it', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const card = mountCard(`loading="click" feed="${server.url('/feed.json')}"`);
    await card.updateComplete;
    within(card).getByShadowRole('button').focus();
    await pressKeys('Enter');
    await settle(card);
    expect(holdsFocus(card)).to.equal(true);
    await pressKeys('Tab');
    expect(card.shadowRoot!.activeElement?.textContent.trim()).to.equal('Title of a');
  });

  it('stays in a card that reloads by itself while its button has the focus', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', ...outage(503), { json: feed });
    expectConsole(/status 503/, 'error');
    const card = mountCard(`loading="eager" feed="${server.url('/feed.json')}"`);
    await settle(card);
    within(card).getByShadowRole('button', { name: 'Try again' }).focus();
    dispatchEvent(new Event('online'));
    await until(() => card.state === 'ready', 'the loaded card');
    await card.updateComplete;
    expect(holdsFocus(card)).to.equal(true);
  });

  it('stays in a card whose fallback content had the focus', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', ...outage(503), { json: feed });
    expectConsole(/status 503/, 'error');
    const card = mountCard(
      `loading="eager" feed="${server.url('/feed.json')}"`,
      '<a href="/item">The item</a>',
    );
    await settle(card);
    card.querySelector('a')!.focus();
    await card.reload();
    await until(() => card.state === 'ready', 'the loaded card');
    await card.updateComplete;
    expect(holdsFocus(card)).to.equal(true);
  });

  it('stays in a card that reloads, changes its language or shows other data', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const card = mountCard(`loading="eager" feed="${server.url('/feed.json')}"`);
    await settle(card);
    const link = within(card).getByShadowRole('link');
    link.focus();
    await card.reload();
    expect(card.shadowRoot!.activeElement).to.equal(link);
    card.lang = 'fr';
    await until(() => card.shadowRoot!.querySelector('.frame[lang=fr]'), 'French');
    expect(card.shadowRoot!.activeElement).to.equal(link);
    card.data = makeItem('b');
    await until(() => card.item?.id === 'b', 'the other item');
    await card.updateComplete;
    expect(holdsFocus(card)).to.equal(true);
  });

  it('stays in a list that removes the item with the focus', async () => {
    const list = mountList('item="seed"');
    const items = ['a', 'b', 'c'].map((id) => makeItem(id));
    list.data = makeFeed(makeItem('seed', { related: items.map(({ id }) => ({ id })) }), ...items);
    await settle(list);
    within(list).getByShadowRole('link', { name: 'Title of c' }).focus();
    list.max = 1;
    await until(() => list.items.length === 1, 'the shorter list');
    await list.updateComplete;
    expect(holdsFocus(list)).to.equal(true);
  });

  it('stays on another element of the page while a card beside it changes', async () => {
    const page = mount('<div><button>Elsewhere</button><fao-item-card></fao-item-card></div>');
    const card = page.querySelector<FaoItemCard>('fao-item-card')!;
    const button = page.querySelector('button')!;
    card.data = makeItem('a');
    button.focus();
    await settleBoxes(card);
    card.data = makeItem('b');
    await settleBoxes(card);
    expect(document.activeElement).to.equal(button);
  });
});
