import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openRepository } from '../testing.mjs';

const fishUuid = '6f8af04c-9399-48b1-9112-9c5a4296a325';
const valuesOf = (item, field) => item.metadata[field]?.map(({ value }) => value);

describe('a repository', () => {
  let repository;
  let ask;
  let read;
  before(async () => {
    repository = await openRepository();
    ({ ask, read } = repository);
  });
  after(() => repository.close());

  const findItem = (job, options) =>
    read(
      `/pid/find?id=${options?.settings?.includes('stock') ? '123456789' : '20.500.14283'}/${job}`,
      options,
    );

  it('says what it is', async () => {
    const root = await read('', { settings: 'version=9' });
    assert.equal(root.type, 'root');
    assert.equal(root.dspaceVersion, 'DSpace 9.0');
    assert.equal(root.dspaceServer, repository.root('version=9').replace(/\/api$/, ''));
  });

  it('gives an item under the UUID of the feed, with FAO’s fields', async () => {
    const answer = await ask(`/core/items/${fishUuid}`);
    assert.match(answer.headers.get('content-type'), /^application\/hal\+json/);
    const item = await answer.json();
    assert.equal(item.id, fishUuid);
    assert.equal(item.handle, '20.500.14283/cd2205en');
    assert.equal(item.type, 'item');
    assert.equal(item.withdrawn, false);
    assert.equal(item.inArchive, true);
    assert.match(valuesOf(item, 'dc.contributor.author')[0], /^Neven, D\.; Walker, C\.; .*Poza, A\.;$/);
    assert.deepEqual(valuesOf(item, 'dc.language.iso'), ['English']);
    assert.deepEqual(valuesOf(item, 'fao.identifier.doi'), ['https://doi.org/10.4060/cd2205en']);
    assert.deepEqual(valuesOf(item, 'fao.identifier.jobnumber'), ['cd2205en']);
    assert.equal(valuesOf(item, 'fao.subject.agrovoc').length, 10);
    assert.deepEqual(item.metadata['dc.title'][0], {
      value: 'FISH4ACP - Developing sustainable aquatic value chains',
      language: '',
      authority: null,
      confidence: -1,
      place: 0,
    });
  });

  it('gives the same item in the fields of a stock repository', async () => {
    const item = await findItem('cd2205en', { settings: 'fields=stock' });
    assert.equal(valuesOf(item, 'dc.contributor.author').length, 11);
    assert.ok(
      item.metadata['dc.contributor.author'].some(({ authority }) => /^virtual::\d+$/.test(authority)),
    );
    assert.match(valuesOf(item, 'dc.language.iso')[0], /^en(_US)?$/);
    assert.deepEqual(valuesOf(item, 'dc.identifier.doi'), ['10.4060/cd2205en']);
    assert.equal(item.metadata['fao.identifier.jobnumber'], undefined);
  });

  it('has abstracts without markup', async () => {
    const [abstract] = valuesOf(await findItem('cd6621en'), 'dc.description.abstract');
    assert.match(abstract, /\(ETo\)/);
    assert.match(abstract, /\(Kc\)\.\nIt is/);
  });

  it('keeps job numbers in the case found, and handles with them', async () => {
    assert.deepEqual(valuesOf(await findItem('MW029en'), 'fao.identifier.jobnumber'), ['MW029en']);
  });

  it('ties language versions of a stock repository by handles or their addresses', async () => {
    const original = await findItem('cc3017en', { settings: 'fields=stock' });
    const versions = valuesOf(original, 'dc.relation.hasversion');
    assert.equal(versions.length, 5);
    for (const version of versions) assert.match(version, /^https:\/\/.*123456789\/cc3017\w\w$/);
    const french = await findItem('cc3017fr', { settings: 'fields=stock' });
    assert.match(valuesOf(french, 'dc.relation.isversionof')[0], /cc3017en$/);
    const fisheries = await findItem('cc0461en', { settings: 'fields=stock' });
    assert.ok(valuesOf(fisheries, 'dc.relation.hasversion').includes('123456789/cc0461es'));
  });

  it('ties others by relationships, which have values with virtual authority', async () => {
    const settings = 'fields=stock';
    const item = await findItem('cc7724en', { settings });
    assert.equal(item.entityType, 'Publication');
    const [value] = item.metadata['relation.isTranslationOf'];
    assert.match(value.authority, /^virtual::\d+$/);
    assert.equal((await read(`/core/items/${value.value}`, { settings })).type, 'item');
    const list = await read(`/core/items/${item.uuid}/relationships?size=2`, { settings });
    assert.deepEqual(list.page, { size: 2, totalElements: 3, totalPages: 2, number: 0 });
    const [relationship] = list._embedded.relationships;
    assert.equal(relationship._embedded.relationshipType.leftwardType, 'isTranslationOf');
    assert.equal((await read(relationship._links.leftItem.href)).type, 'item');
    assert.ok(list._links.next);
    assert.equal(list._links.first, undefined);
  });

  it('has no relationships at FAO, and an empty list has no _embedded', async () => {
    const list = await read(`/core/items/${fishUuid}/relationships`);
    assert.equal(list._embedded, undefined);
    assert.equal(list.page.totalElements, 0);
  });

  it('answers 200 for a withdrawn item, without metadata', async () => {
    const item = await findItem('zz0001en');
    assert.equal(item.withdrawn, true);
    assert.equal(item.inArchive, false);
    assert.deepEqual(item.metadata, {});
  });

  it('refuses the list of all items, with an error body', async () => {
    const answer = await ask('/core/items', { settings: 'version=9' });
    assert.equal(answer.status, 401);
    assert.ok(answer.headers.get('www-authenticate'));
    const { timestamp, ...rest } = await answer.json();
    assert.match(timestamp, /\+00:00$/);
    assert.deepEqual(rest, {
      status: 401,
      error: 'Unauthorized',
      message: 'Authentication is required',
      path: '/version=9/server/api/core/items',
    });
  });

  it('answers 404 for an unknown item and 401 for statistics', async () => {
    assert.equal((await ask('/core/items/00000000-0000-4000-a000-000000000000')).status, 404);
    assert.equal((await ask('/core/items/nonsense')).status, 404);
    assert.equal((await ask(`/statistics/usagereports/${fishUuid}_TotalVisits`)).status, 401);
  });

  it('refuses to change anything without a token', async () => {
    const answer = await ask('/statistics/viewevents', { method: 'POST', body: '{}' });
    assert.equal(answer.status, 403);
    assert.equal((await answer.json()).message, 'Access is denied. Invalid CSRF token.');
  });

  it('answers HEAD as GET, without the body', async () => {
    const answer = await ask(`/core/items/${fishUuid}`, { method: 'HEAD' });
    assert.equal(answer.status, 200);
    assert.ok(Number(answer.headers.get('content-length')) > 1000);
    assert.equal(await answer.text(), '');
  });

  it('resolves handles and DOIs by redirect', async () => {
    const ids = [
      '20.500.14283/cd2205en',
      'hdl:20.500.14283/cd2205en',
      'https://hdl.handle.net/20.500.14283/cd2205en',
      'https://openknowledge.fao.org/handle/20.500.14283/cd2205en',
      'doi:10.4060/cd2205en',
      '10.4060/cd2205en',
      'https://doi.org/10.4060/cd2205en',
    ];
    for (const id of ids) {
      const answer = await ask(`/pid/find?id=${encodeURIComponent(id)}`, { settings: 'run=pid' });
      assert.equal(answer.status, 302, id);
      assert.equal(answer.headers.get('location'), `${repository.root('run=pid')}/core/items/${fishUuid}`);
    }
  });

  it('does not resolve what is not here, what no resolver takes, and nothing', async () => {
    const unknown = await ask('/pid/find?id=hdl:20.500.14283/none');
    assert.equal(unknown.status, 404);
    assert.equal(await unknown.text(), '');
    assert.equal((await ask('/pid/find?id=cd2205en')).status, 501);
    assert.equal((await ask('/pid/find')).status, 400);
  });

  it('finds by UUID what may be of any type', async () => {
    const answer = await ask(`/dso/find?uuid=${fishUuid}`);
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get('location'), `${repository.root()}/core/items/${fishUuid}`);
    assert.equal((await ask('/dso/find?uuid=00000000-0000-4000-a000-000000000000')).status, 404);
    assert.equal((await ask('/dso/find')).status, 400);
  });

  it('keeps the settings in every link', async () => {
    const settings = 'fields=stock,run=links';
    const text = await (
      await ask('/discover/search/objects?size=2&embed=bundles/bitstreams', { settings })
    ).text();
    const links = [...text.matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href);
    assert.ok(links.length > 20);
    for (const link of links) assert.ok(link.startsWith(repository.root(settings)), link);
  });

  it('serves nothing for settings that there are not', async () => {
    for (const settings of ['fault=none', 'color=red', 'version=6', 'on=sometimes', 'run=%E0%A4']) {
      assert.equal((await ask('', { settings })).status, 404, settings);
    }
  });

  describe('in its versions', () => {
    const linksOf = async (settings) =>
      Object.keys((await read(`/core/items/${fishUuid}`, { settings }))._links);

    it('has the links of each', async () => {
      const first = await linksOf('version=7.0,fields=stock');
      assert.ok(!first.includes('accessStatus'));
      assert.ok(!first.includes('relateditemlistconfigs'));
      assert.ok((await linksOf('version=7.0')).includes('relateditemlistconfigs'));
      const later = await linksOf('version=7.6');
      assert.ok(later.includes('accessStatus') && later.includes('identifiers'));
      assert.ok(!later.includes('submitter'));
      assert.ok((await linksOf('version=9')).includes('submitter'));
    });

    it('has the access status and identifiers since they came', async () => {
      const path = `/core/items/${fishUuid}/accessStatus`;
      assert.equal((await ask(path, { settings: 'version=7.0' })).status, 404);
      assert.ok(!('embargoDate' in (await read(path))));
      assert.ok('embargoDate' in (await read(path, { settings: 'version=9' })));
      const { _embedded } = await read(`/core/items/${fishUuid}/identifiers`);
      assert.deepEqual(
        _embedded.identifiers.map(({ identifierType }) => identifierType),
        ['doi', 'handle'],
      );
      assert.equal((await ask(`/core/items/${fishUuid}/submitter`, { settings: 'version=9' })).status, 401);
    });

    it('has a zone without a colon in 7.0, and security levels in 10', async () => {
      const old = await read(`/core/items/${fishUuid}`, { settings: 'version=7.0' });
      assert.match(old.lastModified, /\+0000$/);
      const item = await read(`/core/items/${fishUuid}`, { settings: 'version=10' });
      assert.match(item.lastModified, /\+00:00$/);
      assert.equal(item.metadata['dc.title'][0].securityLevel, 0);
    });

    it('has the names of the contract’s examples in 7.0, if told', async () => {
      const settings = 'version=7.0,shape=old';
      const search = await read('/discover/search/objects?page=1', { settings });
      assert.equal(search._embedded.searchResult, undefined);
      assert.equal(search._embedded.searchResults._embedded.objects.length, 20);
      assert.ok(search._embedded.searchResults._links.previous);
      const entries = '/discover/browses/subject/entries';
      assert.ok((await read(entries, { settings }))._embedded.browseEntries);
      assert.ok((await read(entries))._embedded.entries);
    });
  });
});
