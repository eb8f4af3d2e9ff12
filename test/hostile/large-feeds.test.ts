import { expect, expectConsole, openFeedServer } from '../page/index.js';
import { makeFeed, makeItem, type List } from '../elements/list.js';
import { settleThree } from './widgets.js';

/** Watches how long the page could not answer; gives the longest time in milliseconds when it is ended. */
function watchPage(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  });
  return () => {
    clearInterval(timer);
    return longest;
  };
}

describe('A feed of ten thousand items', () => {
  it('shows the last of them, and what is alike', async function () {
    this.timeout(60_000);
    const server = openFeedServer();
    const items = Array.from({ length: 10_000 }, (_, index) =>
      makeItem(
        `item-${index}`,
        { type: 'Booklet', languages: [] },
        {
          summary: `An abstract of item ${index}, with <b>marks</b> & more. `.repeat(10),
          tags: [`subject ${index % 7}`, `subject ${index % 5_000}`, 'common'],
          authors: [{ name: `Author ${index % 300}` }],
        },
      ),
    );
    await server.reply('/feed.json', { json: makeFeed(...items) });
    const end = watchPage();
    const [card, list] = await settleThree(`item="item-9999" feed="${server.url('/feed.json')}"`);
    console.info(`Ten thousand items: the page was kept from answering for ${Math.round(end())} ms at most`);
    expect(card!.item?.id).to.equal('item-9999');
    expect((list as List).items[0]!.id).to.equal('item-4999');
    expect(await server.requests('/feed.json')).to.have.length(1);
  });
});

describe('Forty megabytes', () => {
  it('of a feed show the item', async function () {
    this.timeout(60_000);
    const server = openFeedServer();
    const filler = makeItem('filler', {}, { content_text: '{{fill}}' });
    const json = makeFeed(makeItem('a', { related: [{ id: 'filler' }] }), filler);
    await server.reply('/feed.json', { json, fill: 40_000_000 });
    const [card, list] = await settleThree(`feed="${server.url('/feed.json')}"`);
    expect([card!.state, list!.state]).to.deep.equal(['ready', 'ready']);
  });

  it('of rubbish are the error format', async function () {
    this.timeout(60_000);
    const server = openFeedServer();
    await server.reply('/feed.json', { body: '<p>rubbish</p>'.repeat(1_000), repeat: 2_900 });
    for (let count = 0; count < 3; count++)
      expectConsole(/feed\.json is not what its source expects/, 'error');
    for (const { error } of await settleThree(`feed="${server.url('/feed.json')}"`)) {
      expect(error?.kind).to.equal('format');
    }
  });
});
