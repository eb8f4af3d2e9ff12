import { clearResponses, LIFETIME, readJson } from '../../src/loading/read-json.js';
import { expect, openFeedServer, outage, type FeedServer } from '../page/index.js';
import { expectLoadError } from './expect-load-error.js';

function read(server: FeedServer, { fresh = false } = {}): Promise<unknown> {
  return readJson(server.url('/a'), { signal: new AbortController().signal, timeout: 60_000, fresh });
}

describe('An answer', () => {
  const now = Date.now;
  afterEach(() => {
    Date.now = now;
  });

  /** Lets time pass without waiting for it. */
  function letPass(milliseconds: number): void {
    const time = now() + milliseconds;
    Date.now = () => time;
  }

  it('is remembered for its lifetime, and asked for again afterwards', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'first' }, { json: 'second' });
    expect(await read(server)).to.equal('first');
    letPass(LIFETIME - 1_000);
    expect(await read(server)).to.equal('first');
    expect(await server.requests()).to.have.length(1);
    letPass(LIFETIME + 1_000);
    expect(await read(server)).to.equal('second');
    expect(await server.requests()).to.have.length(2);
  });

  it('is passed over by a reader who wants it fresh, and replaced for all', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'first' }, { json: 'second' });
    await read(server);
    expect(await read(server, { fresh: true })).to.equal('second');
    expect(await read(server)).to.equal('second');
    expect(await server.requests()).to.have.length(2);
  });

  it('is asked for past the cache of the browser by a reader who wants it fresh', async () => {
    const server = openFeedServer();
    const headers = { 'cache-control': 'max-age=600' };
    await server.reply('/a', { json: 'first', headers }, { json: 'second', headers });
    await read(server);
    expect(await read(server, { fresh: true })).to.equal('second');
    expect(await server.requests()).to.have.length(2);
  });

  it('can be forgotten', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'first' }, { json: 'second' });
    await read(server);
    clearResponses();
    expect(await read(server)).to.equal('second');
  });

  it('is awaited, not forgotten, while it is under way', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'first', delay: 50 });
    const [first, second] = [read(server), (clearResponses(), read(server))];
    expect(await Promise.all([first, second])).to.deep.equal(['first', 'first']);
    expect(await server.requests()).to.have.length(1);
  });
});

describe('A failure', () => {
  it('is not remembered', async () => {
    const server = openFeedServer();
    await server.reply('/a', ...outage(503), { json: 'well' });
    await expectLoadError(read(server), 'status');
    expect(await read(server)).to.equal('well');
    expect(await server.requests()).to.have.length(4);
  });
});
