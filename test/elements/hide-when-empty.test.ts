import { expect, expectConsole, mount, openFeedServer, outage, until, within } from '../page/index.js';
import { settle } from './card.js';
import { makeFeed, makeItem, mountList, type List } from './list.js';

const full = makeFeed(makeItem('seed', { related: [{ id: 'a' }] }), makeItem('a'));
const empty = makeFeed(makeItem('seed', { related: [] }));

/** Mounts a list between two lines of a grid, whose height shows whether the list takes space. */
function mountBetween(feed: string, loading: string): { list: List; height: () => number } {
  const column = mount(`<div style="display: grid; gap: 20px">
    <p style="margin: 0; height: 10px"></p>
    <fao-related-items hide-when-empty loading="${loading}" feed="${feed}" item="seed"></fao-related-items>
    <p style="margin: 0; height: 10px"></p>
  </div>`);
  return { list: column.querySelector('fao-related-items')!, height: () => column.offsetHeight };
}

/** Height of two lines and the gap between them. */
const emptyHeight = 40;

describe('A list with hide-when-empty', () => {
  it('takes no space until it is loaded', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: full });
    await server.hold('/feed.json');
    const { list, height } = mountBetween(server.url('/feed.json'), 'lazy');
    await until(() => list.state === 'loading', 'the concealed list to load');
    await list.updateComplete;
    expect(list.matches(':state(concealed)')).to.equal(true);
    expect(height()).to.equal(emptyHeight);
    await server.release('/feed.json');
    await settle(list);
    expect(list.matches(':state(concealed)')).to.equal(false);
    expect(height()).to.be.greaterThan(150);
    within(list).getByShadowRole('heading', { name: 'Related items' });
  });

  it('takes no space if it is empty, and is hidden from screen readers', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: empty });
    const { list, height } = mountBetween(server.url('/feed.json'), 'lazy');
    await settle(list);
    expect(list.state).to.equal('empty');
    expect(height()).to.equal(emptyHeight);
    expect(list.checkVisibility()).to.equal(false);
  });

  it('takes no space and does not load before it is in the viewport', async () => {
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

  it('shows an error, and stays visible during a retry', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', ...outage(503), { json: full });
    expectConsole(/status 503/, 'error');
    const { list, height } = mountBetween(server.url('/feed.json'), 'eager');
    await settle(list);
    expect(height()).to.be.greaterThan(emptyHeight);
    await server.hold('/feed.json');
    within(list).getByShadowRole('button', { name: 'Try again' }).click();
    await until(() => list.state === 'loading', 'the retry');
    await list.updateComplete;
    expect(list.matches(':state(concealed)')).to.equal(false);
    await server.release('/feed.json');
    await until(() => list.state === 'ready', 'the list');
  });

  it('shows its button with loading="click"', async () => {
    const { list, height } = mountBetween('/feed.json', 'click');
    await list.updateComplete;
    within(list).getByShadowRole('button', { name: 'Show publications' });
    expect(height()).to.be.greaterThan(emptyHeight);
  });

  it('reappears when it has items', async () => {
    const list = mountList('hide-when-empty item="seed"');
    list.data = empty;
    await until(() => list.matches(':state(concealed):state(empty)'), 'the list to be concealed');
    list.data = full;
    await until(() => list.state === 'ready', 'the list');
    expect(list.checkVisibility()).to.equal(true);
  });
});
