import { settle } from '../elements/card.js';
import { makeFeed, makeItem } from '../elements/list.js';
import { makeWidget, type Widget } from '../hostile/widgets.js';
import { readJson } from '../../src/loading/read-json.js';
import { allowConsole, expect, mount, openFeedServer, until } from '../page/index.js';
import '../../src/embed/define.js';

/**
 * Imports a module of a second copy of the library, as in a page that loads it by a script tag and in its own
 * bundle.
 */
async function importSecond<M>(path: string): Promise<M> {
  // A path that the compiler can't resolve: it would import the module of the first copy.
  return (await import(`/second-copy/src/${path}`)) as M;
}

const importReading = () => importSecond<{ readJson: typeof readJson }>('loading/read-json.ts');

const makeOptions = (signal = new AbortController().signal) => ({ signal, timeout: 60_000, fresh: false });

describe('Two copies of the library in one page', () => {
  it('share a request for a URL', async () => {
    const second = await importReading();
    expect(second.readJson).not.to.equal(readJson);
    const server = openFeedServer();
    await server.reply('/a', { json: { of: 'both' }, delay: 50 });
    const [one, two] = await Promise.all([
      readJson(server.url('/a'), makeOptions()),
      second.readJson(server.url('/a'), makeOptions()),
    ]);
    expect(one).to.deep.equal({ of: 'both' });
    expect(two).to.equal(one);
    expect(await server.requests()).to.have.length(1);
  });

  it('share its end: the last reader that aborts ends the request', async () => {
    const second = await importReading();
    const server = openFeedServer();
    await server.reply('/a', { json: 'any' });
    await server.hold('/a');
    const [first, last] = [new AbortController(), new AbortController()];
    const reading = [
      readJson(server.url('/a'), makeOptions(first.signal)),
      second.readJson(server.url('/a'), makeOptions(last.signal)),
    ].map((promise) => promise.catch((error: unknown) => error));
    await until(async () => (await server.requests('/a')).length === 1, 'the request');
    first.abort();
    expect(await reading[0]).to.have.property('name', 'AbortError');
    expect((await server.requests('/a'))[0]!.aborted).not.to.equal(true);
    last.abort();
    expect(await reading[1]).to.have.property('name', 'AbortError');
    await until(async () => (await server.requests('/a'))[0]!.aborted, 'the end of the request');
  });

  it('show their cards from one response', async () => {
    allowConsole(/Multiple versions of Lit loaded/, 'warn');
    const { FaoItemCard } = await importSecond<{ FaoItemCard: typeof HTMLElement }>(
      'elements/fao-item-card.ts',
    );
    if (!customElements.get('second-item-card')) {
      customElements.define('second-item-card', class extends FaoItemCard {});
    }
    const server = openFeedServer();
    await server.reply('/feed.json', { json: makeFeed(makeItem('a')) });
    const attributes = { loading: 'eager', feed: server.url('/feed.json') };
    const first = makeWidget('fao-item-card', attributes);
    const second = document.createElement('second-item-card') as Widget;
    for (const [name, value] of Object.entries(attributes)) second.setAttribute(name, value);
    mount('<div></div>').append(first, second);
    for (const card of [first, second]) expect((await settle(card)).state).to.equal('ready');
    expect(await server.requests()).to.have.length(1);
  });
});
