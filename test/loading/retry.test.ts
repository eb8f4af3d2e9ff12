import { readRetryAfter } from '../../src/core/retry-after.js';
import { MAX_RETRY_AFTER } from '../../src/loading/back-off.js';
import { diagnose } from '../../src/loading/diagnose.js';
import { readJson } from '../../src/loading/read-json.js';
import { expect, openFeedServer, outage, until, type FeedServer, type Reply } from '../page/index.js';
import { expectLoadError } from './expect-load-error.js';

const read = (server: FeedServer, { signal = new AbortController().signal, timeout = 60_000 } = {}) =>
  readJson(server.url('/a'), { signal, timeout, fresh: false });

async function countRequests(server: FeedServer): Promise<number> {
  return (await server.requests('/a')).filter(({ method }) => method === 'GET').length;
}

async function serve(...replies: [Reply, ...Reply[]]): Promise<FeedServer> {
  const server = openFeedServer();
  await server.reply('/a', ...replies);
  return server;
}

/** Sets the flag by which the library detects that the device is offline. */
const setOnline = (value: boolean) =>
  Object.defineProperty(navigator, 'onLine', { value, configurable: true });

describe('A retryable failure', () => {
  for (const [what, reply] of [
    ['an error of the server', { status: 500 }],
    ['an unavailable server', { status: 503 }],
    ['a failing proxy', { status: 502 }],
    ['too many requests', { status: 429 }],
    ['a broken connection', { drop: 'before-headers' }],
    [
      'a connection that breaks in the middle of the body',
      { json: 'long enough to be cut', drop: 'half-way' },
    ],
  ] as const) {
    it(`is followed by a successful retry: ${what}`, async () => {
      const server = await serve(reply, { json: 'well' });
      expect(await read(server)).to.equal('well');
    });
  }

  it('is followed by two retries, with growing delays', async () => {
    const server = await serve({ status: 503 });
    const start = performance.now();
    await expectLoadError(read(server), 'status');
    // The minimum of both delays; a busy machine takes longer.
    expect(performance.now() - start).to.be.greaterThan(990);
    expect(await countRequests(server)).to.equal(3);
  });

  it('is not followed by a retry while the device is offline', async () => {
    // Not a broken connection, after which some browsers repeat the request themselves.
    const server = await serve({ status: 503 });
    setOnline(false);
    try {
      await expectLoadError(read(server), 'status');
    } finally {
      delete (navigator as { onLine?: boolean }).onLine;
    }
    expect(await countRequests(server)).to.equal(1);
  });

  it('is not followed by a retry after the reader has aborted', async () => {
    const server = await serve({ status: 503 });
    const leaving = new AbortController();
    const left = read(server, { signal: leaving.signal }).catch((error: unknown) => error);
    await until(async () => (await countRequests(server)) === 1, 'the first request');
    leaving.abort();
    expect(await left).to.have.property('name', 'AbortError');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await countRequests(server)).to.equal(1);
  });
});

describe('A server that refuses the page', () => {
  it('gets no second request, but two for its reason', async () => {
    const server = await serve({ json: 'hidden', cors: false });
    await expectLoadError(read(server), 'network');
    expect((await server.requests()).map(({ method }) => method)).to.deep.equal(['GET', 'HEAD', 'GET']);
  });

  it('gets those two for the REST root where it is a repository, however slow its search is', async () => {
    const search = '/server/api/discover/search/objects?query=fish';
    const server = openFeedServer();
    await server.reply('/server/api/discover/search/objects', { json: {}, cors: false });
    await server.reply('/server/api', { json: {}, cors: false });
    const { signal } = new AbortController();
    const options = { signal, timeout: 60_000, fresh: false };
    const failure = await expectLoadError(readJson(server.url(search), options), 'network');
    const paths = (await server.requests()).map(({ method, url }) => `${method} ${url.split('/server')[1]}`);
    expect(paths).to.deep.equal(['GET /api/discover/search/objects?query=fish', 'HEAD /api', 'GET /api']);
    expect((await diagnose(failure)).message).to.contain('"rest.cors.allowed-origins"');
  });

  it('is requested again where its root can be read, since only a proxy refused the first request', async () => {
    const server = openFeedServer();
    await server.reply('/server/api/core/items/1', { status: 502, cors: false }, { json: 'well' });
    await server.reply('/server/api', { json: {} });
    const options = { signal: new AbortController().signal, timeout: 60_000, fresh: false };
    expect(await readJson(server.url('/server/api/core/items/1'), options)).to.equal('well');
  });
});

describe('A failure that is not retryable', () => {
  for (const [what, reply, kind] of [
    ['a wrong URL', { status: 404 }, 'status'],
    ['a file that is gone', { status: 410 }, 'status'],
    ['a forbidden file', { status: 403 }, 'status'],
    ['a missing authorization', { status: 401 }, 'status'],
    ['a request that the server does not understand', { status: 422 }, 'status'],
    ['a page instead of JSON', { body: '<!doctype html>', type: 'text/html' }, 'format'],
    ['half of the JSON', { body: '{"items": [' }, 'format'],
  ] as const) {
    it(`is not followed by a retry: ${what}`, async () => {
      const server = await serve(reply);
      await expectLoadError(read(server), kind);
      expect(await countRequests(server)).to.equal(1);
    });
  }

  it('is not followed by a retry: a timeout', async () => {
    const server = await serve({ json: 1, delay: 5_000 });
    await expectLoadError(read(server, { timeout: 200 }), 'timeout');
    expect(await countRequests(server)).to.equal(1);
  });
});

describe('A server that sends Retry-After', () => {
  const exposed = { 'access-control-expose-headers': 'Retry-After' };
  const busy = (when: string, headers: Record<string, string> = exposed): Reply => ({
    status: 429,
    headers: { 'retry-after': when, ...headers },
  });

  it('gets the retry after that number of seconds', async () => {
    const server = await serve(busy('2'), { json: 'well' });
    const start = performance.now();
    expect(await read(server)).to.equal('well');
    expect(performance.now() - start).to.be.greaterThan(1_990);
  });

  it('gets the retry after that date', async () => {
    const server = await serve(busy(new Date(Date.now() + 3_000).toUTCString()), { json: 'well' });
    const start = performance.now();
    expect(await read(server)).to.equal('well');
    // Dates have no milliseconds, so the delay may be up to a second shorter.
    expect(performance.now() - start).to.be.greaterThan(1_500);
  });

  it('gets no retry where the delay is longer than a reader waits', async () => {
    const server = await serve(busy('3600'));
    const { retryAfter } = await expectLoadError(read(server), 'status');
    expect(retryAfter).to.equal('3600');
    expect(await countRequests(server)).to.equal(1);
    await expectLoadError(read(server), 'status');
    expect(await countRequests(server)).to.equal(1);
  });

  it('gets the usual retries where CORS hides the header', async () => {
    const server = await serve(busy('3600', {}), { json: 'well' });
    expect(await read(server)).to.equal('well');
  });

  it('may send seconds or a date, and nothing else', () => {
    expect(readRetryAfter('120')).to.equal(120_000);
    expect(readRetryAfter(new Date(Date.now() + 60_000).toUTCString())).to.be.within(50_000, 60_000);
    expect(readRetryAfter('Thu, 01 Jan 1970 00:00:00 GMT')).to.equal(0);
    for (const text of [undefined, '', ' ', 'soon']) expect(readRetryAfter(text)).to.equal(undefined);
    expect(MAX_RETRY_AFTER).to.be.lessThan(60_000);
  });
});

describe('The circuit of a host', () => {
  const readAt = (server: FeedServer, path: string, fresh = false) =>
    readJson(server.url(path), { signal: new AbortController().signal, timeout: 60_000, fresh });

  async function openCircuit(): Promise<FeedServer> {
    const server = openFeedServer();
    for (const path of ['/a', '/b', '/c', '/d']) await server.reply(path, ...outage(503), { json: path });
    for (const path of ['/a', '/b', '/c']) await expectLoadError(readAt(server, path), 'status');
    return server;
  }

  const now = Date.now;
  afterEach(() => {
    Date.now = now;
  });

  it('opens after three failed requests in a row, which ends requests', async () => {
    const server = await openCircuit();
    const { status, cause } = await expectLoadError(readAt(server, '/d'), 'status');
    expect(status).to.equal(503);
    expect(cause).to.have.property('name', 'LoadError');
    expect(await server.requests('/d')).to.deep.equal([]);
  });

  it('does not stop a reload by the reader, and closes when it succeeds', async () => {
    const server = await openCircuit();
    expect(await readAt(server, '/a', true)).to.equal('/a');
    expect(await readAt(server, '/b')).to.equal('/b');
  });

  it('lets one request through after the cool-down', async () => {
    const server = await openCircuit();
    Date.now = () => now() + 31_000;
    const [first, second] = await Promise.allSettled([readAt(server, '/a'), readAt(server, '/b')]);
    expect(first).to.have.property('value', '/a');
    expect(second).to.have.nested.property('reason.status', 503);
    expect(await readAt(server, '/b')).to.equal('/b');
  });
});
