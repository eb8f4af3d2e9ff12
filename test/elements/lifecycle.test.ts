import { expect, expectConsole, mount, openFeedServer, until, within } from '../page/index.js';
import { mountCard, mountOwn, settle } from './card.js';

const golden = '/fixtures/feeds/golden.json';
const makeReply = (title: string) => ({
  json: { version: 'https://jsonfeed.org/version/1.1', title: 'Feed', items: [{ id: 'a', title }] },
});

describe('An attribute that changes during a request', () => {
  it('takes effect, and the older response is ignored', async () => {
    const server = openFeedServer();
    await server.reply('/first.json', makeReply('First'));
    await server.reply('/second.json', makeReply('Second'));
    await server.hold('/first.json');
    const card = mountCard(`loading="eager" feed="${server.url('/first.json')}"`);
    await until(async () => (await server.requests('/first.json')).length, 'the first request');
    card.feed = server.url('/second.json');
    await until(() => card.item?.title === 'Second', 'the second feed');
    await server.release('/first.json');
    await until(
      async () => (await server.requests('/first.json'))[0]?.aborted,
      'the first request to be aborted',
    );
    expect(card.item?.title).to.equal('Second');
  });
});

describe('A failure', () => {
  it('does not affect the next item, even while that loads', async () => {
    const server = openFeedServer();
    await server.reply('/second.json', makeReply('Second'));
    await server.hold('/second.json');
    expectConsole(/has no item "nowhere"/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${server.url(golden)}" item="nowhere"`));
    card.feed = server.url('/second.json');
    card.itemName = 'a';
    await until(() => card.state === 'loading', 'the next request');
    await card.updateComplete;
    expect(card.error).to.equal(undefined);
    expect(within(card).queryByShadowText('This publication was not found.')).to.equal(null);
    await server.release('/second.json');
    await until(() => card.state === 'ready', 'the next item');
  });
});

describe('A card that leaves the page', () => {
  it('aborts its request, and repeats it when it returns', async () => {
    const server = openFeedServer();
    await server.hold(golden);
    const card = mountCard(`loading="eager" feed="${server.url(golden)}" item="ab1234en"`);
    const box = card.parentElement!;
    await until(async () => (await server.requests(golden)).length === 1, 'the request');
    card.remove();
    await until(async () => (await server.requests(golden))[0]?.aborted, 'the abort');
    expect(card.state).to.equal('idle');
    await server.release(golden);
    box.append(card);
    await settle(card);
    expect(card.state).to.equal('ready');
    expect(await server.requests(golden)).to.have.length(2);
  });

  it('neither aborts nor repeats its request when it is only moved', async () => {
    const server = openFeedServer();
    await server.hold(golden);
    const card = mountCard(`loading="eager" feed="${server.url(golden)}" item="ab1234en"`);
    await until(async () => (await server.requests(golden)).length === 1, 'the request');
    mount('<section></section>').append(card);
    await server.release(golden);
    await settle(card);
    const requests = await server.requests(golden);
    expect(requests.map(({ aborted }) => aborted)).to.deep.equal([false]);
  });

  it('does not abort a request that other cards share', async () => {
    const server = openFeedServer();
    await server.hold(golden);
    const one = mountCard(`loading="eager" feed="${server.url(golden)}" item="ab1234en"`);
    const other = mountCard(`loading="eager" feed="${server.url(golden)}" item="ab1234en"`);
    await until(async () => (await server.requests(golden)).length === 1, 'the request');
    one.remove();
    await server.release(golden);
    await settle(other);
    expect(await server.requests(golden)).to.have.length(1);
  });

  it('keeps its content', async () => {
    const card = await mountOwn({ id: '1', title: 'Kept' });
    const box = card.parentElement!;
    card.remove();
    await new Promise((done) => setTimeout(done));
    box.append(card);
    expect(card.state).to.equal('ready');
    within(card).getByShadowRole('heading', { name: 'Kept' });
  });
});

describe('Properties set before the upgrade', () => {
  it('take effect, even those whose getter returns something else', async () => {
    const server = openFeedServer();
    // The browser does not upgrade elements of another document until they come into the page.
    const card = document.implementation.createHTMLDocument().createElement('fao-item-card');
    Object.assign(card, { item: 'cd5678en', feed: server.url(golden), loading: 'eager' });
    expect(Object.hasOwn(card, 'item')).to.equal(true);
    mount('<div></div>').append(card);
    await settle(card);
    expect(card.item?.title).to.equal('Water in dry seasons');
  });
});

describe('A card that loads lazily or by a click', () => {
  it('sends no request before it is in the viewport', async () => {
    const server = openFeedServer();
    const box = mount('<div><div style="block-size: 5000px"></div></div>');
    const card = document.createElement('fao-item-card');
    card.feed = server.url(golden);
    card.itemName = 'ab1234en';
    box.append(card);
    await new Promise((done) => setTimeout(done, 200));
    expect(card.state).to.equal('idle');
    expect(card.matches(':state(idle)')).to.equal(true);
    expect(await server.requests()).to.have.length(0);
    card.scrollIntoView();
    await settle(card);
    expect(card.state).to.equal('ready');
    window.scrollTo(0, 0);
  });

  it('waits in a closed tab until it is opened', async () => {
    const server = openFeedServer();
    const tab = mount(
      `<div hidden><fao-item-card feed="${server.url(golden)}" item="ab1234en"></fao-item-card></div>`,
    );
    const card = tab.querySelector('fao-item-card')!;
    await new Promise((done) => setTimeout(done, 200));
    expect(card.state).to.equal('idle');
    tab.hidden = false;
    await settle(card);
    expect(card.state).to.equal('ready');
  });

  it('shows a button with loading="click", and loads when the reader presses it', async () => {
    const server = openFeedServer();
    const card = mountCard(`loading="click" feed="${server.url(golden)}" item="ab1234en"`, 'About the item');
    await card.updateComplete;
    expect(await server.requests()).to.have.length(0);
    within(card).getByShadowRole('button', { name: 'Show publication' }).click();
    await settle(card);
    expect(card.state).to.equal('ready');
  });

  it('shows the button again when its own data are removed', async () => {
    const server = openFeedServer();
    const card = mountCard(`loading="click" feed="${server.url(golden)}" item="ab1234en"`);
    card.data = { id: '1', title: 'Own' };
    await settle(card);
    card.data = undefined;
    await card.updateComplete;
    within(card).getByShadowRole('button', { name: 'Show publication' });
    expect(await server.requests()).to.have.length(0);
  });

  it('loads without a click when loading changes to lazy', async () => {
    const server = openFeedServer();
    const card = mountCard(`loading="click" feed="${server.url(golden)}" item="ab1234en"`);
    await card.updateComplete;
    await new Promise((done) => setTimeout(done, 100));
    card.loading = 'lazy';
    await settle(card);
    expect(card.state).to.equal('ready');
  });

  it('sends a request at once after reload()', async () => {
    const server = openFeedServer();
    const card = mountCard(`loading="click" feed="${server.url(golden)}" item="ab1234en"`);
    await card.reload();
    expect(card.state).to.equal('ready');
  });

  it('works in a shadow root and from a template', async () => {
    const server = openFeedServer();
    const host = mount('<div></div>').attachShadow({ mode: 'open' });
    const template = document.createElement('template');
    template.innerHTML = `<fao-item-card feed="${server.url(golden)}" item="ab1234en"></fao-item-card>`;
    host.append(template.content.cloneNode(true));
    const card = await settle(host.querySelector('fao-item-card')!);
    within(card).getByShadowRole('heading', { name: 'Soils & seasons' });
  });
});

describe('The property data', () => {
  it('shows another item each time it is set, and the feed again when it is removed', async () => {
    const server = openFeedServer();
    const card = mountCard(`feed="${server.url(golden)}" item="ab1234en"`);
    card.data = { id: '1', title: 'One' };
    await until(() => card.item?.title === 'One', 'the first item');
    card.data = { id: '2', title: 'Two', url: 'javascript:alert(1)' };
    await until(() => card.item?.title === 'Two', 'the second item');
    expect(card.item).to.not.have.property('url');
    expect(await server.requests()).to.have.length(0);
    card.data = undefined;
    await until(() => card.item?.title === 'Soils & seasons', 'the feed');
  });
});
