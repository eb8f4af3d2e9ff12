import { readJson } from '../../src/loading/read-json.js';
import { expect, openFeedServer, until, type FeedServer } from '../page/index.js';

function read(url: string, signal = new AbortController().signal): Promise<unknown> {
  return readJson(url, { signal, timeout: 60_000, fresh: false });
}

/** Waits until the server has a request for a path, which `hold` keeps waiting there. */
async function untilRequested(server: FeedServer, path: string): Promise<void> {
  await until(async () => (await server.requests(path)).length > 0, `a request for ${path}`);
}

/** Returns the reason with which a promise rejects. */
async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => `no failure but ${JSON.stringify(value)}`,
    (reason: unknown) => reason,
  );
}

describe('A request for a URL', () => {
  it('is sent once for many readers, which get the same response', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: { items: [] }, delay: 50 });
    const responses = await Promise.all(Array.from({ length: 50 }, () => read(server.url('/a'))));
    expect(new Set(responses).size).to.equal(1);
    expect(responses[0]).to.deep.equal({ items: [] });
    expect(await server.requests()).to.have.length(1);
  });

  it('is not shared with a reader that accepts other media types, which may get another response', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'first' }, { json: 'second' });
    const { signal } = new AbortController();
    const accept = 'application/hal+json, application/json';
    expect(await read(server.url('/a'))).to.equal('first');
    expect(await readJson(server.url('/a'), { signal, timeout: 60_000, fresh: false, accept })).to.equal(
      'second',
    );
  });

  it('is not shared with another URL', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'any' });
    await server.reply('/a?page=2', { json: 'second' });
    expect(await Promise.all([read(server.url('/a')), read(server.url('/a?page=2'))])).to.deep.equal([
      'any',
      'second',
    ]);
  });

  it('fails with the same error for all readers', async () => {
    const server = openFeedServer();
    await server.reply('/a', { status: 404, delay: 50 });
    const url = server.url('/a');
    const reasons = await Promise.all([reasonOf(read(url)), reasonOf(read(url))]);
    expect(reasons[0]).to.include({ kind: 'status', status: 404 });
    expect(reasons[1]).to.equal(reasons[0]);
    expect(await server.requests()).to.have.length(1);
  });

  it('is shared while in progress, even with a reader that needs a fresh response', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 1, delay: 50 });
    const options = { signal: new AbortController().signal, timeout: 60_000, fresh: true };
    await Promise.all([read(server.url('/a')), readJson(server.url('/a'), options)]);
    expect(await server.requests()).to.have.length(1);
  });
});

describe('A reader that aborts', () => {
  it('gets its own reason at once, and does not affect the others', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'late' });
    await server.hold('/a');
    const leaving = new AbortController();
    const [left, stays] = [read(server.url('/a'), leaving.signal), read(server.url('/a'))];
    await untilRequested(server, '/a');
    const reason = new Error('moved away');
    leaving.abort(reason);
    expect(await reasonOf(left)).to.equal(reason);
    await server.release('/a');
    expect(await stays).to.equal('late');
    expect((await server.requests('/a'))[0]?.aborted).to.equal(false);
  });

  it('aborts the request when it is the last to leave', async () => {
    const server = openFeedServer();
    await server.hold('/a');
    const [first, last] = [new AbortController(), new AbortController()];
    const reasons = [read(server.url('/a'), first.signal), read(server.url('/a'), last.signal)].map(reasonOf);
    await untilRequested(server, '/a');
    first.abort();
    last.abort();
    for (const reason of await Promise.all(reasons)) expect(reason).to.have.property('name', 'AbortError');
    await until(async () => (await server.requests('/a'))[0]?.aborted, 'the end of the connection');
  });

  it('does not affect the request of a later reader', async () => {
    const server = openFeedServer();
    await server.hold('/a');
    const leaving = new AbortController();
    const left = reasonOf(read(server.url('/a'), leaving.signal));
    await untilRequested(server, '/a');
    leaving.abort();
    await server.reply('/a', { json: 'anew' });
    const next = read(server.url('/a'));
    await left;
    await server.release('/a');
    expect(await next).to.equal('anew');
    expect(await server.requests('/a')).to.have.length(2);
  });

  it('sends no request when it had aborted before', async () => {
    const server = openFeedServer();
    const reason = new Error('already gone');
    expect(await reasonOf(read(server.url('/a'), AbortSignal.abort(reason)))).to.equal(reason);
    expect(await server.requests()).to.deep.equal([]);
  });

  it('changes nothing when it aborts after the response', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'well' });
    const late = new AbortController();
    await read(server.url('/a'), late.signal);
    late.abort();
    expect(await read(server.url('/a'))).to.equal('well');
    expect(await server.requests()).to.have.length(1);
  });
});
