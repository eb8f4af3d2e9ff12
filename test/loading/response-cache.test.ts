import type { LoadTrace } from '../../src/loading/load-request.js';
import { storeResponses, readCachedResponse } from '../../src/loading/response-cache.js';
import { pageState } from '../../src/loading/page-state.js';
import { clearResponses, readJson } from '../../src/loading/read-json.js';
import { expect, openFeedServer, outage, type FeedServer } from '../page/index.js';
import { expectLoadError } from './expect-load-error.js';

/** Not the library's own cache, which other tests use at the same time. */
const cacheName = 'fao-widgets in a test';
const begin = (): LoadTrace => ({ responses: new Map() });

function read(server: FeedServer, trace: LoadTrace, storage = true): Promise<unknown> {
  const { signal } = new AbortController();
  return readJson(server.url('/a'), { signal, timeout: 60_000, fresh: false, storage, trace });
}

/** Serves a good response, then a failure of the request and both retries, then a newer response. */
async function serveFading(): Promise<FeedServer> {
  const server = openFeedServer();
  await server.reply('/a', { json: { title: 'good' } }, ...outage(503), { json: { title: 'newer' } });
  const trace = begin();
  await read(server, trace);
  await storeResponses(trace.responses);
  clearResponses();
  return server;
}

function makeResponse(text: string): object {
  const json = { text };
  pageState.info.set(json, { size: text.length });
  return json;
}

const at = (name: string) => `https://copies.example/${name}`;

describe('The cached response', () => {
  afterEach(() => caches.delete(cacheName));

  it('is used when the network fails, with its time and the reason', async () => {
    const server = await serveFading();
    const trace = begin();
    expect(await read(server, trace)).to.deep.equal({ title: 'good' });
    expect(trace.cached?.failure).to.include({ kind: 'status', status: 503 });
    expect(trace.cached?.time).to.be.within(Date.now() - 60_000, Date.now());
  });

  it('does not prevent a request of the next reader, which replaces it', async () => {
    const server = await serveFading();
    await read(server, begin());
    const renewed = begin();
    expect(await read(server, renewed)).to.deep.equal({ title: 'newer' });
    expect(renewed.cached).to.equal(undefined);
    await storeResponses(renewed.responses);
    expect((await readCachedResponse(server.url('/a')))?.json).to.deep.equal({ title: 'newer' });
  });

  it('is not used where the page turned it off', async () => {
    const server = await serveFading();
    await expectLoadError(read(server, begin(), false), 'status');
  });

  it('is not used after a status that is not retryable', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: { title: 'good' } }, { status: 404 });
    const trace = begin();
    await read(server, trace);
    await storeResponses(trace.responses);
    clearResponses();
    await expectLoadError(read(server, begin()), 'status');
  });

  it('is not used when it is older than 30 days', async () => {
    const cache = await caches.open(cacheName);
    const day = 24 * 60 * 60 * 1_000;
    for (const [name, age] of [
      ['young', 29],
      ['old', 31],
    ] as const) {
      const headers = { date: new Date(Date.now() - age * day).toUTCString() };
      await cache.put(at(name), new Response('{}', { headers }));
    }
    expect(await readCachedResponse(at('young'), cacheName)).to.have.property('json');
    expect(await readCachedResponse(at('old'), cacheName)).to.equal(undefined);
  });

  it('is not used where the storage is busy', async () => {
    const { readable, writable } = new TransformStream();
    const putting = (await caches.open(cacheName)).put(at('slow'), new Response(readable));
    expect(await readCachedResponse(at('slow'), cacheName)).to.equal(undefined);
    await writable.close();
    await putting;
  });

  it('is not used when it is damaged', async () => {
    const headers = { date: new Date().toUTCString() };
    await (await caches.open(cacheName)).put(at('bad'), new Response('{"half', { headers }));
    expect(await readCachedResponse(at('bad'), cacheName)).to.equal(undefined);
  });
});

describe('The storage', () => {
  afterEach(() => caches.delete(cacheName));

  it('holds at most sixty responses, and deletes the oldest', async () => {
    for (let index = 0; index < 65; index++)
      await storeResponses(new Map([[at(`${index}`), makeResponse('short')]]), cacheName);
    expect(await (await caches.open(cacheName)).keys()).to.have.length(60);
    expect(await readCachedResponse(at('4'), cacheName)).to.equal(undefined);
    expect(await readCachedResponse(at('64'), cacheName)).to.have.property('json');
  });

  it('holds at most five megabytes, and no response of more than one', async () => {
    const large = 'x'.repeat(900_000);
    for (let index = 0; index < 7; index++)
      await storeResponses(new Map([[at(`${index}`), makeResponse(large)]]), cacheName);
    expect(await (await caches.open(cacheName)).keys()).to.have.length(5);
    await storeResponses(new Map([[at('huge'), makeResponse('x'.repeat(1_000_001))]]), cacheName);
    expect(await readCachedResponse(at('huge'), cacheName)).to.equal(undefined);
  });

  for (const [what, storage] of [
    ['forbidden', { open: () => Promise.reject(new DOMException('Not allowed', 'SecurityError')) }],
    [
      'full',
      {
        open: () =>
          Promise.resolve({ put: () => Promise.reject(new DOMException('Full', 'QuotaExceededError')) }),
      },
    ],
    ['absent, as on pages that are not secure', undefined],
  ] as const) {
    it(`may be ${what}`, async () => {
      const own = Object.getOwnPropertyDescriptor(window, 'caches')!;
      Object.defineProperty(window, 'caches', { value: storage, configurable: true });
      try {
        await storeResponses(new Map([[at('a'), makeResponse('short')]]), cacheName);
        expect(await readCachedResponse(at('a'), cacheName)).to.equal(undefined);
      } finally {
        Object.defineProperty(window, 'caches', own);
      }
    });
  }
});
