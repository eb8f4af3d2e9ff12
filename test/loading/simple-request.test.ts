import { fetchJson } from '../../src/loading/fetch-json.js';
import { expect, openFeedServer, type FeedServer } from '../page/index.js';

function request(server: FeedServer): Promise<unknown> {
  return fetchJson(server.url('/a'), new AbortController(), { timeout: 60_000 });
}

describe('A request', () => {
  it('is a GET without a preflight', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 1 });
    await request(server);
    expect((await server.requests()).map(({ method }) => method)).to.deep.equal(['GET']);
  });

  it('adds only Accept to the headers that the browser always sends', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 1 });
    await request(server);
    await fetch(server.url('/a'), { credentials: 'omit' });
    const [ours, plain] = (await server.requests()).map(({ headers }) => headers);
    expect(ours?.['accept']).to.equal('application/feed+json, application/json');
    expect({ ...ours, accept: '' }).to.deep.equal({ ...plain, accept: '' });
  });

  it('sends no cookies, though the browser has some for the server', async () => {
    const server = openFeedServer();
    const headers = {
      'access-control-allow-origin': location.origin,
      'access-control-allow-credentials': 'true',
    };
    await server.reply('/a', { json: 1, headers });
    // Cookies belong to a host on all its ports, so the server gets those of this page under the same host
    // name.
    const url = server.url('/a').replace('127.0.0.1', location.hostname);
    document.cookie = 'reader=7';
    await fetch(url, { credentials: 'include' });
    await fetchJson(url, new AbortController(), { timeout: 60_000 });
    document.cookie = 'reader=; max-age=0';
    const cookies = (await server.requests()).map(({ headers }) => headers['cookie']);
    expect(cookies).to.deep.equal(['reader=7', undefined]);
  });
});

describe('A response', () => {
  for (const type of [
    'application/feed+json',
    'application/json; charset=utf-8',
    'text/plain',
    'text/html',
  ]) {
    it(`is read whatever its content type: ${type}`, async () => {
      const server = openFeedServer();
      await server.reply('/a', { body: '{ "title": "Pêches" }', type });
      expect(await request(server)).to.deep.equal({ title: 'Pêches' });
    });
  }

  it('may begin with a byte order mark', async () => {
    const server = openFeedServer();
    await server.reply('/a', { body: '\uFEFF{ "title": "مصايد" }', type: 'application/json' });
    expect(await request(server)).to.deep.equal({ title: 'مصايد' });
  });

  it('may come slowly, in pieces that split letters', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'التربة والفصول', pace: { bytes: 3, every: 5 } });
    expect(await request(server)).to.equal('التربة والفصول');
  });

  it('may come from another URL', async () => {
    const server = openFeedServer();
    await server.reply('/a', { redirect: '/b' });
    await server.reply('/b', { json: 'moved' });
    expect(await request(server)).to.equal('moved');
  });
});
