import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';

const fishUuid = '6f8af04c-9399-48b1-9112-9c5a4296a325';
const valuesOf = (item, field) => item.metadata[field]?.map(({ value }) => value);

describe('the REST interface of fake-dspace', () => {
  let repository;
  let send;
  let read;
  before(async () => {
    repository = await openRepository();
    ({ send, read } = repository);
  });
  after(() => repository.close());

  const findItem = (job, options) =>
    read(
      `/pid/find?id=${options?.settings?.includes('stock') ? '123456789' : '20.500.14283'}/${job}`,
      options,
    );

  it('returns its name and version at the root', async () => {
    const root = await read('', { settings: 'version=9' });
    assert.equal(root.type, 'root');
    assert.equal(root.dspaceVersion, 'DSpace 9.0');
    assert.equal(root.dspaceServer, repository.root('version=9').replace(/\/api$/, ''));
  });

  it('returns an item by its UUID in the feed, with the fields of FAO', async () => {
    const response = await send(`/core/items/${fishUuid}`);
    const item = await response.json();
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

  it('returns the same item with the default fields of DSpace', async () => {
    const item = await findItem('cd2205en', { settings: 'fields=stock' });
    assert.equal(valuesOf(item, 'dc.contributor.author').length, 11);
    assert.ok(
      item.metadata['dc.contributor.author'].some(({ authority }) => /^virtual::\d+$/.test(authority)),
    );
    assert.match(valuesOf(item, 'dc.language.iso')[0], /^en(_US)?$/);
    assert.deepEqual(valuesOf(item, 'dc.identifier.doi'), ['10.4060/cd2205en']);
    assert.equal(item.metadata['fao.identifier.jobnumber'], undefined);
  });

  it('returns abstracts without markup', async () => {
    const [abstract] = valuesOf(await findItem('cd6621en'), 'dc.description.abstract');
    assert.match(abstract, /\(ETo\)/);
    assert.match(abstract, /\(Kc\)\.\nIt is/);
  });

  it('keeps the letter case of job numbers and handles', async () => {
    assert.deepEqual(valuesOf(await findItem('MW029en'), 'fao.identifier.jobnumber'), ['MW029en']);
  });

  it('connects language versions by handles or their URLs, with the default fields', async () => {
    const original = await findItem('cc3017en', { settings: 'fields=stock' });
    const versions = valuesOf(original, 'dc.relation.hasversion');
    assert.equal(versions.length, 5);
    for (const version of versions) assert.match(version, /^https:\/\/.*123456789\/cc3017\w\w$/);
    const french = await findItem('cc3017fr', { settings: 'fields=stock' });
    assert.match(valuesOf(french, 'dc.relation.isversionof')[0], /cc3017en$/);
    const fisheries = await findItem('cc0461en', { settings: 'fields=stock' });
    assert.ok(valuesOf(fisheries, 'dc.relation.hasversion').includes('123456789/cc0461es'));
  });

  it('connects others by relationships, whose values have a virtual authority', async () => {
    const settings = 'fields=stock';
    const item = await findItem('cc7724en', { settings });
    assert.equal(item.entityType, 'Publication');
    const [value] = item.metadata['relation.isTranslationOf'];
    assert.match(value.authority, /^virtual::\d+$/);
    assert.equal((await read(`/core/items/${value.value}`, { settings })).type, 'item');
    assert.equal(item.metadata['relation.isTranslationOf'].length, 3);
    assert.equal((await findItem('cc7724en')).metadata['relation.isTranslationOf'], undefined);
  });

  it('pages the target of a link, whose empty pages have an empty list', async () => {
    const { uuid } = await findItem('cc7724en');
    const list = await read(`/core/items/${uuid}/bundles?size=2`);
    assert.deepEqual(list.page, { number: 0, size: 2, totalPages: 2, totalElements: 4 });
    assert.ok(list._links.next);
    assert.equal(list._links.first, undefined);
    const empty = await read(`/core/items/${uuid}/bundles?size=2&page=2`);
    assert.deepEqual(empty._embedded.bundles, []);
  });

  it('returns a withdrawn item with status 200 and without metadata', async () => {
    const item = await findItem('zz0001en');
    assert.equal(item.withdrawn, true);
    assert.equal(item.inArchive, false);
    assert.deepEqual(item.metadata, {});
  });

  it('refuses the list of all items, with an error body', async () => {
    const response = await send('/core/items', { settings: 'version=9' });
    assert.equal(response.status, 401);
    const { timestamp, ...rest } = await response.json();
    assert.match(timestamp, /\+00:00$/);
    assert.deepEqual(rest, {
      status: 401,
      error: 'Unauthorized',
      message: 'Authentication is required',
      path: '/version=9/server/api/core/items',
    });
  });

  it('returns 404 for an unknown item, and 401 for what is no UUID', async () => {
    assert.equal((await send('/core/items/00000000-0000-4000-a000-000000000000')).status, 404);
    assert.equal((await send('/core/items/nonsense')).status, 401);
  });

  it('refuses POST without a token', async () => {
    const response = await send('/statistics/viewevents', { method: 'POST', body: '{}' });
    assert.equal(response.status, 403);
    assert.equal((await response.json()).message, 'Access is denied. Invalid CSRF token.');
  });

  it('responds to HEAD as to GET, without the body', async () => {
    const response = await send(`/core/items/${fishUuid}`, { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.ok(Number(response.headers.get('content-length')) > 1000);
    assert.equal(await response.text(), '');
  });

  it('redirects from a handle to the bare item, without the query of the request', async () => {
    const ids = [
      '20.500.14283/cd2205en',
      'hdl:20.500.14283/cd2205en',
      'https://hdl.handle.net/20.500.14283/cd2205en',
    ];
    for (const id of ids) {
      const response = await send(`/pid/find?id=${encodeURIComponent(id)}&embed=thumbnail`, {
        settings: 'run=pid',
      });
      assert.equal(response.status, 302, id);
      assert.equal(response.headers.get('location'), `${repository.root('run=pid')}/core/items/${fishUuid}`);
    }
  });

  it('does not resolve unknown handles, handles in another letter case, other identifiers, and none', async () => {
    const unknown = await send('/pid/find?id=hdl:20.500.14283/none');
    assert.equal(unknown.status, 404);
    assert.equal(await unknown.text(), '');
    for (const id of ['cd2205en', 'doi:10.4060/cd2205en', '10.4060/cd2205en', 'hdl:20.500.14283/CD2205EN'])
      assert.equal((await send(`/pid/find?id=${id}`)).status, 404, id);
    assert.equal((await send('/pid/find')).status, 400);
  });

  it('keeps the settings in every link', async () => {
    const settings = 'fields=stock,run=links';
    const text = await (
      await send('/discover/search/objects?size=2&embed=bundles/bitstreams', { settings })
    ).text();
    const links = [...text.matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href);
    assert.ok(links.length > 20);
    for (const link of links) assert.ok(link.startsWith(repository.root(settings)), link);
  });

  it('returns 404 for unknown settings', async () => {
    for (const settings of ['fault=none', 'color=red', 'version=6', 'on=sometimes', 'run=%E0%A4']) {
      assert.equal((await send('', { settings })).status, 404, settings);
    }
  });

  describe('in each version', () => {
    it('writes time zones without a colon in 7.0, and security levels in 10', async () => {
      const old = await read(`/core/items/${fishUuid}`, { settings: 'version=7.0' });
      assert.match(old.lastModified, /\+0000$/);
      const item = await read(`/core/items/${fishUuid}`, { settings: 'version=10' });
      assert.match(item.lastModified, /\.\d{6}Z$/);
      assert.equal(item.metadata['dc.title'][0].securityLevel, 0);
    });

    it('uses the names in the examples of the REST contract with `shape=old`', async () => {
      const settings = 'version=7.0,shape=old';
      const search = await read('/discover/search/objects?page=1', { settings });
      assert.equal(search._embedded.searchResult, undefined);
      assert.equal(search._embedded.searchResults._embedded.objects.length, 20);
      assert.ok(search._embedded.searchResults._links.previous);
    });
  });
});
