import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openRepository } from '../testing.mjs';

describe('search of a repository', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  const writePath = (parameters) => `/discover/search/objects?${new URLSearchParams(parameters)}`;
  const search = (parameters, settings) => repository.read(writePath(parameters), { settings });
  const listFound = ({ _embedded }) =>
    _embedded.searchResult._embedded.objects.map((one) => one._embedded.indexableObject);

  /** Jobs, or other last steps of handles, that a query finds, best first. */
  async function find(query, settings) {
    const answer = await search({ query, dsoType: 'item', size: 100 }, settings);
    return listFound(answer).map(({ handle }) => handle.split('/')[1]);
  }
  const findStock = (query) => find(query, 'fields=stock');
  const statusOf = async (parameters) => (await repository.ask(writePath(parameters))).status;

  it('gives objects in their envelope, with facets', async () => {
    const answer = await search({ query: 'fisheries', dsoType: 'item', size: 2 });
    assert.equal(answer.id, null);
    assert.equal(answer.type, 'discover');
    assert.equal(answer.query, 'fisheries');
    assert.equal(answer.configuration, 'default');
    assert.equal(answer.appliedFilters, null);
    assert.deepEqual(answer.sort, { by: 'score', order: 'DESC' });
    const { searchResult, facets } = answer._embedded;
    assert.equal(searchResult._embedded.objects.length, 2);
    assert.equal(searchResult.page.size, 2);
    const [object] = searchResult._embedded.objects;
    assert.equal(object._links.indexableObject.href, object._embedded.indexableObject._links.self.href);
    assert.ok(
      Object.values(object.hitHighlights)
        .flat()
        .every((html) => /<em>fisheries<\/em>/i.test(html)),
    );
    assert.ok(facets.some(({ name, _embedded }) => name === 'subject' && _embedded.values.length));
  });

  it('embeds into each object', async () => {
    const [item] = listFound(await search({ query: 'cd2205en', embed: 'thumbnail' }));
    assert.equal(item._embedded.thumbnail.bundleName, 'THUMBNAIL');
  });

  it('finds communities and collections too, unless told', async () => {
    const all = await search({ query: 'dc.title:publications' });
    assert.ok(listFound(all).some(({ type }) => type === 'collection'));
    const items = await search({ dsoType: 'ITEM', size: 100 });
    assert.ok(listFound(items).every(({ type }) => type === 'item'));
  });

  it('keeps to a collection or community, and ignores a scope that it does not know', async () => {
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
      assert.equal((await repository.ask(path)).status, 200, path);
    for (const path of [`/core/collections/${community}`, `/core/communities/${collection}`])
      assert.equal((await repository.ask(path)).status, 404, path);
  });

  it('never finds what was withdrawn', async () => {
    assert.deepEqual(await find('handle:"20.500.14283/zz0001en"'), []);
    assert.ok((await find('*:*')).length > 60);
  });

  it('cuts sizes over 100 without a word', async () => {
    assert.equal((await search({ size: 500 }))._embedded.searchResult.page.size, 100);
  });

  it('pages, with the links of live servers', async () => {
    const linksOf = async (page) =>
      Object.keys((await search({ dsoType: 'item', size: 40, page }))._embedded.searchResult._links).sort();
    assert.deepEqual(await linksOf(0), ['last', 'next', 'self']);
    assert.deepEqual(await linksOf(1), ['first', 'last', 'next', 'prev', 'self']);
    assert.deepEqual(await linksOf(2), ['first', 'prev', 'self']);
    assert.equal(await statusOf({ page: -1 }), 400);
  });

  it('gives an empty list past the end', async () => {
    const { searchResult } = (await search({ page: 50 }))._embedded;
    assert.deepEqual(searchResult._embedded.objects, []);
    assert.equal(searchResult.page.number, 50);
    assert.ok(searchResult.page.totalElements > 0);
  });

  it('finds language versions as the FAO site asks for them', async () => {
    const query = `
 (fao.identifier.jobnumber_keyword:/cc3017[A-Za-z]*/ OR fao.identifier.jobnumber_keyword:/CC3017[A-Za-z]*/)
 -fao.identifier.jobnumber_keyword:CC3017EN AND archived:true`;
    const answer = await search({ page: 0, size: 5, configuration: 'item', query });
    assert.equal(answer.configuration, 'item');
    // CC3017EN is not cc3017en: what is kept exactly is excluded exactly.
    assert.equal(answer._embedded.searchResult.page.totalElements, 6);
    const others = await find(query.replace('CC3017EN', 'cc3017en'));
    assert.deepEqual(others.sort(), ['cc3017ar', 'cc3017es', 'cc3017fr', 'cc3017ru', 'cc3017zh']);
  });

  describe('by query', () => {
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

    it('matches a DOI in either repository', async () => {
      assert.deepEqual(await findStock('dc.identifier.doi:"10.4060/cd2205en"'), ['cd2205en']);
      assert.deepEqual(await find('fao.identifier.doi:"https://doi.org/10.4060/cd2205en"'), ['cd2205en']);
    });

    it('finds versions by the handle that they name', async () => {
      const versions = await findStock('dc.relation.isversionof:"123456789/cc3017en"');
      assert.deepEqual(versions.sort(), ['cc3017ar', 'cc3017es', 'cc3017fr', 'cc3017ru', 'cc3017zh']);
    });

    it('matches regular expressions to the whole of a value', async () => {
      assert.deepEqual((await find(`${job}:/cc046[0-9]e[a-z]/`)).sort(), ['cc0461en', 'cc0461es']);
      assert.deepEqual(await find(`${job}:/c0461/`), []);
      const found = await find(`${job}:/(cd|ne)8(16|53)[0-9]?e?(en|s)/`);
      assert.deepEqual(found.sort(), ['cd8162en', 'ne853es']);
    });

    it('matches wildcards, ranges and groups of values', async () => {
      assert.deepEqual(await find('dc.title:evapotransp*'), ['cd6621en']);
      assert.ok((await find('dc.date.issued:[2024 TO 2025]')).includes('cd6621en'));
      assert.ok(!(await find('dc.date.issued:[2020 TO 2024]')).includes('cd6621en'));
      assert.deepEqual((await find(`${job}:(cd6621en OR cd8162en)`)).sort(), ['cd6621en', 'cd8162en']);
    });

    it('requires all words, unless OR is between them', async () => {
      assert.deepEqual(await find('evapotranspiration locust'), []);
      const either = await find('evapotranspiration OR locust');
      assert.deepEqual([...either].sort(), ['cd6621en', 'desert-locust-iran-en', 'tcp-eri-3801-en']);
      assert.deepEqual(await find('(evapotranspiration OR locust) NOT desert'), ['cd6621en']);
      assert.deepEqual(await find('(evapotranspiration OR locust) -desert'), ['cd6621en']);
      assert.deepEqual(await find('+evapotranspiration && crop'), ['cd6621en']);
    });

    it('mends a query that only excludes, but not in parentheses, as Solr', async () => {
      assert.equal((await find('-migration')).length > 50, true);
      assert.deepEqual(await find('evapotranspiration (-migration)'), []);
    });

    it('ranks by how many clauses match, and rare ones higher', async () => {
      const [first, ...rest] = await find(
        'fao.subject.agrovoc:(migration OR "rural areas" OR reintegration)',
      );
      assert.equal(first, 'creating-alternatives-to-migration-en');
      assert.ok(rest.length > 2);
      const boosted = await find(`${job}:cd8162en^9 OR ${job}:cd6621en`);
      assert.deepEqual(boosted, ['cd8162en', 'cd6621en']);
    });

    it('takes what is escaped as text', async () => {
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
      'a/b',
      '()',
      'f:/[/',
      'a:b:c',
      'x^',
      '[1 TO 2',
      '\\',
    ]) {
      it(`refuses ${query}`, async () => {
        const answer = await repository.ask(writePath({ query }));
        assert.equal(answer.status, 422);
        const body = await answer.json();
        assert.equal(body.status, 422);
        assert.equal(body.path, '/server/api/discover/search/objects');
      });
    }
  });

  describe('by filters and sorts', () => {
    const findBy = async (parameters, settings) =>
      listFound(await search({ dsoType: 'item', size: 100, ...parameters }, settings));

    it('narrows', async () => {
      const found = await findBy({ 'f.subject': 'evapotranspiration,equals' });
      assert.deepEqual(
        found.map(({ handle }) => handle),
        ['20.500.14283/cd6621en'],
      );
      const recent = await findBy({ 'f.dateIssued': '[2025 TO 2025],equals' });
      assert.ok(recent.length && recent.every((item) => item.metadata['dc.date.issued'][0].value === '2025'));
      const all = await findBy({});
      const without = await findBy({ 'f.title': 'fisheries,notcontains' });
      const having = await findBy({ 'f.title': 'fisheries,contains' });
      assert.equal(having.length + without.length, all.length);
      const byQuery = await findBy({ 'f.title': 'crop OR locust,query' });
      assert.ok(byQuery.length >= 2);
      const entities = await findBy({ 'f.entityType': 'Publication,equals' }, 'fields=stock');
      assert.ok(entities.length && entities.every(({ entityType }) => entityType === 'Publication'));
    });

    it('says which were applied', async () => {
      const { appliedFilters } = await search({ 'f.author': 'Davis, B.,contains' });
      const [value, label] = ['Davis, B.', 'Davis, B.'];
      assert.deepEqual(appliedFilters, [{ filter: 'author', operator: 'contains', value, label }]);
    });

    it('refuses a filter without an operator or with an unknown one, and an unknown name', async () => {
      assert.equal(await statusOf({ 'f.title': 'fish' }), 422);
      assert.equal(await statusOf({ 'f.title': 'fish,like' }), 422);
      assert.equal(await statusOf({ 'f.colour': 'red,equals' }), 400);
      assert.equal(await statusOf({ dsoType: 'person' }), 400);
    });

    it('sorts by what is set up, and by nothing else', async () => {
      const titles = (await findBy({ sort: 'dc.title,ASC' })).map(({ name }) => name);
      assert.deepEqual(titles, titles.toSorted(new Intl.Collator('en').compare));
      const newest = await findBy({ sort: 'dc.date.issued,DESC' });
      assert.equal(newest[0].metadata['dc.date.issued'][0].value, '2025');
      assert.equal(await statusOf({ sort: 'dc.publisher,ASC' }), 422);
    });

    it('says what is set up', async () => {
      const setup = await repository.read('/discover/search');
      assert.ok(setup.filters.some(({ filter, hasFacets }) => filter === 'author' && hasFacets));
      assert.deepEqual(setup.sortOptions[0], { name: 'score' });
    });
  });

  it('browses, newest first', async () => {
    const path = '/discover/browses/dateavailable/items?sort=default,DESC&page=0&size=50';
    const { _embedded, page } = await repository.read(path);
    const dates = _embedded.items.map(({ metadata }) => metadata['dc.date.available'][0].value);
    assert.equal(dates.length, 50);
    assert.deepEqual(dates, dates.toSorted().toReversed());
    assert.equal(page.number, 0);
    assert.equal((await repository.read(path.replace('page=0', 'page=9')))._embedded, undefined);
  });

  it('browses values, and the items that have one', async () => {
    const { _embedded } = await repository.read('/discover/browses/subject/entries?size=100');
    const entry = _embedded.entries.find(({ value }) => value === 'crops');
    const items = await repository.read(entry._links.items.href);
    assert.equal(items._embedded.items.length, entry.count);
  });
});
