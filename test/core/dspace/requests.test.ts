import { expect, openRepository } from '../../page/index.js';
import { readItemOf } from './read.js';

const seed = '3d46a5a8-70ba-4a98-ba3f-55be99abbb25';
/** The UUID of `cd0683en`. */
const published = '9224a620-4025-8195-ab68-addfd8e319f2';

describe('The requests to a repository', () => {
  it('are simple requests: GET with Accept, without credentials and preflight', async () => {
    const repository = openRepository();
    await readItemOf(repository, seed, { list: 'related-items' });
    const requests = await repository.requests();
    expect(requests.map(({ method }) => method)).to.deep.equal(['GET', 'GET']);
    for (const { headers } of requests) {
      expect(headers).to.include('accept');
      const other = headers.filter((name) =>
        /^(?:authorization|cookie|x-|content-|if-|cache-control)/.test(name),
      );
      expect(other).to.deep.equal([]);
    }
  });

  it('limit the page size of every search', async () => {
    const repository = openRepository();
    const { items } = await readItemOf(repository, 'cd0683en', { list: 'related-items' });
    expect(items.length).to.be.lessThan(42);
    for (const { url } of await repository.requests())
      expect(url).to.match(/[?&]size=(?:[1-9]|[1-9]\d|100)(?:&|$)/);
  });

  for (const identifier of ['cd0683en', published]) {
    it(`embed cover and files of the item that a card shows, not of its versions: ${identifier}`, async () => {
      const repository = openRepository();
      const { item } = await readItemOf(repository, identifier);
      expect(item?.image).to.match(/\/core\/bitstreams\/[\da-f-]+\/content$/);
      expect(item?.attachments[0]).to.include({ mimeType: 'application/pdf', size: 18_400_000 });
      expect(item?.languages?.every(({ image, attachments }) => !image && !attachments.length)).to.equal(
        true,
      );
      const urls = (await repository.requests()).map(({ url }) => url);
      expect(urls.filter((url) => url.includes('/discover/') && url.includes('embed'))).to.deep.equal([]);
      expect(urls.filter((url) => url.includes('embed=bundles'))).to.have.length(1);
    });
  }

  it('embed cover and files of the edition in the language of the reader, not of the item', async () => {
    for (const identifier of ['cd0683en', published]) {
      const repository = openRepository();
      const { item } = await readItemOf(repository, identifier, { preferLang: 'fr' });
      expect(item).to.include({ language: 'fr', jobNumber: 'cd0683fr' });
      expect(item?.attachments[0]).to.include({ size: 19_100_000 });
      expect(item?.image).to.match(/\/content$/);
      expect(item?.languages?.map(({ language }) => language)).to.have.members([
        'en',
        'ar',
        'es',
        'ru',
        'zh',
      ]);
      const whole = (await repository.requests()).filter(({ url }) => url.includes('embed=bundles'));
      expect(whole).to.have.length(identifier === published ? 2 : 1);
    }
  });

  it('embed only the covers of related items, and request few items first', async () => {
    const repository = openRepository();
    const { items } = await readItemOf(repository, 'cd0683en', { list: 'related-items', max: 3 });
    const urls = (await repository.requests()).map(({ url }) => url);
    expect(urls).to.have.length(2);
    expect(urls[1]).to.match(/[?&]sort=score,DESC&embed=thumbnail&embed=accessStatus&page=0&size=6&/);
    expect(items.slice(1).some(({ image }) => image)).to.equal(true);
    expect(items.slice(1).every(({ attachments }) => !attachments.length)).to.equal(true);
  });

  it('work with the versions 7.0 to 10, and with the older property name of search results', async () => {
    for (const settings of [
      { version: '7.0', shape: 'old' },
      { version: '7.0' },
      { version: '7.6' },
      { version: '9' },
      { version: '10' },
    ]) {
      const { item, items } = await readItemOf(openRepository(settings), 'cd0683en', {
        list: 'related-items',
      });
      expect(item?.languages, settings.version).to.have.length(5);
      expect(items.length, settings.version).to.be.greaterThan(3);
    }
  });

  it('return the item alone if a search has no results', async () => {
    const { item, items } = await readItemOf(openRepository({ fault: 'no-results' }), seed, {
      list: 'related-items',
    });
    expect(items).to.deep.equal([item]);
  });

  it('succeed with twenty megabytes of facets in the response', async () => {
    const { item } = await readItemOf(openRepository({ fault: 'huge' }), 'cd0683en', { timeout: 20_000 });
    expect(item?.languages).to.have.length(5);
  });
});

describe('The other language versions', () => {
  it('are the records with the same job number, in any letter case', async () => {
    const { item } = await readItemOf(openRepository(), 'cd0683en');
    expect(item?.languages?.map(({ language }) => language).sort()).to.deep.equal([
      'ar',
      'es',
      'fr',
      'ru',
      'zh',
    ]);
  });

  it('are an empty list if no other record has the job number', async () => {
    expect((await readItemOf(openRepository(), 'ca8751en')).item?.languages).to.deep.equal([]);
  });

  it('are undefined if the record has neither a job number nor a relation field', async () => {
    expect((await readItemOf(openRepository(), seed)).item?.languages).to.equal(undefined);
    expect((await readItemOf(openRepository({ fields: 'stock' }), seed)).item?.languages).to.equal(undefined);
  });

  it('are undefined, with a warning, if the search for them fails', async () => {
    const { item: sameItem } = await readItemOf(openRepository(), 'cd0683en');
    const { item, warnings } = await readItemOf(openRepository({ fault: 'unprocessable' }), sameItem!.uuid);
    expect(item?.languages).to.equal(undefined);
    expect(warnings[0]).to.match(/the language versions of ".*" can't be read .*422/);
  });

  it('are the records in the relation fields or entities of stock DSpace', async () => {
    const repository = openRepository({ fields: 'stock' });
    const { item: fao } = await readItemOf(openRepository(), 'cd0683en');
    const { item } = await readItemOf(repository, fao!.uuid);
    expect(item?.languages?.map(({ language }) => language.slice(0, 2)).sort()).to.deep.equal([
      'ar',
      'es',
      'fr',
      'ru',
      'zh',
    ]);
  });
});

describe('Related items of a repository', () => {
  it('include neither the item nor a language version of it', async () => {
    for (const fields of ['fao', 'stock']) {
      const { item: fao } = await readItemOf(openRepository(), 'cd0683en');
      const { item, items } = await readItemOf(openRepository({ fields }), fao!.uuid, {
        list: 'related-items',
      });
      const others = items.slice(1);
      expect(others.length, fields).to.be.greaterThan(2);
      const own = new Set([item!.id, ...(item!.languages ?? []).map(({ id }) => id)]);
      expect(others.filter(({ id }) => own.has(id))).to.deep.equal([]);
    }
  });

  it('come from a search in which every text is escaped', async () => {
    const repository = openRepository();
    const { item } = await readItemOf(repository, 'i7332e', { list: 'related-items' });
    const [search] = (await repository.requests()).filter(({ url }) => url.includes('GLOBEFISH'));
    expect(item?.series).to.equal('GLOBEFISH Highlights 2/2017');
    expect(new URLSearchParams(search!.url.split('?')[1]).get('query')).to.contain('"GLOBEFISH Highlights');
  });
});
