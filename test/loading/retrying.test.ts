import { readRetryAfter } from '../../src/core/retry-after.js';
import { MAX_RETRY_AFTER } from '../../src/loading/back-off.js';
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

/** Does without the network for a while, as far as the library can tell. */
const setOnline = (value: boolean) =>
  Object.defineProperty(navigator, 'onLine', { value, configurable: true });

describe('What can heal is asked again', () => {
  for (const [what, reply] of [
    ['an error of the server', { status: 500 }],
    ['a server that is out of order', { status: 503 }],
    ['a proxy in trouble', { status: 502 }],
    ['too many requests', { status: 429 }],
    ['a line that breaks', { drop: 'before-headers' }],
    ['a line that breaks half-way', { json: 'long enough to be cut', drop: 'half-way' }],
  ] as const) {
    it(`and heals: ${what}`, async () => {
      const server = await serve(reply, { json: 'well' });
      expect(await read(server)).to.equal('well');
    });
  }

  it('twice, with pauses that grow', async () => {
    const server = await serve({ status: 503 });
    const start = performance.now();
    await expectLoadError(read(server), 'status');
    // The least that both pauses take; a busy machine takes longer.
    expect(performance.now() - start).to.be.greaterThan(990);
    expect(await countRequests(server)).to.equal(3);
  });

  it('not while the device is off line', async () => {
    // A line that breaks would do, but some browsers ask once more on their own.
    const server = await serve({ status: 503 });
    setOnline(false);
    try {
      await expectLoadError(read(server), 'status');
    } finally {
      delete (navigator as { onLine?: boolean }).onLine;
    }
    expect(await countRequests(server)).to.equal(1);
  });

  it('no more once nobody waits', async () => {
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

describe('What can not heal is asked once', () => {
  for (const [what, reply, kind] of [
    ['a wrong address', { status: 404 }, 'status'],
    ['a file that is gone', { status: 410 }, 'status'],
    ['a closed door', { status: 403 }, 'status'],
    ['a missing key', { status: 401 }, 'status'],
    ['a question that is not understood', { status: 422 }, 'status'],
    ['a page instead of JSON', { body: '<!doctype html>', type: 'text/html' }, 'format'],
    ['half of the JSON', { body: '{"items": [' }, 'format'],
  ] as const) {
    it(`: ${what}`, async () => {
      const server = await serve(reply);
      await expectLoadError(read(server), kind);
      expect(await countRequests(server)).to.equal(1);
    });
  }

  it(': a server that takes too long', async () => {
    const server = await serve({ json: 1, delay: 5_000 });
    await expectLoadError(read(server, { timeout: 200 }), 'timeout');
    expect(await countRequests(server)).to.equal(1);
  });
});

describe('A server that says when to come again', () => {
  const exposed = { 'access-control-expose-headers': 'Retry-After' };
  const busy = (when: string, headers: Record<string, string> = exposed): Reply => ({
    status: 429,
    headers: { 'retry-after': when, ...headers },
  });

  it('is obeyed: in seconds', async () => {
    const server = await serve(busy('2'), { json: 'well' });
    const start = performance.now();
    expect(await read(server)).to.equal('well');
    expect(performance.now() - start).to.be.greaterThan(1_990);
  });

  it('is obeyed: by a date', async () => {
    const server = await serve(busy(new Date(Date.now() + 3_000).toUTCString()), { json: 'well' });
    const start = performance.now();
    expect(await read(server)).to.equal('well');
    // Dates have no milliseconds, so that up to one second of the three is lost.
    expect(performance.now() - start).to.be.greaterThan(1_500);
  });

  it('is left in peace, for as long as it wants, where that is longer than a reader waits', async () => {
    const server = await serve(busy('3600'));
    const { retryAfter } = await expectLoadError(read(server), 'status');
    expect(retryAfter).to.equal('3600');
    expect(await countRequests(server)).to.equal(1);
    await expectLoadError(read(server), 'status');
    expect(await countRequests(server)).to.equal(1);
  });

  it('is asked again as any other where its page may not know', async () => {
    const server = await serve(busy('3600', {}), { json: 'well' });
    expect(await read(server)).to.equal('well');
  });

  it('is understood in both forms, and else not', () => {
    expect(readRetryAfter('120')).to.equal(120_000);
    expect(readRetryAfter(new Date(Date.now() + 60_000).toUTCString())).to.be.within(50_000, 60_000);
    expect(readRetryAfter('Thu, 01 Jan 1970 00:00:00 GMT')).to.equal(0);
    for (const text of [undefined, '', ' ', 'soon']) expect(readRetryAfter(text)).to.equal(undefined);
    expect(MAX_RETRY_AFTER).to.be.lessThan(60_000);
  });
});

describe('A host that is dead', () => {
  const readAt = (server: FeedServer, path: string, fresh = false) =>
    readJson(server.url(path), { signal: new AbortController().signal, timeout: 60_000, fresh });

  async function bury(): Promise<FeedServer> {
    const server = openFeedServer();
    for (const path of ['/a', '/b', '/c', '/d']) await server.reply(path, ...outage(503), { json: path });
    for (const path of ['/a', '/b', '/c']) await expectLoadError(readAt(server, path), 'status');
    return server;
  }

  const now = Date.now;
  afterEach(() => {
    Date.now = now;
  });

  it('is asked no more after three failures in a row', async () => {
    const server = await bury();
    const { status, cause } = await expectLoadError(readAt(server, '/d'), 'status');
    expect(status).to.equal(503);
    expect(cause).to.have.property('name', 'LoadError');
    expect(await server.requests('/d')).to.deep.equal([]);
  });

  it('is asked when a person insists, and all is well once it answers', async () => {
    const server = await bury();
    expect(await readAt(server, '/a', true)).to.equal('/a');
    expect(await readAt(server, '/b')).to.equal('/b');
  });

  it('is tried by one request when it has had its rest', async () => {
    const server = await bury();
    Date.now = () => now() + 31_000;
    const [first, second] = await Promise.allSettled([readAt(server, '/a'), readAt(server, '/b')]);
    expect(first).to.have.property('value', '/a');
    expect(second).to.have.nested.property('reason.status', 503);
    expect(await readAt(server, '/b')).to.equal('/b');
  });
});
