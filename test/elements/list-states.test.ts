import {
  expect,
  expectAccessible,
  expectConsole,
  openFeedServer,
  outage,
  until,
  within,
} from '../page/index.js';
import { settle } from './card.js';
import { makeFeed, makeItem, mountList, titlesOf } from './list.js';

const feed = makeFeed(makeItem('seed', { related: [{ id: 'a' }] }), makeItem('a'));

describe('A list while it loads', () => {
  it('shows its heading and as many skeletons as its maximum, and is accessible', async () => {
    const server = openFeedServer();
    await server.hold('/feed.json');
    const list = mountList(`loading="eager" max="4" feed="${server.url('/feed.json')}"`);
    await until(() => list.state === 'loading', 'the loading state');
    await list.updateComplete;
    within(list).getByShadowRole('heading', { name: 'Related items' });
    expect(list.shadowRoot!.querySelectorAll('.skeleton')).to.have.length(4);
    expect(within(list).queryByShadowRole('list')).to.equal(null);
    await expectAccessible(list);
  });

  it('shows at most twelve skeletons', async () => {
    const list = mountList('max="5000" loading="lazy"');
    list.parentElement!.hidden = true;
    await list.updateComplete;
    expect(list.shadowRoot!.querySelectorAll('.skeleton')).to.have.length(12);
  });
});

describe('A list with an error', () => {
  it('shows it below its heading, reloads by its button, and keeps the focus', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', ...outage(503), { json: feed });
    expectConsole(/<fao-related-items item="seed">: .*responded with status 503/, 'error');
    const list = await settle(mountList(`loading="eager" item="seed" feed="${server.url('/feed.json')}"`));
    within(list).getByShadowRole('heading', { name: 'Related items' });
    within(list).getByShadowText("These publications can't be loaded right now.");
    await expectAccessible(list);
    const button = within(list).getByShadowRole('button', { name: 'Try again' });
    button.focus();
    button.click();
    await until(() => list.state === 'ready', 'the list to be ready');
    expect(document.activeElement).to.equal(list);
    expect(titlesOf(list)).to.deep.equal(['Title of a']);
  });

  it('shows the fallback content, without its own heading', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { status: 404 });
    const content = '<h2>Our choice</h2><ul><li><a href="/a">A</a></li></ul>';
    expectConsole(/status 404/, 'error');
    const list = await settle(mountList(`loading="eager" feed="${server.url('/feed.json')}"`, content));
    const slot = list.shadowRoot!.querySelector<HTMLSlotElement>('slot:not([name])')!;
    expect(slot.assignedElements()).to.have.length(2);
    expect(within(list).queryByShadowRole('heading', { name: 'Related items' })).to.equal(null);
    expectConsole(/status 404/, 'error');
    const own = `<b slot="heading">Read on</b>${content}`;
    const both = await settle(mountList(`loading="eager" feed="${server.url('/feed.json')}"`, own));
    within(both).getByShadowRole('heading', { name: 'Read on' });
  });

  it('shows that an item is not found if the feed lacks it', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    expectConsole(/<fao-also-downloaded item="nowhere">: .*has no item "nowhere"/, 'error');
    const attributes = `loading="eager" item="nowhere" feed="${server.url('/feed.json')}"`;
    const list = await settle(mountList(attributes, '', 'fao-also-downloaded'));
    expect(list.error?.kind).to.equal('not-found');
    within(list).getByShadowText('This publication was not found.');
  });

  it('keeps its items, with their date, if a reload fails', async () => {
    const server = openFeedServer();
    const dated = { ...feed, _fao: { updated: '2026-11-01T06:00:00Z' } };
    await server.reply('/feed.json', { json: dated }, ...outage(500), { json: dated });
    const list = await settle(mountList(`loading="eager" item="seed" feed="${server.url('/feed.json')}"`));
    expectConsole(/status 500/, 'error');
    await list.reload();
    expect(list.matches(':state(stale)')).to.equal(true);
    expect(titlesOf(list)).to.deep.equal(['Title of a']);
    within(list).getByShadowText('Last updated: November 1, 2026');
    await expectAccessible(list);
    await list.reload();
    expect(list.state).to.equal('ready');
  });
});

describe('A list with loading="click"', () => {
  it('shows its heading and a button, and loads when the reader presses it', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const list = mountList(`loading="click" item="seed" feed="${server.url('/feed.json')}"`);
    await list.updateComplete;
    within(list).getByShadowRole('heading', { name: 'Related items' });
    expect(await server.requests()).to.have.length(0);
    within(list).getByShadowRole('button', { name: 'Show publications' }).click();
    await settle(list);
    expect(titlesOf(list)).to.deep.equal(['Title of a']);
  });
});

describe('A list with own data', () => {
  it('fires fao-load with its items, or fao-empty', async () => {
    const events: unknown[] = [];
    const record = (event: Event & { detail: { items?: readonly { id: string }[] } }) => {
      events.push([event.type, event.detail.items?.map(({ id }) => id), event.bubbles]);
    };
    document.addEventListener('fao-load', record, true);
    document.addEventListener('fao-empty', record as (event: Event) => void, true);
    const list = mountList('item="seed"');
    list.data = feed;
    await settle(list);
    list.data = makeFeed(makeItem('seed', { related: [] }));
    await until(() => list.state === 'empty', 'the empty list');
    await list.updateComplete;
    document.removeEventListener('fao-load', record, true);
    document.removeEventListener('fao-empty', record as (event: Event) => void, true);
    expect(events).to.deep.equal([
      ['fao-load', ['a'], false],
      ['fao-empty', undefined, false],
    ]);
  });
});
