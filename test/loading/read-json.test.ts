import { clearResponses, LIFETIME, readJson } from '../../src/loading/read-json.js';
import { expect, openFeedServer, outage, type FeedServer } from '../page/index.js';
import { expectLoadError } from './expect-load-error.js';

function read(server: FeedServer, { fresh = false } = {}): Promise<unknown> {
  return readJson(server.url('/a'), { signal: new AbortController().signal, timeout: 60_000, fresh });
}

describe('A response', () => {
  const now = Date.now;
  afterEach(() => {
    Date.now = now;
  });

  /** Sets the clock forward. */
  function advance(milliseconds: number): void {
    const time = now() + milliseconds;
    Date.now = () => time;
  }

  it('stays in memory for its lifetime, and is requested again afterwards', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'first' }, { json: 'second' });
    expect(await read(server)).to.equal('first');
    advance(LIFETIME - 1_000);
    expect(await read(server)).to.equal('first');
    expect(await server.requests()).to.have.length(1);
    advance(LIFETIME + 1_000);
    expect(await read(server)).to.equal('second');
    expect(await server.requests()).to.have.length(2);
  });

  it('is replaced for all readers by a reader that needs a fresh one', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'first' }, { json: 'second' });
    await read(server);
    expect(await read(server, { fresh: true })).to.equal('second');
    expect(await read(server)).to.equal('second');
    expect(await server.requests()).to.have.length(2);
  });

  it("is requested past the browser's cache by a reader that needs a fresh one", async () => {
    const server = openFeedServer();
    const headers = { 'cache-control': 'max-age=600' };
    await server.reply('/a', { json: 'first', headers }, { json: 'second', headers });
    await read(server);
    expect(await read(server, { fresh: true })).to.equal('second');
    expect(await server.requests()).to.have.length(2);
  });

  it('can be removed from memory', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'first' }, { json: 'second' });
    await read(server);
    clearResponses();
    expect(await read(server)).to.equal('second');
  });

  it('is not removed while its request is in progress', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'first', delay: 50 });
    const [first, second] = [read(server), (clearResponses(), read(server))];
    expect(await Promise.all([first, second])).to.deep.equal(['first', 'first']);
    expect(await server.requests()).to.have.length(1);
  });
});

describe('A failure', () => {
  it('does not stay in memory', async () => {
    const server = openFeedServer();
    await server.reply('/a', ...outage(503), { json: 'well' });
    await expectLoadError(read(server), 'status');
    expect(await read(server)).to.equal('well');
    expect(await server.requests()).to.have.length(4);
  });
});
