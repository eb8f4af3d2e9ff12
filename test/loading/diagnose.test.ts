import type { LoadError } from '../../src/core/model/error.js';
import { diagnose } from '../../src/loading/diagnose.js';
import { fetchJson } from '../../src/loading/fetch-json.js';
import { createLoadError, isLoadError } from '../../src/core/model/load-error.js';
import { expect, openFeedServer } from '../page/index.js';

const feed = 'https://ministry.example/feed.json';

/** Returns the failure of a real request. */
async function failAt(url: string, timeout = 60_000): Promise<LoadError> {
  const outcome = await fetchJson(url, new AbortController(), { timeout }).catch((thrown: unknown) => thrown);
  if (!isLoadError(outcome)) throw new Error(`${url} did not fail: ${String(outcome)}`);
  return outcome;
}

describe('The diagnosis of a failure', () => {
  it('keeps the properties of the failure', async () => {
    const cause = new SyntaxError('Unexpected end');
    const error = createLoadError('format', { url: feed, detail: 'application/json', cause });
    const diagnosed = await diagnose(error);
    expect(diagnosed).to.be.instanceOf(Error);
    expect(diagnosed).to.include({
      name: 'LoadError',
      kind: 'format',
      url: feed,
      detail: 'application/json',
      cause,
    });
    expect(isLoadError(diagnosed)).to.equal(true);
  });

  it('names the URL and the CORS header, where another server did not respond', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 1, cors: false });
    const diagnosed = await diagnose(await failAt(server.url('/a')));
    expect(diagnosed.kind).to.equal('network');
    expect(diagnosed.message).to.contain(server.url('/a'));
    expect(diagnosed.message).to.contain(`Access-Control-Allow-Origin: ${location.origin}`);
  });

  it("does not mention CORS, where it is the page's own server", async () => {
    const url = new URL('/feed.json', location.href).href;
    const diagnosed = await diagnose(createLoadError('network', { url }));
    expect(diagnosed.kind).to.equal('network');
    expect(diagnosed.message).to.contain(url).and.not.to.contain('Access-Control');
  });

  it('names the URL and the setting, after a timeout', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 1, delay: 2_000 });
    const { kind, message } = await diagnose(await failAt(server.url('/a'), 100));
    expect(kind).to.equal('timeout');
    expect(message).to.contain(server.url('/a')).and.to.contain('timeout');
  });

  it('names the URL and the status, after an error status', async () => {
    const server = openFeedServer();
    await server.reply('/a', { status: 404 });
    const { kind, status, message } = await diagnose(await failAt(server.url('/a')));
    expect([kind, status]).to.deep.equal(['status', 404]);
    expect(message).to.contain(server.url('/a')).and.to.contain('404');
  });

  it('reports a response that is an HTML page', async () => {
    const server = openFeedServer();
    await server.reply('/a', { body: '<!doctype html>', type: 'text/html' });
    const { kind, message } = await diagnose(await failAt(server.url('/a')));
    expect(kind).to.equal('format');
    expect(message).to.contain(server.url('/a')).and.to.contain('HTML');
  });

  it('reports the error in a response of the wrong form', async () => {
    const { message } = await diagnose(
      createLoadError('format', { url: feed, detail: 'its "items" is not a list' }),
    );
    expect(message).to.contain(feed).and.to.contain('its "items" is not a list');
  });

  it('names the property, where the page itself gives the data', async () => {
    const url = 'the property "data"';
    const { message } = await diagnose(createLoadError('format', { url, detail: 'no "id"' }));
    expect(message).to.contain('"data"').and.to.contain('no "id"');
  });

  it('names the feed and the item, where the feed has no such item', async () => {
    const { message } = await diagnose(createLoadError('not-found', { url: feed, detail: 'zz9999en' }));
    expect(message).to.contain(feed).and.to.contain('"zz9999en"').and.to.contain('"item"');
  });

  it('names a missing or wrong setting', async () => {
    const readMessage = async (detail: string) =>
      (await diagnose(createLoadError('config', { url: feed, detail }))).message;
    expect(await readMessage('feed'))
      .to.contain('data-fao-feed')
      .and.to.contain('configure(');
    expect(await readMessage('item'))
      .to.contain('{id}')
      .and.to.contain('"item"');
    expect(await readMessage('auto'))
      .to.contain('citation_doi')
      .and.to.contain('canonical');
    expect(await readMessage('no source "rss"'))
      .to.contain('no source "rss"')
      .and.to.contain(feed);
  });

  it('names the URL, for every kind of failure', async () => {
    for (const kind of [
      'offline',
      'blocked',
      'timeout',
      'status',
      'format',
      'not-found',
      'config',
    ] as const) {
      const diagnosed = await diagnose(createLoadError(kind, { url: feed, detail: 'what is meant' }));
      expect(diagnosed.kind).to.equal(kind);
      expect(diagnosed.message, kind).to.contain(feed);
    }
  });

  it('names the content, where the failure has no URL', async () => {
    for (const kind of ['network', 'blocked', 'timeout', 'status', 'format'] as const) {
      const diagnosed = await diagnose(createLoadError(kind));
      expect(diagnosed.kind).to.equal(kind);
      expect(diagnosed.url).to.equal(undefined);
      expect(diagnosed.message, kind).to.contain('the content');
    }
  });
});

describe('Without a connection', () => {
  // A browser that was really offline would lose the test server, so this test changes only the flag.
  beforeEach(() => Object.defineProperty(navigator, 'onLine', { value: false, configurable: true }));
  afterEach(() => delete (navigator as { onLine?: boolean }).onLine);

  it('a failed connection means that the device is offline', async () => {
    const { kind, message } = await diagnose(createLoadError('network', { url: feed }));
    expect(kind).to.equal('offline');
    expect(message).to.contain(feed).and.to.contain('offline');
  });

  it('any other failure keeps its kind', async () => {
    expect((await diagnose(createLoadError('status', { url: feed, status: 404 }))).kind).to.equal('status');
  });
});
