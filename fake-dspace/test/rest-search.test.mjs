import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';

describe('the search of fake-dspace', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  const writePath = (parameters) => `/discover/search/objects?${new URLSearchParams(parameters)}`;
  const search = (parameters, settings) => repository.read(writePath(parameters), { settings });
  const listFound = ({ _embedded }) =>
    _embedded.searchResult._embedded.objects.map((one) => one._embedded.indexableObject);

  /** Returns the suffixes of the handles that a query finds, best first. Most are job numbers. */
  async function find(query, settings) {
    const response = await search({ query, dsoType: 'item', size: 100 }, settings);
    return listFound(response).map(({ handle }) => handle.split('/')[1]);
  }
  const findStock = (query) => find(query, 'fields=stock');
  const statusOf = async (parameters) => (await repository.send(writePath(parameters))).status;

  it('returns objects in their envelope', async () => {
    const response = await search({ query: 'fisheries', dsoType: 'item', size: 2 });
    assert.equal(response.id, null);
    assert.equal(response.type, 'discover');
    assert.equal(response.query, 'fisheries');
    assert.equal(response.configuration, null);
    assert.equal(response.appliedFilters, null);
    assert.equal(response.sort, null);
    const { searchResult } = response._embedded;
    assert.equal(searchResult._embedded.objects.length, 2);
    assert.equal(searchResult.page.size, 2);
    const [object] = searchResult._embedded.objects;
    assert.equal(object._links.indexableObject.href, object._embedded.indexableObject._links.self.href);
  });

  it('embeds resources into each object', async () => {
    const [item] = listFound(await search({ query: 'cd2205en', embed: 'thumbnail' }));
    assert.equal(item._embedded.thumbnail.bundleName, 'THUMBNAIL');
  });

  it('finds communities and collections too, without `dsoType`', async () => {
    const all = await search({ query: 'dc.title:publications' });
    assert.ok(listFound(all).some(({ type }) => type === 'collection'));
    const items = await search({ dsoType: 'ITEM', size: 100 });
    assert.ok(listFound(items).every(({ type }) => type === 'item'));
  });

  it('limits a search to a collection or community, and ignores an unknown scope', async () => {
    const listTypes = async (scope) => {
      const types = listFound(await search({ query: '*:*', size: 100, ...scope })).map(({ type }) => type);
      return {
        items: types.filter((type) => type === 'item').length,
        others: types.filter((type) => type !== 'item'),
      };
    };
    const [{ uuid: collection }] = listFound(await search({ dsoType: 'collection' }));
    const [{ uuid: community }] = listFound(await search({ dsoType: 'community' }));
    const whole = await listTypes({});
    assert.deepEqual(whole.others, ['collection', 'community']);
    assert.deepEqual(await listTypes({ scope: collection }), { ...whole, others: [] });
    assert.deepEqual(await listTypes({ scope: community }), { ...whole, others: ['collection'] });
    for (const scope of ['00000000-0000-4000-8000-000000000000', 'x'])
      assert.deepEqual(await listTypes({ scope }), whole, scope);
    for (const path of [`/core/collections/${collection}`, `/core/communities/${community}`])
      assert.equal((await repository.send(path)).status, 200, path);
    for (const path of [`/core/collections/${community}`, `/core/communities/${collection}`])
      assert.equal((await repository.send(path)).status, 404, path);
  });

  it('never finds withdrawn items', async () => {
    assert.deepEqual(await find('handle:"20.500.14283/zz0001en"'), []);
    assert.ok((await find('*:*')).length > 60);
  });

  it('reduces a page over 100 to 100 objects, and the total with it', async () => {
    const pageOf = async (parameters) =>
      (await search({ dsoType: 'item', ...parameters }, 'copies=2'))._embedded.searchResult;
    const { page } = await pageOf({});
    assert.ok(page.totalElements > 100);
    const first = await pageOf({ size: 1000 });
    assert.equal(first._embedded.objects.length, 100);
    assert.deepEqual(first.page, { number: 0, size: 1000, totalPages: 1, totalElements: 100 });
    const second = await pageOf({ size: 1000, page: 1 });
    assert.equal(second._embedded.objects.length, 0);
    assert.equal(second.page.totalElements, page.totalElements);
  });

  it('links pages as public servers do', async () => {
    const linksOf = async (page) =>
      Object.keys((await search({ dsoType: 'item', size: 40, page }))._embedded.searchResult._links).sort();
    assert.deepEqual(await linksOf(0), ['last', 'next', 'self']);
    assert.deepEqual(await linksOf(1), ['first', 'last', 'next', 'prev', 'self']);
    assert.deepEqual(await linksOf(2), ['first', 'prev', 'self']);
    assert.equal(await statusOf({ page: -1 }), 400);
  });

  it('returns an empty list past the end', async () => {
    const { searchResult } = (await search({ page: 50 }))._embedded;
    assert.deepEqual(searchResult._embedded.objects, []);
    assert.equal(searchResult.page.number, 50);
    assert.ok(searchResult.page.totalElements > 0);
  });

  it('finds language versions by the query of the FAO site', async () => {
    const query = `
 (fao.identifier.jobnumber_keyword:/cc3017[A-Za-z]*/ OR fao.identifier.jobnumber_keyword:/CC3017[A-Za-z]*/)
 -fao.identifier.jobnumber_keyword:CC3017EN AND archived:true`;
    const response = await search({ page: 0, size: 5, configuration: 'item', query });
    assert.equal(response.configuration, 'item');
    // The field is exact, so CC3017EN does not exclude cc3017en.
    assert.equal(response._embedded.searchResult.page.totalElements, 6);
    const others = await find(query.replace('CC3017EN', 'cc3017en'));
    assert.deepEqual(others.sort(), ['cc3017ar', 'cc3017es', 'cc3017fr', 'cc3017ru', 'cc3017zh']);
  });

  describe('for a query', () => {
    const job = 'fao.identifier.jobnumber_keyword';

    it('matches phrases and words of a field in any case, and without accents', async () => {
      assert.deepEqual(await find('dc.title:"CROP Evapotranspiration"'), ['cd6621en']);
      assert.deepEqual(await find('dc.title:"evapotranspiration crop"'), []);
      assert.deepEqual(await find('dc.title:evapotranspiration'), ['cd6621en']);
      assert.ok((await find('dc.title:"L etat de la securite alimentaire"')).includes('cc3017fr'));
      assert.ok((await find('dc.title:森林')).includes('i6928c'));
    });

    it('matches exact fields exactly', async () => {
      assert.deepEqual(await find(`${job}:MW029en`), ['MW029en']);
      assert.deepEqual(await find(`${job}:mw029en`), []);
      assert.deepEqual(await find(`${job}:"cd2205en"`), ['cd2205en']);
      assert.deepEqual(await find('handle:20.500.14283\\/cd2205en'), ['cd2205en']);
      assert.deepEqual(await find('search.resourceid:6f8af04c-9399-48b1-9112-9c5a4296a325'), ['cd2205en']);
      assert.equal(
        (await find('search.resourcetype:Item AND withdrawn:false')).length,
        (await find('*:*')).length,
      );
    });

    it('matches a DOI with the fields of FAO and the default ones', async () => {
      assert.deepEqual(await findStock('dc.identifier.doi:"10.4060/cd2205en"'), ['cd2205en']);
      assert.deepEqual(await find('fao.identifier.doi:"https://doi.org/10.4060/cd2205en"'), ['cd2205en']);
    });

    it('finds versions by the handle that they refer to', async () => {
      const versions = await findStock('dc.relation.isversionof:"123456789/cc3017en"');
      assert.deepEqual(versions.sort(), ['cc3017ar', 'cc3017es', 'cc3017fr', 'cc3017ru', 'cc3017zh']);
    });

    it('matches regular expressions to the whole of a value', async () => {
      assert.deepEqual((await find(`${job}:/cc046[0-9]e[a-z]/`)).sort(), ['cc0461en', 'cc0461es']);
      assert.deepEqual(await find(`${job}:/c0461/`), []);
      const found = await find(`${job}:/(cd|ne)8(16|53)[0-9]?e?(en|s)/`);
      assert.deepEqual(found.sort(), ['cd8162en', 'ne853es']);
    });

    it('matches ranges and groups of values', async () => {
      assert.ok((await find('dc.date.issued:[2024 TO 2025]')).includes('cd6621en'));
      assert.ok(!(await find('dc.date.issued:[2020 TO 2024]')).includes('cd6621en'));
      assert.deepEqual((await find(`${job}:(cd6621en OR cd8162en)`)).sort(), ['cd6621en', 'cd8162en']);
    });

    it('requires all words, except with OR between them', async () => {
      assert.deepEqual(await find('evapotranspiration locust'), []);
      const either = await find('evapotranspiration OR locust');
      assert.deepEqual([...either].sort(), ['cd6621en', 'desert-locust-iran-en', 'tcp-eri-3801-en']);
      assert.deepEqual(await find('(evapotranspiration OR locust) -desert'), ['cd6621en']);
      assert.deepEqual(await find('evapotranspiration AND crop'), ['cd6621en']);
    });

    it('finds all other items for a query that only excludes, but not in parentheses', async () => {
      assert.equal((await find('-migration')).length > 50, true);
      assert.deepEqual(await find('evapotranspiration (-migration)'), []);
    });

    it('ranks by the number of clauses that match, and rare terms higher', async () => {
      const [first, ...rest] = await find(
        'fao.subject.agrovoc:(migration OR "rural areas" OR reintegration)',
      );
      assert.equal(first, 'creating-alternatives-to-migration-en');
      assert.ok(rest.length > 2);
    });

    it('matches a word with a slash', async () => {
      assert.deepEqual(await find('10.4060/cd2205en'), ['cd2205en']);
    });

    it('matches escaped characters as text', async () => {
      assert.deepEqual(await find('\\(evapotranspiration\\) crop\\: water\\?'), ['cd6621en']);
    });

    for (const query of [
      'test:',
      'OR',
      'a OR',
      'AND a',
      '(a',
      'a)',
      '"a',
      '()',
      'f:/[/',
      'a:b:c',
      'x^',
      '[1 TO 2',
      '\\',
    ]) {
      it(`rejects ${query}`, async () => {
        const response = await repository.send(writePath({ query }));
        assert.equal(response.status, 422);
        const body = await response.json();
        assert.equal(body.status, 422);
        assert.equal(body.path, '/server/api/discover/search/objects');
      });
    }
  });

  it('rejects an unknown type', async () => {
    assert.equal(await statusOf({ dsoType: 'person' }), 400);
  });

  it('reports syntax and parameters of DSpace that it does not implement', async () => {
    for (const query of [
      'evapo*',
      'wat?r',
      'water~',
      'water^2',
      '+water',
      'a NOT b',
      'a && b',
      'a || b',
      '!a',
    ])
      assert.equal(await statusOf({ query }), 422, query);
    for (const query of ['dc.date.issued:{2024 TO 2025}', 'dc.title:/a~b/', 'dc.title:/<1-9>/'])
      assert.equal(await statusOf({ query }), 422, query);
    for (const name of ['sort', 'f.subject'])
      assert.equal(await statusOf({ [name]: 'dc.title,ASC' }), 501, name);
  });
});
