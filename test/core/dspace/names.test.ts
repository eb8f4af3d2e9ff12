import { expect, openFeedServer, openRepository } from '../../page/index.js';
import { expectLoadError } from '../../loading/expect-load-error.js';
import { readItemOf } from './read.js';

const seed = '3d46a5a8-70ba-4a98-ba3f-55be99abbb25';

describe('An item of a repository is found', () => {
  for (const [what, name] of [
    ['its job number', 'cd0683en'],
    ['its job number in capitals', 'CD0683EN'],
    ['its handle', '20.500.14283/cd0683en'],
    ['its handle with its scheme', 'hdl:20.500.14283/cd0683en'],
    ['its landing page', 'https://openknowledge.fao.org/handle/20.500.14283/cd0683en'],
    ['its DOI', '10.4060/cd0683en'],
    ['the address of its DOI', 'https://doi.org/10.4060/cd0683en'],
    ['an old address of FAO', 'https://www.fao.org/documents/card/en/c/CD0683EN'],
  ] as const) {
    it(`by ${what}`, async () => {
      const repository = openRepository();
      const { item } = await readItemOf(repository, name);
      expect(item?.title).to.equal('The State of World Fisheries and Aquaculture 2024');
      expect(await repository.requests()).to.have.length(1);
    });
  }

  it('by its UUID, and by an address that has it', async () => {
    for (const name of [seed, seed.toUpperCase(), `https://openknowledge.fao.org/items/${seed}`]) {
      const { item } = await readItemOf(openRepository(), name);
      expect(item?.uuid, name).to.equal(seed);
    }
  });

  it('by the address of its file', async () => {
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
    it(`by a handle or DOI that is no job number: ${fields}`, async () => {
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

  it('by any of several names, since UUIDs change', async () => {
    const name = '00000000-0000-4000-a000-000000000000 20.500.14283/cd0683en';
    expect((await readItemOf(openRepository(), name)).item?.jobNumber).to.equal('cd0683en');
  });

  it('by the handle that its UUID had on an earlier visit, where the repository has given it another', async () => {
    const { root, requests } = openRepository({ fault: 'gone' });
    const { item } = await readItemOf(openRepository(), 'cd0683en');
    // The earlier visit, at the same address, before the fault.
    const url = `${root}/core/items/${item!.uuid}?embed=thumbnail&embed=bundles/bitstreams/format&embed=bundles/primaryBitstream`;
    const headers = { date: new Date().toUTCString() };
    const json = JSON.stringify({ handle: '20.500.14283/cd0683en' });
    await (await caches.open('fao-widgets')).put(url, new Response(json, { headers }));
    expect((await readItemOf({ root }, item!.uuid)).item?.title).to.equal(item!.title);
    expect(await requests()).to.have.length(2);
  });

  it('though its search is out of order', async () => {
    for (const fault of ['unprocessable', 'json-404']) {
      const { item } = await readItemOf(openRepository({ fault, on: 'search' }), 'cd0683en');
      expect(item?.title, fault).to.equal('The State of World Fisheries and Aquaculture 2024');
      expect(item?.languages, fault).to.equal(undefined);
    }
  });
});

describe('An item of a repository is not found', () => {
  for (const name of [
    'zz9999en',
    '00000000-0000-4000-a000-000000000000',
    '20.500.14283/none',
    '10.1234/none',
    'a word',
    '?',
    '(',
    '"',
  ]) {
    it(`where there is none: ${name}`, async () => {
      expect((await readItemOf(openRepository(), name)).item).to.equal(undefined);
    });
  }

  it('without a name', async () => {
    const error = await expectLoadError(readItemOf(openRepository(), undefined), 'config');
    expect(error.detail).to.equal('item');
  });
});

describe('An item that was withdrawn', () => {
  it('says so, by its handle and by its job number, and names no versions', async () => {
    for (const name of ['20.500.14283/zz0001en', 'zz0001en']) {
      const { item } = await readItemOf(openRepository(), name, { list: 'related-items' });
      expect(item?.withdrawn).to.equal(true);
      expect(item?.title).to.equal('Withdrawn record of the demonstration');
      expect(item?.languages).to.equal(undefined);
    }
  });
});

describe('An item whose repository has no working search', () => {
  it('is found by what its job number stands for, and searches are not tried again for its versions', async () => {
    const repository = openRepository({ fault: 'unprocessable' });
    const { item, warnings } = await readItemOf(repository, 'cd0683en');
    expect(item?.title).to.equal('The State of World Fisheries and Aquaculture 2024');
    expect(item?.languages).to.equal(undefined);
    expect(warnings.join()).to.match(/language versions of "cd0683en" can't be read .*422/);
    const searches = (await repository.requests()).filter(({ url }) => url.includes('/discover/'));
    expect(searches).to.have.length(1);
  });
});

describe('An item that only its handle leads to, since no search finds it', () => {
  for (const name of [
    'cd0683en',
    '20.500.14283/cd0683en',
    'https://openknowledge.fao.org/handle/20.500.14283/cd0683en',
  ]) {
    it(`has its cover and its file: ${name}`, async () => {
      const repository = openRepository({ fault: 'no-results' });
      const { item } = await readItemOf(repository, name);
      expect(item?.title).to.equal('The State of World Fisheries and Aquaculture 2024');
      expect(item?.image).to.match(/\/core\/bitstreams\/.*\/content$/);
      expect(item?.attachments[0]?.mimeType).to.equal('application/pdf');
      const asked = (await repository.requests()).map(({ url }) => url.replace(/[?].*/, ''));
      // The redirect leads to the item without its parts, which are read after it.
      expect(asked.slice(0, 2)).to.deep.equal([
        '/server/api/discover/search/objects',
        '/server/api/pid/find',
      ]);
      expect(asked.filter((path) => path.includes('/core/items/'))).to.have.length(2);
    });
  }
});

describe('An item that is not public', () => {
  for (const [what, name] of [
    ['its handle', '20.500.14283/cd0683en'],
    ['its job number', 'cd0683en'],
    ['its UUID', seed],
  ] as const) {
    it(`is told from a fault of the server, without a retry: ${what}`, async () => {
      const repository = openRepository({ fault: 'restricted' });
      const error = await expectLoadError(readItemOf(repository, name), 'restricted');
      expect(error.detail).to.equal(name);
      const asked = (await repository.requests()).map(({ url }) => url.replace(/[?].*/, ''));
      expect(asked).to.deep.equal([...new Set(asked)]);
    });
  }

  it('is not what an answer from the cache shows of a server that is down', async () => {
    const { root } = openRepository({ fault: 'json-500' });
    const well = openRepository({ fault: 'no-results' });
    const trace = { responses: new Map<string, object>() };
    await readItemOf(well, 'cd0683en', { trace });
    const cache = await caches.open('fao-widgets');
    for (const [url, json] of trace.responses) {
      const headers = { date: new Date().toUTCString() };
      await cache.put(url.replace(well.root, root), new Response(JSON.stringify(json), { headers }));
    }
    const { item } = await readItemOf({ root }, 'cd0683en', { trace: { responses: new Map() } });
    expect(item?.title).to.equal('The State of World Fisheries and Aquaculture 2024');
  });

  it('is not what a server with a fault says', async () => {
    const repository = openRepository({ fault: 'json-500' });
    const error = await expectLoadError(readItemOf(repository, '20.500.14283/cd0683en'), 'status');
    expect(error.status).to.equal(500);
  });
});

describe('A request to a repository', () => {
  it('accepts HAL, and no media type that DSpace answers in another form', async () => {
    const server = openFeedServer();
    const item = { id: seed, uuid: seed, type: 'item', metadata: { 'dc.title': [{ value: 'Title' }] } };
    await server.reply(`/server/api/core/items/${seed}`, { json: item });
    await readItemOf({ root: server.url('/server/api') }, seed);
    const accepted = (await server.requests()).map(({ headers }) => headers['accept']);
    expect(new Set(accepted)).to.deep.equal(new Set(['application/hal+json, application/json']));
  });
});
