import { configure } from '../../src/embed/index.js';
import { storeResponses, readCachedResponse } from '../../src/loading/response-cache.js';
import { clearResponses } from '../../src/loading/read-json.js';
import {
  expect,
  expectAccessible,
  expectConsole,
  openFeedServer,
  outage,
  pressKeys,
  until,
  within,
} from '../page/index.js';
import { mountCard, settle } from '../elements/card.js';
import { makeFeed, makeItem } from '../elements/list.js';

const feed = makeFeed(makeItem('a'));
const newer = makeFeed(makeItem('a', {}, { title: 'The newer title' }));

/** A card of a feed that was read once, by an earlier visit, and can't be read now. */
async function mountOnReturn(...later: [{ json: unknown }]) {
  const server = openFeedServer();
  const url = server.url('/feed.json');
  await server.reply('/feed.json', { json: feed }, ...outage(503), ...later);
  const visit = await settle(mountCard(`loading="eager" feed="${url}"`));
  await until(async () => !!(await readCachedResponse(url)), 'the copy to be kept');
  visit.remove();
  clearResponses();
  return { server, url };
}

describe('A card whose feed can not be read, though it could on an earlier visit', () => {
  it('shows the last good copy with its date, and says so to its developer', async () => {
    const { url } = await mountOnReturn({ json: newer });
    expectConsole(/feed\.json answered with the status 503/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${url}"`));
    expect(card.state).to.equal('stale');
    expect(card.matches(':state(stale)')).to.equal(true);
    within(card).getByShadowRole('heading', { name: 'Title of a' });
    const today = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date());
    within(card).getByShadowText(`Last updated: ${today}`);
    await expectAccessible(card);
  });

  it('is renewed by its button, with the keyboard, which leaves the focus in the card', async () => {
    const { url } = await mountOnReturn({ json: newer });
    expectConsole(/status 503/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${url}"`));
    within(card).getByShadowRole('button', { name: 'Try again' }).focus();
    await pressKeys('Enter');
    await until(() => card.state === 'ready', 'the card to heal');
    within(card).getByShadowRole('heading', { name: 'The newer title' });
    expect(within(card).queryByShadowText(/Last updated/)).to.equal(null);
    expect(card.shadowRoot!.activeElement).not.to.equal(null);
  });

  it('is renewed when the device is back on line, once, and not after it left the page', async () => {
    const { server, url } = await mountOnReturn({ json: newer });
    expectConsole(/status 503/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${url}"`));
    dispatchEvent(new Event('online'));
    await until(() => card.state === 'ready', 'the card to heal');
    const count = (await server.requests()).length;
    dispatchEvent(new Event('online'));
    card.remove();
    dispatchEvent(new Event('online'));
    expect(await server.requests()).to.have.length(count);
  });

  it('fails where the page wants no copies kept, and keeps none', async () => {
    configure({ storage: false });
    try {
      const server = openFeedServer();
      const url = server.url('/feed.json');
      await server.reply('/feed.json', { json: feed }, ...outage(503));
      (await settle(mountCard(`loading="eager" feed="${url}"`))).remove();
      clearResponses();
      expectConsole(/status 503/, 'error');
      const card = await settle(mountCard(`loading="eager" feed="${url}"`));
      expect(card.state).to.equal('error');
      expect(await readCachedResponse(url)).to.equal(undefined);
    } finally {
      configure({ storage: undefined });
    }
  });

  it('fails where its copy is no feed', async () => {
    const server = openFeedServer();
    const url = server.url('/feed.json');
    await server.reply('/feed.json', { status: 503 });
    const headers = { date: new Date().toUTCString() };
    await (await caches.open('fao-widgets')).put(url, new Response('{"not": "a feed"}', { headers }));
    expectConsole(/is not what its source expects/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${url}"`));
    expect(card.error?.kind).to.equal('format');
  });
});

describe('A copy', () => {
  it('is not kept of what is no feed', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: { not: 'a feed' } });
    expectConsole(/is not what its source expects/, 'error');
    await settle(mountCard(`loading="eager" feed="${server.url('/feed.json')}"`));
    await storeResponses(new Map());
    expect(await readCachedResponse(server.url('/feed.json'))).to.equal(undefined);
  });
});

describe('A card that failed', () => {
  it('asks again when the device is back on line', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', ...outage(503), { json: feed });
    expectConsole(/status 503/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${server.url('/feed.json')}"`));
    expect(card.state).to.equal('error');
    dispatchEvent(new Event('online'));
    await until(() => card.state === 'ready', 'the card to heal');
  });

  it('does not, where asking again does not mend it', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { status: 404 });
    expectConsole(/status 404/, 'error');
    await settle(mountCard(`loading="eager" feed="${server.url('/feed.json')}"`));
    dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await server.requests()).to.have.length(1);
  });
});
