import { expect, expectConsole, mount, openFeedServer, outage, until, within } from '../page/index.js';
import { settle } from './card.js';
import { makeFeed, makeItem, mountList, type List } from './list.js';

const full = makeFeed(makeItem('seed', { related: [{ id: 'a' }] }), makeItem('a'));
const empty = makeFeed(makeItem('seed', { related: [] }));

/** A column whose gaps show every element that takes part in it, with a list between two lines. */
function mountBetween(feed: string, loading: string): { list: List; height: () => number } {
  const column = mount(`<div style="display: grid; gap: 20px">
    <p style="margin: 0; height: 10px"></p>
    <fao-related-items hide-when-empty loading="${loading}" feed="${feed}" item="seed"></fao-related-items>
    <p style="margin: 0; height: 10px"></p>
  </div>`);
  return { list: column.querySelector('fao-related-items')!, height: () => column.offsetHeight };
}

/** Two lines and the gap between them. */
const bare = 40;

describe('hide-when-empty', () => {
  it('takes no space before the list is loaded, and then as much as the list needs', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: full });
    await server.hold('/feed.json');
    const { list, height } = mountBetween(server.url('/feed.json'), 'lazy');
    await until(() => list.state === 'loading', 'the hidden list to be near and to load');
    await list.updateComplete;
    expect(list.matches(':state(concealed)')).to.equal(true);
    expect(height()).to.equal(bare);
    await server.release('/feed.json');
    await settle(list);
    expect(list.matches(':state(concealed)')).to.equal(false);
    expect(height()).to.be.greaterThan(150);
    within(list).getByShadowRole('heading', { name: 'Related items' });
  });

  it('takes no space where the list is empty, and hides it from screen readers', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: empty });
    const { list, height } = mountBetween(server.url('/feed.json'), 'lazy');
    await settle(list);
    expect(list.state).to.equal('empty');
    expect(height()).to.equal(bare);
    expect(list.checkVisibility()).to.equal(false);
  });

  it('takes no space and does not load before it is in viewport', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: full });
    const far = mount('<div style="padding-block-start: 5000px"></div>');
    const list = mountList(`hide-when-empty feed="${server.url('/feed.json')}" item="seed"`);
    far.append(list);
    await new Promise((done) => setTimeout(done, 150));
    expect(list.state).to.equal('idle');
    expect(far.offsetHeight).to.equal(5000);
    far.scrollIntoView({ block: 'end' });
    await settle(list);
    expect(list.state).to.equal('ready');
    window.scrollTo(0, 0);
  });

  it('shows an error, and stays while the reader tries again', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', ...outage(503), { json: full });
    expectConsole(/status 503/, 'error');
    const { list, height } = mountBetween(server.url('/feed.json'), 'eager');
    await settle(list);
    expect(height()).to.be.greaterThan(bare);
    await server.hold('/feed.json');
    within(list).getByShadowRole('button', { name: 'Try again' }).click();
    await until(() => list.state === 'loading', 'another try');
    await list.updateComplete;
    expect(list.matches(':state(concealed)')).to.equal(false);
    await server.release('/feed.json');
    await until(() => list.state === 'ready', 'the list');
  });

  it('leaves the button of a list that waits for a click', async () => {
    const { list, height } = mountBetween('/feed.json', 'click');
    await list.updateComplete;
    within(list).getByShadowRole('button', { name: 'Show publications' });
    expect(height()).to.be.greaterThan(bare);
  });

  it('comes back when there is something to show', async () => {
    const list = mountList('hide-when-empty item="seed"');
    list.data = empty;
    await until(() => list.matches(':state(concealed):state(empty)'), 'the empty list to go');
    list.data = full;
    await until(() => list.state === 'ready', 'the list');
    expect(list.checkVisibility()).to.equal(true);
  });
});
