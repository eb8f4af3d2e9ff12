import { configure, registerSource } from '../../src/embed/index.js';
import type { CustomSource } from '../../src/core/custom/field-map.js';
import { callReader } from '../../src/core/custom/call-reader.js';
import { mountCard, settle } from '../elements/card.js';
import { makeFeed, makeItem, mountList } from '../elements/list.js';
import { expect, expectConsole, openFeedServer, until, within } from '../page/index.js';
import type { Requests } from '../../src/core/model/source.js';
import { readShared } from '../../src/loading/read-json.js';
import { openPageRequests } from '../core/page-requests.js';
import { expectLoadError } from '../loading/expect-load-error.js';

/** Resets the configuration that a test sets for the whole page. */
afterEach(() =>
  configure({ timeout: undefined, data: undefined, sources: { own: undefined as unknown as CustomSource } }),
);

const card = (attributes = '') => mountCard(`loading="eager" source="own" feed="/own" ${attributes}`);

describe('registerSource()', () => {
  it('sanitizes the feed that a function returns, like any feed', async () => {
    registerSource('own', ({ feed, name }) =>
      makeFeed(makeItem('a', {}, { title: `${feed} ${name}`, url: 'java\tscript:alert(1)' })),
    );
    const { item } = await settle(card('item="A"'));
    expect(item?.title).to.equal(`${new URL('/own', location.href).href} A`);
    expect(item).not.to.have.property('url');
  });

  it('calls the function once for several elements with the same feed', async () => {
    let calls = 0;
    registerSource('own', () => Promise.resolve(makeFeed(makeItem(`call ${++calls}`))));
    const widgets = [card(), card(), mountList('loading="eager" source="own" feed="/own"')];
    for (const widget of widgets) await settle(widget);
    expect(calls).to.equal(1);
  });

  it('reads an object again that the function changes and returns again', async () => {
    const feed = makeFeed(makeItem('before'));
    registerSource('own', () => feed);
    const shown = await settle(card());
    feed.items = [makeItem('after')];
    await shown.reload();
    expect(shown.item?.id).to.equal('after');
  });

  it('loads elements that were in the page before', async () => {
    expectConsole(/no source "own": .*\/own/, 'error');
    const earlier = await settle(card());
    expect(earlier.error?.kind).to.equal('config');
    registerSource('own', () => makeFeed(makeItem('a')));
    await until(() => earlier.state === 'ready', 'the card to load');
  });

  it('calls the function for each page, with the next_url of the previous page', async () => {
    const requested: string[] = [];
    registerSource('own', ({ feed }) => {
      requested.push(new URL(feed).pathname);
      return feed.endsWith('/more')
        ? makeFeed(makeItem('b'))
        : { ...makeFeed(makeItem('a')), next_url: '/more' };
    });
    expect((await settle(card('item="b"'))).item?.id).to.equal('b');
    expect(requested).to.deep.equal(['/own', '/more']);
  });

  it('passes a URL with {id} to the function unchanged, and shows the first item of its result', async () => {
    registerSource('own', ({ feed, name }) => makeFeed(makeItem('x', {}, { title: `${feed} ${name}` })));
    const shown = await settle(
      mountCard('loading="eager" source="own" feed="https://a.example/{id}" item="a/b"'),
    );
    expect(shown.item?.title).to.equal('https://a.example/{id} a/b');
  });

  it('replaces the source of that name', async () => {
    registerSource('own', () => makeFeed(makeItem('first')));
    const shown = await settle(card());
    registerSource('own', () => makeFeed(makeItem('second')));
    await until(() => shown.item?.id === 'second', 'the other source');
  });

  it('accepts a field map', async () => {
    const server = openFeedServer();
    await server.reply('/api', { json: { list: [{ key: 7, name: 'Seven' }] } });
    registerSource('own', { items: 'list', item: { id: 'key', title: 'name' } });
    const shown = await settle(mountCard(`loading="eager" source="own" feed="${server.url('/api')}"`));
    expect(shown.item?.title).to.equal('Seven');
  });

  it('throws for names that the library uses, and for other kinds of sources', () => {
    for (const name of ['json-feed', 'dspace', '', ' ', undefined, null, 7]) {
      expect(() => registerSource(name as string, () => ({}))).to.throw(
        TypeError,
        `registerSource("${String(name)}"): a name is text other than json-feed and dspace`,
      );
    }
    for (const wrong of [undefined, null, 'x', 7]) {
      expect(() => registerSource('own', wrong as unknown as CustomSource)).to.throw(
        TypeError,
        'a function or a field map',
      );
    }
  });
});

describe('A card whose source function fails', () => {
  const failing: readonly [string, () => unknown, string, RegExp][] = [
    [
      'throws',
      () => {
        throw new RangeError('too much');
      },
      'format',
      /the source "own" threw RangeError: too much/,
    ],
    [
      'has a bug',
      () => (undefined as unknown as { x: object }).x,
      'format',
      /the source "own" threw TypeError/,
    ],
    [
      'returns an invalid feed',
      () => ({ items: 'none' }),
      'format',
      /a JSON Feed needs "version" and "items"/,
    ],
    ['returns nothing', () => undefined, 'format', /a JSON Feed needs/],
    [
      'rejects with a value that is not an error',
      () => Promise.reject(JSON.parse('7') as Error),
      'format',
      /threw 7/,
    ],
    [
      'fetches from a port without a server',
      () => fetch('http://127.0.0.1:9/'),
      'network',
      /did not respond/,
    ],
  ];
  for (const [failure, reader, kind, message] of failing) {
    it(`has the error "${kind}" if the function ${failure}`, async () => {
      registerSource('own', reader);
      expectConsole(message, 'error');
      const failed = await settle(card());
      expect(failed.error?.kind).to.equal(kind);
      within(failed).getByShadowText(/^This publication can't be/);
    });
  }

  it('has the error "network" if the connection of its fetch drops, in every browser', async () => {
    const server = openFeedServer();
    await server.reply('/api', { drop: 'half-way', json: { text: 'x'.repeat(1_000) } });
    registerSource('own', async () => (await fetch(server.url('/api'))).json());
    expectConsole(/\/own did not respond/, 'error');
    expect((await settle(card())).error?.kind).to.equal('network');
  });

  const loadErrors: readonly [object, string, RegExp][] = [
    [
      { kind: 'status', status: 503, url: 'https://a.example/b' },
      'status',
      /https:\/\/a\.example\/b responded with status 503/,
    ],
    [{ kind: 'format', detail: 7 }, 'format', /\/own does not have the expected format: 7/],
    [{ kind: 'network' }, 'network', /\/own did not respond/],
    [{ kind: 'config' }, 'config', /the page's words: .*\/own/],
    [{ kind: 'odd' }, 'format', /the source "own" threw LoadError: the page's words/],
    [{}, 'format', /the source "own" threw LoadError/],
  ];
  for (const [facts, kind, message] of loadErrors) {
    it(`has the error "${kind}" if the function throws a LoadError with ${JSON.stringify(facts)}`, async () => {
      registerSource('own', () => {
        throw Object.assign(new Error("the page's words"), { name: 'LoadError', ...facts });
      });
      expectConsole(message, 'error');
      expect((await settle(card())).error?.kind).to.equal(kind);
    });
  }

  it('has the error "timeout" if the function never ends, and aborts its signal', async () => {
    configure({ timeout: 100 });
    let signal: AbortSignal | undefined;
    registerSource('own', (request) => {
      ({ signal } = request);
      return new Promise(() => undefined);
    });
    expectConsole(/did not respond fully in time/, 'error');
    expect((await settle(card())).error?.kind).to.equal('timeout');
    await until(() => signal?.aborted, 'the signal');
  });

  it('logs nothing if the function throws at once and the card has left the page', async () => {
    const leaving = new AbortController();
    const fail = () => {
      throw new Error('at once');
    };
    const query = { feed: 'https://a.example/own' };
    const { options, getJson } = openPageRequests({ signal: leaving.signal });
    const share: Requests['share'] = (key, call) => readShared(key, options, call);
    await expectLoadError(callReader(fail, 'own', query, { getJson, share }), 'format');
    leaving.abort();
  });

  it('aborts the signal of the function when it leaves the page', async () => {
    let signal: AbortSignal | undefined;
    registerSource('own', (request) => {
      ({ signal } = request);
      return new Promise(() => undefined);
    });
    const leaving = card();
    await until(() => signal, 'the call');
    leaving.remove();
    await until(() => signal?.aborted, 'the signal');
  });
});

describe('A source with a field map', () => {
  const map = { items: 'list', next: 'next', item: { id: 'key', title: 'name' } };
  const shown = (feed: string, attributes = '') =>
    settle(mountCard(`loading="eager" source="own" feed="${feed}" ${attributes}`));

  it('reads the following pages', async () => {
    const server = openFeedServer();
    await server.reply('/1', { json: { list: [{ key: 1, name: 'One' }], next: '2' } });
    await server.reply('/2', { json: { list: [{ key: 2, name: 'Two' }] } });
    configure({ sources: { own: map } });
    expect((await shown(server.url('/1'), 'item="2"')).item?.title).to.equal('Two');
  });

  it('replaces {id} in the URL by the identifier, and maps the first record', async () => {
    const server = openFeedServer();
    await server.reply('/records/a%2Fb', { json: { key: 99, name: 'By URL' } });
    configure({ sources: { own: { item: map.item } } });
    expect((await shown(server.url('/records/{id}'), 'item="a/b"')).item?.title).to.equal('By URL');
    expectConsole(/has no item "gone"/, 'error');
    expect((await shown(server.url('/records/{id}'), 'item="gone"')).error?.kind).to.equal('not-found');
    expectConsole(/set the attribute "item"/, 'error');
    expect((await shown(server.url('/records/{id}'))).error?.kind).to.equal('config');
  });

  it('reports where the mistake in a field map is', async () => {
    configure({ sources: { own: { item: { id: 7 } } as unknown as CustomSource } });
    expectConsole(/the field map of the source "own": "item.id" must be a path/, 'error');
    expect((await shown('/own')).error?.kind).to.equal('config');
  });

  it('reports the path at which it expected the items', async () => {
    const server = openFeedServer();
    await server.reply('/api', { json: { records: [] } });
    configure({ sources: { own: map } });
    expectConsole(/the field map of the source "own" finds no items at "list"/, 'error');
    expect((await shown(server.url('/api'))).error?.kind).to.equal('format');
  });

  it('skips invalid records, and reports why', async () => {
    const server = openFeedServer();
    await server.reply('/api', { json: { list: [{ name: 'No key' }, null, { key: 1, name: 'One' }] } });
    configure({ sources: { own: map } });
    expectConsole(/skipped 2 of 3 items: items\[0\] has no "id", items\[1\] has no "id"/, 'warn');
    expect((await shown(server.url('/api'))).item?.title).to.equal('One');
  });
});

describe('An element', () => {
  it('shows the data of the configuration unless it has own data', async () => {
    configure({ data: makeFeed(makeItem('page')) });
    const [one, other] = [mountCard(''), mountCard('')];
    other.data = makeItem('own');
    expect((await settle(one)).item?.id).to.equal('page');
    expect((await settle(other)).item?.id).to.equal('own');
  });
});
