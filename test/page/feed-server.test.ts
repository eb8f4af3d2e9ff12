import { expect, openFeedServer, until } from './index.js';

async function fails(request: Promise<unknown>): Promise<boolean> {
  return request.then(
    () => false,
    () => true,
  );
}

describe('the feed server', () => {
  it('has another origin, whose files any page may read', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: { version: 'x' } });
    expect(new URL(server.url('/')).origin).not.to.equal(location.origin);
    const response = await fetch(server.url('/feed.json'));
    expect(response.headers.get('content-type')).to.equal('application/json');
    expect(await response.json()).to.deep.equal({ version: 'x' });
  });

  it('sends the files of test/fixtures', async () => {
    const response = await fetch(openFeedServer().url('/fixtures/feeds/golden.json'));
    expect(await response.json()).to.have.property('version');
  });

  it('responds with 404 to unknown paths', async () => {
    const response = await fetch(openFeedServer().url('/nothing.json'));
    expect(response.status).to.equal(404);
  });

  it('counts the requests of each test by path', async () => {
    const [mine, other] = [openFeedServer(), openFeedServer()];
    await fetch(mine.url('/a?x=1'));
    await fetch(mine.url('/a?x=2'));
    await fetch(mine.url('/b'));
    expect(await mine.requests('/a')).to.have.length(2);
    expect(await mine.requests('/a?x=1')).to.have.length(1);
    expect((await mine.requests()).map(({ url }) => url)).to.deep.equal(['/a?x=1', '/a?x=2', '/b']);
    expect(await other.requests()).to.deep.equal([]);
  });

  it('records preflights, and the headers of requests', async () => {
    const server = openFeedServer();
    await fetch(server.url('/a'), { headers: { 'x-custom': '1' } });
    const requests = await server.requests('/a');
    expect(requests.map(({ method }) => method)).to.deep.equal(['OPTIONS', 'GET']);
    expect(requests[1]?.headers['x-custom']).to.equal('1');
  });

  it('sends one reply for each request, and repeats the last', async () => {
    const server = openFeedServer();
    await server.reply(
      '/a',
      { status: 503 },
      { status: 429, headers: { 'retry-after': '1' } },
      { body: 'well' },
    );
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await fetch(server.url('/a'))).status);
    expect(statuses).to.deep.equal([503, 429, 200, 200]);
  });

  it('distinguishes URLs by their query where a reply names one', async () => {
    const server = openFeedServer();
    await server.reply('/a', { body: 'any' });
    await server.reply('/a?page=2', { body: 'second' });
    const read = async (path: string) => (await fetch(server.url(path))).text();
    expect(await read('/a?page=2')).to.equal('second');
    expect(await read('/a?page=3')).to.equal('any');
  });

  it('holds requests until the test releases them', async () => {
    const server = openFeedServer();
    await server.reply('/a', { body: 'late' });
    await server.hold('/a');
    let responded = false;
    const request = fetch(server.url('/a')).then((response) => {
      responded = true;
      return response.text();
    });
    await until(async () => (await server.requests('/a')).length === 1, 'the request');
    expect(responded).to.equal(false);
    await server.release('/a');
    expect(await request).to.equal('late');
  });

  it('takes commands while held requests use up the connections of the browser', async () => {
    const server = openFeedServer();
    await server.hold('/a');
    const requests = Array.from({ length: 10 }, (_, index) => fetch(server.url(`/a?${index}`)));
    await until(
      async () => (await server.requests()).length >= 6,
      'as many requests as there are connections',
    );
    await server.release('/a');
    expect(await Promise.all(requests)).to.have.length(10);
  });

  it('cuts the connection before the headers, or in the middle of the body', async () => {
    const server = openFeedServer();
    await server.reply('/none', { drop: 'before-headers' });
    await server.reply('/half', { body: 'x'.repeat(1000), drop: 'half-way' });
    expect(await fails(fetch(server.url('/none')))).to.equal(true);
    expect(await fails(fetch(server.url('/half')).then((response) => response.text()))).to.equal(true);
  });

  it('stalls in the middle of the body, and notices when the browser ends the connection', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: [1, 2, 3], stall: true });
    const controller = new AbortController();
    const response = await fetch(server.url('/a'), { signal: controller.signal });
    const reading = fails(response.text());
    controller.abort();
    expect(await reading).to.equal(true);
    await until(async () => (await server.requests('/a'))[0]?.aborted, 'the end of the connection');
  });

  it('leaves the CORS headers out', async () => {
    const server = openFeedServer();
    await server.reply('/scripted', { json: {}, cors: false });
    await server.reply('/file', { cors: false });
    expect(await fails(fetch(server.url('/scripted')))).to.equal(true);
    expect(await fails(fetch(server.url('/file')))).to.equal(true);
  });

  it('redirects to its own paths', async () => {
    const server = openFeedServer();
    await server.reply('/old', { redirect: '/new', status: 301 });
    await server.reply('/new', { body: 'here' });
    const response = await fetch(server.url('/old'));
    expect(response.url).to.equal(server.url('/new'));
    expect(await response.text()).to.equal('here');
  });

  it('sends huge bodies, slow bodies and late headers', async () => {
    const server = openFeedServer();
    await server.reply('/huge', { body: 'x'.repeat(1000), repeat: 3000 });
    await server.reply('/slow', { body: 'abcdef', pace: { bytes: 2, every: 5 } });
    await server.reply('/late', { body: 'late', delay: 50 });
    expect((await (await fetch(server.url('/huge'))).text()).length).to.equal(3_000_000);
    expect(await (await fetch(server.url('/slow'))).text()).to.equal('abcdef');
    const start = performance.now();
    await fetch(server.url('/late'));
    expect(performance.now() - start).to.be.greaterThan(40);
  });
});
