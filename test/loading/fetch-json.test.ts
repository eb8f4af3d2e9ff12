import { fetchJson } from '../../src/loading/fetch-json.js';
import { isRetryable, createLoadError } from '../../src/core/model/load-error.js';
import { expect, openFeedServer, until, type FeedServer, type Reply } from '../page/index.js';
import { expectLoadError } from './expect-load-error.js';

function request(server: FeedServer, timeout = 60_000): Promise<unknown> {
  return fetchJson(server.url('/a'), new AbortController(), { timeout });
}

async function serve(reply: Reply): Promise<FeedServer> {
  const server = openFeedServer();
  await server.reply('/a', reply);
  return server;
}

describe('An error status', () => {
  for (const status of [400, 403, 404, 410, 429, 500, 503]) {
    it(`fails with it: ${status}`, async () => {
      const server = await serve({ status, json: { error: 'said in JSON' } });
      const error = await expectLoadError(request(server), 'status');
      expect(error).to.include({ url: server.url('/a'), status });
    });
  }
});

describe('A response of the wrong form', () => {
  it('fails with its type where it is HTML', async () => {
    const server = await serve({ body: '<!doctype html><p>Welcome</p>', type: 'text/html; charset=utf-8' });
    const error = await expectLoadError(request(server), 'format');
    expect(error.url).to.equal(server.url('/a'));
    expect(error.detail).to.contain('text/html');
  });

  for (const [what, body] of Object.entries({
    empty: '',
    broken: '{ "items": [',
    'text after it': '{} {}',
  })) {
    it(`fails where its JSON is ${what}`, async () => {
      const error = await expectLoadError(request(await serve({ body, type: 'application/json' })), 'format');
      expect(error.cause).to.have.property('name', 'SyntaxError');
    });
  }
});

describe('A server that does not respond in time', () => {
  it('fails before the headers', async () => {
    const server = await serve({ json: 'late', delay: 3_000 });
    const error = await expectLoadError(request(server, 150), 'timeout');
    expect(error.url).to.equal(server.url('/a'));
    await until(async () => (await server.requests())[0]?.aborted, 'the end of the connection');
  });

  it('fails in the middle of the body', async () => {
    const server = await serve({ json: { items: ['x'.repeat(10_000)] }, stall: true });
    await expectLoadError(request(server, 300), 'timeout');
    await until(async () => (await server.requests())[0]?.aborted, 'the end of the connection');
  });

  it('fails where the body comes too slowly as a whole', async () => {
    const server = await serve({ json: 'x'.repeat(1_000), pace: { bytes: 10, every: 50 } });
    await expectLoadError(request(server, 300), 'timeout');
  });
});

describe('A broken connection', () => {
  it('fails before the headers', async () => {
    const server = await serve({ drop: 'before-headers' });
    const error = await expectLoadError(request(server), 'network');
    expect(error.url).to.equal(server.url('/a'));
    expect(error.cause).to.be.instanceOf(TypeError);
  });

  it('fails in the middle of the body', async () => {
    await expectLoadError(request(await serve({ json: 'x'.repeat(10_000), drop: 'half-way' })), 'network');
  });

  it('has the same kind as a response without CORS headers', async () => {
    await expectLoadError(request(await serve({ json: 'hidden', cors: false })), 'network');
    await expectLoadError(request(await serve({ status: 500, cors: false })), 'network');
  });

  it('has the same kind as a server that does not exist', async () => {
    await expectLoadError(
      fetchJson('http://127.0.0.1:9/', new AbortController(), { timeout: 60_000 }),
      'network',
    );
  });
});

describe('A request that is aborted', () => {
  it('rejects with the reason, not with a failure of the feed', async () => {
    const server = await serve({ json: 'late', delay: 3_000 });
    const controller = new AbortController();
    const response = fetchJson(server.url('/a'), controller, { timeout: 60_000 }).catch(
      (thrown: unknown) => thrown,
    );
    controller.abort();
    expect(await response).to.have.property('name', 'AbortError');
  });
});

describe('A failure', () => {
  it('is retryable where the cause is the connection or a busy server', () => {
    for (const kind of ['offline', 'network', 'timeout'] as const) {
      expect(isRetryable(createLoadError(kind)), kind).to.equal(true);
    }
    for (const status of [408, 429, 500, 502, 503, 504]) {
      expect(isRetryable(createLoadError('status', { status })), String(status)).to.equal(true);
    }
  });

  it('is not retryable where the cause is the URL, the data or the page', () => {
    for (const kind of ['blocked', 'format', 'not-found', 'config'] as const) {
      expect(isRetryable(createLoadError(kind)), kind).to.equal(false);
    }
    for (const status of [400, 401, 403, 404, 410]) {
      expect(isRetryable(createLoadError('status', { status })), String(status)).to.equal(false);
    }
  });
});
