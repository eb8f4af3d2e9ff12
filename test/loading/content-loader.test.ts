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

/** Serves a feed that an earlier visit could read, and that fails now. */
async function mountOnReturn(...later: [{ json: unknown }]) {
  const server = openFeedServer();
  const url = server.url('/feed.json');
  await server.reply('/feed.json', { json: feed }, ...outage(503), ...later);
  const visit = await settle(mountCard(`loading="eager" feed="${url}"`));
  await until(async () => !!(await readCachedResponse(url)), 'the cached response');
  visit.remove();
  clearResponses();
  return { server, url };
}

describe('A card whose feed fails after an earlier visit', () => {
  it('shows the cached response with its date, and reports the failure in the console', async () => {
    const { url } = await mountOnReturn({ json: newer });
    expectConsole(/feed\.json responded with status 503/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${url}"`));
    expect(card.state).to.equal('stale');
    expect(card.matches(':state(stale)')).to.equal(true);
    within(card).getByShadowRole('heading', { name: 'Title of a' });
    const today = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date());
    within(card).getByShadowText(`Last updated: ${today}`);
    await expectAccessible(card);
  });

  it('reloads by its button, with the keyboard, and keeps the focus in the card', async () => {
    const { url } = await mountOnReturn({ json: newer });
    expectConsole(/status 503/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${url}"`));
    within(card).getByShadowRole('button', { name: 'Try again' }).focus();
    await pressKeys('Enter');
    await until(() => card.state === 'ready', 'the card to be ready');
    within(card).getByShadowRole('heading', { name: 'The newer title' });
    expect(within(card).queryByShadowText(/Last updated/)).to.equal(null);
    expect(card.shadowRoot!.activeElement).not.to.equal(null);
  });

  it('reloads once when the device is online again, and not after it left the page', async () => {
    const { server, url } = await mountOnReturn({ json: newer });
    expectConsole(/status 503/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${url}"`));
    dispatchEvent(new Event('online'));
    await until(() => card.state === 'ready', 'the card to be ready');
    const count = (await server.requests()).length;
    dispatchEvent(new Event('online'));
    card.remove();
    dispatchEvent(new Event('online'));
    expect(await server.requests()).to.have.length(count);
  });

  it('fails where the page turned the cache off, and stores no response', async () => {
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

  it('fails where its cached response is no feed', async () => {
    const server = openFeedServer();
    const url = server.url('/feed.json');
    await server.reply('/feed.json', { status: 503 });
    const headers = { date: new Date().toUTCString() };
    await (await caches.open('fao-widgets')).put(url, new Response('{"not": "a feed"}', { headers }));
    expectConsole(/does not have the expected format/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${url}"`));
    expect(card.error?.kind).to.equal('format');
  });
});

describe('A cached response', () => {
  it('is not stored where it is no feed', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: { not: 'a feed' } });
    expectConsole(/does not have the expected format/, 'error');
    await settle(mountCard(`loading="eager" feed="${server.url('/feed.json')}"`));
    await storeResponses(new Map());
    expect(await readCachedResponse(server.url('/feed.json'))).to.equal(undefined);
  });
});

describe('A card that failed', () => {
  it('retries when the device is online again', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', ...outage(503), { json: feed });
    expectConsole(/status 503/, 'error');
    const card = await settle(mountCard(`loading="eager" feed="${server.url('/feed.json')}"`));
    expect(card.state).to.equal('error');
    dispatchEvent(new Event('online'));
    await until(() => card.state === 'ready', 'the card to be ready');
  });

  it('does not retry where the failure is not retryable', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { status: 404 });
    expectConsole(/status 404/, 'error');
    await settle(mountCard(`loading="eager" feed="${server.url('/feed.json')}"`));
    dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await server.requests()).to.have.length(1);
  });
});
