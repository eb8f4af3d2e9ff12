import type { LoadError } from '../../src/core/model/error.js';
import { diagnose } from '../../src/loading/diagnose.js';
import { fetchJson } from '../../src/loading/fetch-json.js';
import { createLoadError, isLoadError } from '../../src/core/model/load-error.js';
import { expect, openFeedServer } from '../page/index.js';

const feed = 'https://ministry.example/feed.json';

/** The failure of a real request. */
async function failAt(url: string, timeout = 60_000): Promise<LoadError> {
  const outcome = await fetchJson(url, new AbortController(), { timeout }).catch((thrown: unknown) => thrown);
  if (!isLoadError(outcome)) throw new Error(`${url} did not fail: ${String(outcome)}`);
  return outcome;
}

describe('A failure, diagnosed', () => {
  it('keeps what was known of it', async () => {
    const cause = new SyntaxError('Unexpected end');
    const error = createLoadError('format', { url: feed, detail: 'application/json', cause });
    const known = await diagnose(error);
    expect(known).to.be.instanceOf(Error);
    expect(known).to.include({
      name: 'LoadError',
      kind: 'format',
      url: feed,
      detail: 'application/json',
      cause,
    });
    expect(isLoadError(known)).to.equal(true);
  });

  it('names address and leave to read, where another server gave no answer', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 1, cors: false });
    const known = await diagnose(await failAt(server.url('/a')));
    expect(known.kind).to.equal('network');
    expect(known.message).to.contain(server.url('/a'));
    expect(known.message).to.contain(`Access-Control-Allow-Origin: ${location.origin}`);
  });

  it("does not speak of leave to read, where it is the page's own server", async () => {
    const url = new URL('/feed.json', location.href).href;
    const known = await diagnose(createLoadError('network', { url }));
    expect(known.kind).to.equal('network');
    expect(known.message).to.contain(url).and.not.to.contain('Access-Control');
  });

  it('names address and setting, where there was no answer in time', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 1, delay: 2_000 });
    const { kind, message } = await diagnose(await failAt(server.url('/a'), 100));
    expect(kind).to.equal('timeout');
    expect(message).to.contain(server.url('/a')).and.to.contain('timeout');
  });

  it('names address and status, where that is the failure', async () => {
    const server = openFeedServer();
    await server.reply('/a', { status: 404 });
    const { kind, status, message } = await diagnose(await failAt(server.url('/a')));
    expect([kind, status]).to.deep.equal(['status', 404]);
    expect(message).to.contain(server.url('/a')).and.to.contain('404');
  });

  it('says where the answer is a page', async () => {
    const server = openFeedServer();
    await server.reply('/a', { body: '<!doctype html>', type: 'text/html' });
    const { kind, message } = await diagnose(await failAt(server.url('/a')));
    expect(kind).to.equal('format');
    expect(message).to.contain(server.url('/a')).and.to.contain('HTML');
  });

  it('says what is wrong with an answer of another form', async () => {
    const { message } = await diagnose(
      createLoadError('format', { url: feed, detail: 'its "items" is not a list' }),
    );
    expect(message).to.contain(feed).and.to.contain('its "items" is not a list');
  });

  it('names the property, where the data are of the page itself', async () => {
    const url = 'the property "data"';
    const { message } = await diagnose(createLoadError('format', { url, detail: 'no "id"' }));
    expect(message).to.contain('"data"').and.to.contain('no "id"');
  });

  it('names feed and item, where the item is not there', async () => {
    const { message } = await diagnose(createLoadError('not-found', { url: feed, detail: 'zz9999en' }));
    expect(message).to.contain(feed).and.to.contain('"zz9999en"').and.to.contain('"item"');
  });

  it('names the setting that is missing or wrong', async () => {
    const say = async (detail: string) =>
      (await diagnose(createLoadError('config', { url: feed, detail }))).message;
    expect(await say('feed'))
      .to.contain('data-fao-feed')
      .and.to.contain('configure(');
    expect(await say('item'))
      .to.contain('{id}')
      .and.to.contain('"item"');
    expect(await say('auto'))
      .to.contain('citation_doi')
      .and.to.contain('canonical');
    expect(await say('no source "rss"'))
      .to.contain('no source "rss"')
      .and.to.contain(feed);
  });

  it('names the address, in every kind', async () => {
    for (const kind of [
      'offline',
      'blocked',
      'timeout',
      'status',
      'format',
      'not-found',
      'config',
    ] as const) {
      const known = await diagnose(createLoadError(kind, { url: feed, detail: 'what is meant' }));
      expect(known.kind).to.equal(kind);
      expect(known.message, kind).to.contain(feed);
    }
  });
});

describe('Without a connection', () => {
  // Real browsers can't be taken off the net here without losing the test server, so that the flag alone is changed.
  beforeEach(() => Object.defineProperty(navigator, 'onLine', { value: false, configurable: true }));
  afterEach(() => delete (navigator as { onLine?: boolean }).onLine);

  it('a dead line is the device being offline', async () => {
    const { kind, message } = await diagnose(createLoadError('network', { url: feed }));
    expect(kind).to.equal('offline');
    expect(message).to.contain(feed).and.to.contain('offline');
  });

  it('any other failure stays what it is', async () => {
    expect((await diagnose(createLoadError('status', { url: feed, status: 404 }))).kind).to.equal('status');
  });
});
