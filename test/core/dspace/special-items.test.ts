import { expect, openFeedServer, openRepository } from '../../page/index.js';
import { expectLoadError } from '../../loading/expect-load-error.js';
import { dspace } from '../../../src/parts/dspace.js';
import { openPageRequests } from '../page-requests.js';
import { readItemOf } from './read.js';

const title = 'The State of World Fisheries and Aquaculture 2024';
const listLanguages = (item: Awaited<ReturnType<typeof readItemOf>>['item']) =>
  item?.languages?.map(({ language }) => language.slice(0, 2)).sort();

describe('A server that does not index job numbers for exact matches', () => {
  for (const identifier of [
    'cd0683en',
    'CD0683EN',
    '20.500.14283/cd0683en',
    '20.500.14283/CD0683EN',
    '10.4060/cd0683en',
    'https://doi.org/10.4060/CD0683EN',
    'https://www.fao.org/3/cd0683en/cd0683en.pdf',
  ]) {
    it(`has the item with its files and languages, in two requests: ${identifier}`, async () => {
      const repository = openRepository({ jobnumbers: 'unindexed', version: '7.6.7' });
      const { item } = await readItemOf(repository, identifier);
      expect(item?.title).to.equal(title);
      expect(item?.attachments[0]?.mimeType).to.equal('application/pdf');
      expect(listLanguages(item)).to.deep.equal(['ar', 'es', 'fr', 'ru', 'zh']);
      expect(await repository.requests()).to.have.length(2);
    });
  }

  it('has the language versions of an item that is named by its UUID', async () => {
    const { item } = await readItemOf(openRepository(), 'cd0683en');
    const { item: same } = await readItemOf(openRepository({ jobnumbers: 'unindexed' }), item!.uuid);
    expect(listLanguages(same)).to.deep.equal(['ar', 'es', 'fr', 'ru', 'zh']);
  });

  it('has the item by a DOI of FAO in a metadata field of stock DSpace', async () => {
    const repository = openRepository({ fields: 'stock', jobnumbers: 'unindexed' });
    for (const identifier of ['10.4060/cc9258zh', 'cc9258zh']) {
      const { item } = await readItemOf(repository, identifier);
      expect(item?.doi, identifier).to.equal('10.4060/cc9258zh');
    }
  });

  it('does not have an item of which only the beginning of a name is known', async () => {
    for (const identifier of ['10.4060/cd0683', '10.4060/cd', '20.500.14283/cd0683', 'cd0683ab']) {
      const { item } = await readItemOf(openRepository({ jobnumbers: 'unindexed' }), identifier);
      expect(item, identifier).to.equal(undefined);
    }
  });
});

describe('An item that no search returns, because it is private', () => {
  for (const identifier of ['zz0005en', '20.500.14283/zz0005en', '10.4060/zz0005en']) {
    it(`still has its files, and unknown languages: ${identifier}`, async () => {
      const { item } = await readItemOf(openRepository({ items: 'special' }), identifier);
      expect(item?.title).to.equal('Private, not discoverable');
      expect(item?.attachments).to.have.length(1);
      expect(item?.languages).to.equal(undefined);
    });
  }
});

describe('A restricted item', () => {
  for (const version of ['7.6.7', '9.2']) {
    for (const on of [undefined, 'search']) {
      it(`fails as not public, without a retry (${version}${on ? ', no search works' : ''})`, async () => {
        const faults = on && { fault: 'unprocessable', on };
        for (const identifier of ['20.500.14283/zz0004en', 'zz0004en']) {
          const repository = openRepository({ items: 'special', version, ...faults });
          await expectLoadError(readItemOf(repository, identifier), 'restricted');
          const urls = (await repository.requests()).map(({ url }) => url);
          expect(urls, identifier).to.deep.equal([...new Set(urls)]);
        }
      });
    }
  }
});

describe('An older version of an item', () => {
  it('is marked and reported, and the newer one is not related to it', async () => {
    const repository = openRepository({ items: 'special', fields: 'stock' });
    const handle = '123456789/zz0025en';
    const { item, items, warnings } = await readItemOf(repository, handle, { list: 'related-items' });
    expect(item).to.include({ title: 'Has two versions', superseded: true, withdrawn: false });
    expect(warnings.join()).to.contain(`"${handle}" is an older version`);
    expect(items.map((one) => one.title)).not.to.include('Has two versions, revised');
    expect(items.filter((one) => one.superseded)).to.deep.equal([item]);
  });

  it('is marked at once, so that nothing on its card moves later', async () => {
    const { root } = openRepository({ items: 'special', fields: 'stock' });
    const query = { feed: root, name: '123456789/zz0025en' };
    const { item, later } = await dspace.read(query, openPageRequests());
    expect(item?.superseded).to.equal(true);
    expect(((await later) ?? item)?.superseded).to.equal(true);
  });

  it('gives way to the newer one where both have the same job number', async () => {
    const { item, warnings } = await readItemOf(openRepository({ items: 'special' }), 'zz0025en');
    expect(item?.title).to.equal('Has two versions, revised');
    expect(item).not.to.have.property('superseded');
    expect(warnings).to.deep.equal([]);
  });
});

describe('Translations as entities', () => {
  for (const [handle, languages] of [
    ['123456789/zz0201', ['es', 'fr']],
    ['123456789/zz0202', ['en', 'es']],
    ['123456789/zz0203', ['en', 'fr']],
    ['20.500.14283/zz0201', ['es', 'fr']],
    ['20.500.14283/zz0202', ['en', 'es']],
  ] as const) {
    it(`are all found from ${handle}, and none is related to it`, async () => {
      const fields = handle.startsWith('20.500') ? 'fao' : 'stock';
      const repository = openRepository({ items: 'special', fields });
      const { item, items } = await readItemOf(repository, handle, { list: 'related-items' });
      expect(listLanguages(item)).to.deep.equal(languages);
      expect(items.slice(1).filter(({ title: one }) => /field|champ|campo/.test(one))).to.deep.equal([]);
    });
  }
});

describe('Related items', () => {
  it('are publications only', async () => {
    for (const fields of ['fao', 'stock']) {
      const repository = openRepository({ items: 'special', fields });
      const { items } = await readItemOf(repository, '9224a620-4025-8195-ab68-addfd8e319f2', {
        list: 'related-items',
      });
      expect(items.length, fields).to.be.greaterThan(2);
      const search = (await repository.requests()).at(-1)!;
      const query = new URL(search.url, location.href).searchParams.get('query');
      expect(query, fields).to.contain('-(dspace.entity.type:* -dspace.entity.type:Publication)');
    }
  });
});

/** A record of a server that answers any search with all records. */
function makeRecord(id: number, metadata: Record<string, readonly string[]>, rest: object = {}) {
  const values = Object.entries(metadata).map(([name, texts]) => [name, texts.map((value) => ({ value }))]);
  return {
    uuid: `00000000-0000-4000-a000-00000000000${id}`,
    handle: `1/${id}`,
    type: 'item',
    metadata: Object.fromEntries(values) as object,
    ...rest,
  };
}

async function openReplies(records: readonly ReturnType<typeof makeRecord>[], root: object = {}) {
  const server = openFeedServer();
  const objects = records.map((indexableObject) => ({ _embedded: { indexableObject } }));
  const search = { type: 'discover', _embedded: { searchResult: { _embedded: { objects } } } };
  await server.reply('/server/api', { json: root });
  await server.reply('/server/api/discover/search/objects', { json: search });
  for (const record of records) await server.reply(`/server/api/core/items/${record.uuid}`, { json: record });
  return { root: server.url('/server/api'), server };
}

describe('A server whose search returns other entities', () => {
  it('has none of them among related items', async () => {
    const subject = { 'dc.subject': ['water'], 'dc.title': ['A title'] };
    const repository = await openReplies([
      makeRecord(1, subject),
      makeRecord(2, { ...subject, 'dc.title': ['A publication'] }, { entityType: 'Publication' }),
      makeRecord(3, { ...subject, 'dc.title': ['A project'] }, { entityType: 'Project' }),
      makeRecord(4, { ...subject, 'dc.title': ['A person'], 'dspace.entity.type': ['Person'] }),
      makeRecord(5, { ...subject, 'dc.title': ['Untyped'] }, { entityType: null }),
    ]);
    const { items } = await readItemOf(repository, '00000000-0000-4000-a000-000000000001', {
      list: 'related-items',
    });
    const others = items.map((item) => item.title).filter((one) => one !== 'A title');
    expect(others).to.deep.equal(['A publication', 'Untyped']);
  });
});

describe('A landing page', () => {
  it('is at the user interface that the repository names, where the item has no URL', async () => {
    const record = makeRecord(1, { 'dc.title': ['A title'] });
    const repository = await openReplies([record], { dspaceUI: 'https://ui.example/' });
    const { item } = await readItemOf(repository, record.uuid);
    expect(item?.url).to.equal('https://ui.example/handle/1/1');
  });

  it('is at the origin of the API, where the repository names no user interface', async () => {
    const record = makeRecord(1, { 'dc.title': ['A title'] });
    const { root } = await openReplies([record]);
    const { item } = await readItemOf({ root }, record.uuid);
    expect(item?.url).to.equal(root.replace('/server/api', '/handle/1/1'));
  });

  it('of a withdrawn item is there too, and only a card needs it', async () => {
    const record = makeRecord(1, {}, { name: 'Withdrawn', withdrawn: true, inArchive: false });
    const { server, ...repository } = await openReplies([record], { dspaceUI: 'https://ui.example/' });
    await readItemOf(repository, record.uuid, { list: 'related-items' });
    expect(await server.requests()).to.have.length(1);
    const { item, warnings } = await readItemOf(repository, record.uuid);
    expect(item).to.include({ url: 'https://ui.example/handle/1/1', withdrawn: true });
    expect(item).not.to.have.property('superseded');
    expect(warnings).to.deep.equal([]);
  });

  it('is the URL of the item itself, without a further request', async () => {
    const url = 'http://hdl.handle.net/1/1';
    const record = makeRecord(1, { 'dc.title': ['A title'], 'dc.identifier.uri': [url] });
    const { server, ...repository } = await openReplies([record], { dspaceUI: 'https://ui.example' });
    const { item } = await readItemOf(repository, record.uuid);
    expect(item?.url).to.equal(url);
    const paths = (await server.requests()).map((request) => new URL(request.url, location.href).pathname);
    expect(paths.filter((path) => path.endsWith('/server/api'))).to.deep.equal([]);
  });
});

describe('Translations in metadata fields', () => {
  const make = (id: number, language: string, metadata: Record<string, readonly string[]> = {}) =>
    makeRecord(id, {
      'dc.title': [language],
      'dc.language.iso': [language],
      'dc.subject': ['water'],
      ...metadata,
    });

  it('are found where only they name the original, by its handle in a URL', async () => {
    const original = make(1, 'en');
    const link = { 'dc.relation.isversionof': ['https://hdl.handle.net/1/1'] };
    const repository = await openReplies([original, make(2, 'fr', link), make(3, 'es', link)]);
    const { item, items } = await readItemOf(repository, original.uuid, { list: 'related-items' });
    expect(listLanguages(item)).to.deep.equal(['es', 'fr']);
    expect(items).to.have.length(1);
    const [search] = (await repository.server.requests()).filter(({ url }) => url.includes('/discover/'));
    const query = new URL(search!.url, location.href).searchParams.get('query');
    expect(query).to.contain('dc.relation.isversionof:"1\\/1"');
  });

  it('are unknown where no record names another', async () => {
    const alone = make(1, 'en');
    const repository = await openReplies([alone]);
    expect((await readItemOf(repository, alone.uuid)).item?.languages).to.equal(undefined);
  });

  it('are unknown where a link leads to an article of a publisher, or to a version in the same language', async () => {
    const outside = make(1, 'en', { 'dc.relation.isversionof': ['https://doi.org/10.1000/1'] });
    const newer = make(1, 'en', { 'dc.relation.hasversion': ['1/2'] });
    for (const records of [[outside], [newer, make(2, 'en')]]) {
      const { item } = await readItemOf(await openReplies(records), records[0]!.uuid);
      expect(item?.languages).to.equal(undefined);
    }
  });
});
