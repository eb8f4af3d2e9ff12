import {
  expect,
  expectAccessible,
  expectConsole,
  openFeedServer,
  outage,
  until,
  within,
} from '../page/index.js';
import { mountCard, settle } from './card.js';

const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Feed',
  items: [{ id: 'a', title: 'First' }],
};
const eager = (url: string) => `loading="eager" feed="${url}"`;

/** Records the events of cards, in order, in the capture phase on the document, as a tag manager would. */
function recordEvents(): string[] {
  const events: string[] = [];
  for (const type of ['fao-load', 'fao-empty', 'fao-error']) {
    document.addEventListener(
      type,
      (event) => events.push(`${event.type}${event.bubbles ? ' bubbles' : ''}`),
      { capture: true },
    );
  }
  return events;
}

describe('<fao-item-card> while it loads', () => {
  it('has the state loading and no heading, and is accessible', async () => {
    const server = openFeedServer();
    await server.hold('/feed.json');
    const card = mountCard(eager(server.url('/feed.json')));
    await until(() => card.state === 'loading', 'the loading state');
    await card.updateComplete;
    expect(card.matches(':state(loading)')).to.equal(true);
    expect(within(card).queryByShadowRole('heading')).to.equal(null);
    await expectAccessible(card);
  });

  it('becomes ready when the feed arrives, and fires fao-load, which does not bubble', async () => {
    const events = recordEvents();
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const card = await settle(mountCard(eager(server.url('/feed.json'))));
    expect(card.matches(':state(ready)')).to.equal(true);
    expect(card.item?.title).to.equal('First');
    expect(events).to.deep.equal(['fao-load']);
  });
});

describe('<fao-item-card> in the state empty', () => {
  it('shows "No results found." for a feed without items, or the slot "empty"', async () => {
    const events = recordEvents();
    const server = openFeedServer();
    await server.reply('/feed.json', { json: { ...feed, items: [] } });
    const card = await settle(mountCard(eager(server.url('/feed.json'))));
    expect(card.matches(':state(empty)')).to.equal(true);
    expect(events).to.deep.equal(['fao-empty']);
    within(card).getByShadowText('No results found.');
    await expectAccessible(card);
    const own = await settle(
      mountCard(eager(server.url('/feed.json')), '<span slot="empty">Nothing yet</span>'),
    );
    expect(
      own.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=empty]')!.assignedNodes(),
    ).to.have.length(1);
  });
});

describe('<fao-item-card> in the state error', () => {
  it('shows a sentence and a button if the failure is retryable, and reloads by the button', async () => {
    const events = recordEvents();
    const server = openFeedServer();
    await server.reply('/feed.json', ...outage(503), { json: feed });
    expectConsole(/<fao-item-card>: .*\/feed\.json responded with status 503/, 'error');
    const card = await settle(mountCard(eager(server.url('/feed.json'))));
    expect(card.matches(':state(error)')).to.equal(true);
    expect(card.error?.kind).to.equal('status');
    expect(card.error?.status).to.equal(503);
    within(card).getByShadowText("This publication can't be loaded right now.");
    await expectAccessible(card);
    within(card).getByShadowRole('button', { name: 'Try again' }).click();
    await until(() => card.state === 'ready', 'the card to be ready');
    await until(() => events.length === 2, 'both events');
    expect(events).to.deep.equal(['fao-error', 'fao-load']);
    expect(card.error).to.equal(undefined);
  });

  it('logs the feed, the item and the fix if the item is missing, and shows no button', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    expectConsole(
      /<fao-item-card item="nowhere">: .*has no item "nowhere": check the attribute "item"/,
      'error',
    );
    const card = await settle(mountCard(`${eager(server.url('/feed.json'))} item="nowhere"`));
    expect(card.error?.kind).to.equal('not-found');
    within(card).getByShadowText('This publication was not found.');
    expect(within(card).queryByShadowRole('button')).to.equal(null);
  });

  it('shows the fallback content, unless that has only empty paragraphs', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { status: 404 });
    expectConsole(/status 404/, 'error');
    const card = await settle(mountCard(eager(server.url('/feed.json')), '<a href="/item">The item</a>'));
    expect(
      card.shadowRoot!.querySelector<HTMLSlotElement>('slot:not([name])')!.assignedElements(),
    ).to.have.length(1);
    expect(within(card).queryByShadowText(/can't be/)).to.equal(null);
    expectConsole(/status 404/, 'error');
    const blank = await settle(
      mountCard(eager(server.url('/feed.json')), ' <p>&nbsp;</p>\n<p><br></p><p></p>'),
    );
    within(blank).getByShadowText("This publication can't be shown.");
  });

  for (const [mistake, attributes, kind, message] of [
    ['no feed', '', 'config', /no feed: set the attribute "feed"/],
    ['a URL of another scheme', 'feed="javascript:alert(1)"', 'config', /no http or https URL: javascript:/],
    ['an unknown source', 'feed="/x.json" source="xml"', 'config', /no source "xml"/],
    ['a template without an item', 'feed="/items/{id}.json"', 'config', /set the attribute "item"/],
    [
      'a page without a publication',
      'feed="/items/{id}.json" item="auto"',
      'config',
      /item="auto" finds no publication/,
    ],
  ] as const) {
    it(`reports how to fix ${mistake}`, async () => {
      expectConsole(message, 'error');
      const card = await settle(mountCard(`loading="eager" ${attributes}`));
      expect(card.error?.kind).to.equal(kind);
      within(card).getByShadowText("This publication can't be shown.");
    });
  }

  it('reports the field that own data lack', async () => {
    expectConsole(/"data".*needs an "id"/, 'error');
    const card = mountCard('');
    card.data = { title: 'No id' };
    await settle(card);
    expect(card.error?.kind).to.equal('format');
  });
});

describe('<fao-item-card> whose reload fails', () => {
  it('keeps its content with its date and is stale, then ready after the next reload', async () => {
    const events = recordEvents();
    const server = openFeedServer();
    const dated = { ...feed, _fao: { updated: '2026-11-01T06:00:00Z' } };
    await server.reply('/feed.json', { json: dated }, ...outage(500), { json: dated });
    const card = await settle(mountCard(eager(server.url('/feed.json'))));
    expectConsole(/status 500/, 'error');
    await card.reload();
    expect(card.state).to.equal('stale');
    expect(card.matches(':state(stale)')).to.equal(true);
    expect(card.error?.status).to.equal(500);
    within(card).getByShadowRole('heading', { name: 'First' });
    within(card).getByShadowText('Last updated: November 1, 2026');
    await expectAccessible(card);
    await card.reload();
    expect(card.state).to.equal('ready');
    expect(events).to.deep.equal(['fao-load', 'fao-error', 'fao-load']);
  });
});
