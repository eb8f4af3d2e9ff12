import { expect, openFeedServer, openRepository } from '../../page/index.js';
import { ITEM_EMBEDS } from '../../../src/core/dspace/repository.js';
import { expectLoadError } from '../../loading/expect-load-error.js';
import { readItemOf } from './read.js';

const seed = '3d46a5a8-70ba-4a98-ba3f-55be99abbb25';

describe('The DSpace source finds an item', () => {
  for (const [kind, identifier] of [
    ['its job number', 'cd0683en'],
    ['its job number in capitals', 'CD0683EN'],
    ['its handle', '20.500.14283/cd0683en'],
    ['its handle with its scheme', 'hdl:20.500.14283/cd0683en'],
    ['its landing page', 'https://openknowledge.fao.org/handle/20.500.14283/cd0683en'],
    ['its DOI', '10.4060/cd0683en'],
    ['the URL of its DOI', 'https://doi.org/10.4060/cd0683en'],
    ['an old URL of FAO', 'https://www.fao.org/documents/card/en/c/CD0683EN'],
  ] as const) {
    it(`by ${kind}`, async () => {
      const repository = openRepository();
      const { item } = await readItemOf(repository, identifier);
      expect(item?.title).to.equal('The State of World Fisheries and Aquaculture 2024');
      expect(await repository.requests()).to.have.length(2);
    });
  }

  it('by its UUID, and by a URL that contains it', async () => {
    for (const identifier of [seed, seed.toUpperCase(), `https://openknowledge.fao.org/items/${seed}`]) {
      const { item } = await readItemOf(openRepository(), identifier);
      expect(item?.uuid, identifier).to.equal(seed);
    }
  });

  it('by the URL of its file', async () => {
    const { item } = await readItemOf(openRepository(), 'cd0683en');
    const path = /\/core\/bitstreams\/.*/.exec(item!.attachments[0]!.url)![0];
    const { item: same } = await readItemOf(
      openRepository(),
      `https://openknowledge.fao.org/server/api${path}`,
    );
    expect(same?.uuid).to.equal(item!.uuid);
    expect(same?.attachments).to.have.length(1);
  });

  for (const fields of ['fao', 'stock']) {
    it(`by a handle without a job number in it, with the fields "${fields}"`, async () => {
      const { item } = await readItemOf(openRepository(), seed);
      const repository = openRepository({ fields });
      const { item: same } = await readItemOf(repository, seed);
      expect((await readItemOf(repository, same!.handle)).item?.title).to.equal(item!.title);
    });
  }

  it('by a DOI in stock DSpace', async () => {
    const { item } = await readItemOf(openRepository({ fields: 'stock' }), '10.4060/cc9258zh', {
      dspaceFields: 'stock',
    });
    expect(item?.doi).to.equal('10.4060/cc9258zh');
  });

  it('by any of several identifiers, since UUIDs change', async () => {
    const identifiers = '00000000-0000-4000-a000-000000000000 20.500.14283/cd0683en';
    expect((await readItemOf(openRepository(), identifiers)).item?.jobNumber).to.equal('cd0683en');
  });

  it('by the handle that the response cache holds for its UUID, after the repository changed the UUID', async () => {
    const { root, requests } = openRepository({ fault: 'gone' });
    const { item } = await readItemOf(openRepository(), 'cd0683en');
    // An earlier visit cached this response of the same URL, before the fault.
    const url = `${root}/core/items/${item!.uuid}?${ITEM_EMBEDS}`;
    const headers = { date: new Date().toUTCString() };
    const json = JSON.stringify({ handle: '20.500.14283/cd0683en' });
    await (await caches.open('fao-widgets')).put(url, new Response(json, { headers }));
    expect((await readItemOf({ root }, item!.uuid)).item?.title).to.equal(item!.title);
    expect(await requests()).to.have.length(3);
  });

  it('even if the search of the repository fails', async () => {
    for (const fault of ['unprocessable', 'json-404']) {
      const { item } = await readItemOf(openRepository({ fault, on: 'search' }), 'cd0683en');
      expect(item?.title, fault).to.equal('The State of World Fisheries and Aquaculture 2024');
      expect(item?.languages, fault).to.equal(undefined);
    }
  });
});

describe('The DSpace source', () => {
  for (const identifier of [
    'zz9999en',
    '00000000-0000-4000-a000-000000000000',
    '20.500.14283/none',
    '10.1234/none',
    'a word',
    '?',
    '(',
    '"',
  ]) {
    it(`returns no item for an unknown identifier: ${identifier}`, async () => {
      expect((await readItemOf(openRepository(), identifier)).item).to.equal(undefined);
    });
  }

  it('throws a configuration error if no item is named', async () => {
    const error = await expectLoadError(readItemOf(openRepository(), undefined), 'config');
    expect(error.detail).to.equal('item');
  });
});

describe('A withdrawn item', () => {
  it('is marked as withdrawn, by handle and by job number, and has no language versions', async () => {
    for (const identifier of ['20.500.14283/zz0001en', 'zz0001en']) {
      const { item } = await readItemOf(openRepository(), identifier, { list: 'related-items' });
      expect(item?.withdrawn).to.equal(true);
      expect(item?.title).to.equal('Withdrawn record of the demonstration');
      expect(item?.languages).to.equal(undefined);
    }
  });
});

describe('An item of a repository without a working search', () => {
  it('is found by the handle of its job number, without a second search for its language versions', async () => {
    const repository = openRepository({ fault: 'unprocessable' });
    const { item, warnings } = await readItemOf(repository, 'cd0683en');
    expect(item?.title).to.equal('The State of World Fisheries and Aquaculture 2024');
    expect(item?.languages).to.equal(undefined);
    expect(warnings.join()).to.match(/language versions of "cd0683en" can't be read .*422/);
    const searches = (await repository.requests()).filter(({ url }) => url.includes('/discover/'));
    expect(searches).to.have.length(1);
  });
});

describe('An item that no search returns', () => {
  for (const identifier of [
    'cd0683en',
    '20.500.14283/cd0683en',
    'https://openknowledge.fao.org/handle/20.500.14283/cd0683en',
  ]) {
    it(`still has its cover and its file: ${identifier}`, async () => {
      const repository = openRepository({ fault: 'no-results' });
      const { item } = await readItemOf(repository, identifier);
      expect(item?.title).to.equal('The State of World Fisheries and Aquaculture 2024');
      expect(item?.image).to.match(/\/core\/bitstreams\/.*\/content$/);
      expect(item?.attachments[0]?.mimeType).to.equal('application/pdf');
      const paths = (await repository.requests()).map(({ url }) => url.replace(/[?].*/, ''));
      // The redirect returns the item without its embedded parts, so a second request reads them.
      expect(paths.slice(0, 2)).to.deep.equal([
        '/server/api/discover/search/objects',
        '/server/api/pid/find',
      ]);
      expect(paths.filter((path) => path.includes('/core/items/'))).to.have.length(2);
    });
  }
});

describe('An item that is not public', () => {
  for (const [kind, identifier] of [
    ['its handle', '20.500.14283/cd0683en'],
    ['its job number', 'cd0683en'],
    ['its UUID', seed],
  ] as const) {
    it(`fails as restricted, without a retry, by ${kind}`, async () => {
      const repository = openRepository({ fault: 'restricted' });
      const error = await expectLoadError(readItemOf(repository, identifier), 'restricted');
      expect(error.detail).to.equal(identifier);
      const paths = (await repository.requests()).map(({ url }) => url.replace(/[?].*/, ''));
      expect(paths).to.deep.equal([...new Set(paths)]);
    });
  }
});

describe('An item of a repository that is down', () => {
  it('is not reported as restricted, but read from the response cache', async () => {
    const { root } = openRepository({ fault: 'json-500' });
    const working = openRepository({ fault: 'no-results' });
    const trace = { responses: new Map<string, object>() };
    await readItemOf(working, 'cd0683en', { trace });
    const cache = await caches.open('fao-widgets');
    for (const [url, json] of trace.responses) {
      const headers = { date: new Date().toUTCString() };
      await cache.put(url.replace(working.root, root), new Response(JSON.stringify(json), { headers }));
    }
    const { item } = await readItemOf({ root }, 'cd0683en', { trace: { responses: new Map() } });
    expect(item?.title).to.equal('The State of World Fisheries and Aquaculture 2024');
  });

  it('fails with the status of the server if the response cache has no response', async () => {
    const repository = openRepository({ fault: 'json-500' });
    const error = await expectLoadError(readItemOf(repository, '20.500.14283/cd0683en'), 'status');
    expect(error.status).to.equal(500);
  });
});

describe('A request to a repository', () => {
  it('accepts HAL, and no media type to which DSpace responds in another format', async () => {
    const server = openFeedServer();
    const item = { id: seed, uuid: seed, type: 'item', metadata: { 'dc.title': [{ value: 'Title' }] } };
    await server.reply(`/server/api/core/items/${seed}`, { json: item });
    await readItemOf({ root: server.url('/server/api') }, seed);
    const accepted = (await server.requests()).map(({ headers }) => headers['accept']);
    expect(new Set(accepted)).to.deep.equal(new Set(['application/hal+json, application/json']));
  });
});
