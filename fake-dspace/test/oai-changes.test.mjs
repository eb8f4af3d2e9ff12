import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';
import { findElement, fieldsOf, makeReader } from './oai-reader.mjs';

const listRecords = { verb: 'ListRecords', metadataPrefix: 'xoai' };
const fish = '20.500.14283/cd2205en';
const total = 92;
const titleOf = ({ metadata }) => fieldsOf(findElement(metadata, 'dc', 'title', 'none'))[0][1];

describe('changes of the items in fake-dspace', () => {
  let repository;
  let send;
  let start;
  beforeEach(async () => {
    repository = await openRepository();
    ({ send } = makeReader(repository));
    start = (await send({ verb: 'Identify' })).date;
    assert.equal((await send({ ...listRecords, from: start })).error, 'noRecordsMatch');
  });
  afterEach(() => repository.close());

  const listChanged = async () => (await send({ ...listRecords, from: start })).records;
  const findItem = (handle, settings) => repository.read(`/pid/find?id=${handle}`, { settings });
  const search = async (words, settings) => {
    const path = `/discover/search/objects?dsoType=item&query=${encodeURIComponent(words)}`;
    const { _embedded } = (await repository.read(path, { settings }))._embedded.searchResult;
    return _embedded.objects.map((one) => one._embedded.indexableObject.handle);
  };

  it('withdraw an item in both interfaces', async () => {
    assert.deepEqual(await search(`handle:"${fish}"`), [fish]);
    repository.withdraw(fish);
    const records = await listChanged();
    assert.deepEqual(
      records.map(({ handle, status, metadata }) => [handle, status, metadata]),
      [[fish, 'deleted', undefined]],
    );
    const item = await findItem(fish);
    assert.equal(item.withdrawn, true);
    assert.deepEqual(item.metadata, {});
    assert.ok(item.lastModified >= start.replace('Z', ''));
    assert.deepEqual(await search(`handle:"${fish}"`), []);
  });

  it('reinstate a withdrawn item', async () => {
    repository.withdraw(fish);
    repository.edit(fish, { withdrawn: false });
    assert.equal((await listChanged())[0].status, undefined);
    assert.equal((await findItem(fish)).withdrawn, false);
  });

  it('remove an item from both interfaces', async () => {
    const { uuid } = await findItem(fish);
    repository.remove(fish);
    assert.equal((await send({ ...listRecords, from: start })).error, 'noRecordsMatch');
    const { records } = await send(listRecords);
    assert.equal(records.length, total - 1);
    const identifier = `oai:127.0.0.1:${fish}`;
    const query = { verb: 'GetRecord', metadataPrefix: 'xoai', identifier };
    assert.equal((await send(query)).error, 'idDoesNotExist');
    assert.equal((await repository.send(`/pid/find?id=${fish}`)).status, 404);
    assert.equal((await repository.send('/pid/find?id=10.4060/cd2205en')).status, 404);
    assert.equal((await repository.send(`/core/items/${uuid}`)).status, 404);
    assert.throws(() => repository.remove(fish), /No item has the handle/);
  });

  it('remove the relationships of a removed item', async () => {
    const settings = 'fields=stock';
    const countRelationships = async () => {
      const { metadata } = await findItem('123456789/cc7724en', settings);
      return metadata['relation.isTranslationOf'].length;
    };
    const before = await countRelationships();
    repository.remove('123456789/cc7724ar');
    assert.equal(await countRelationships(), before - 1);
  });

  it('edit the metadata of an item', async () => {
    repository.edit(fish, { title: 'Fish & chips', subjects: ['fried fish'] });
    const [record, ...others] = await listChanged();
    assert.equal(others.length, 0);
    assert.equal(titleOf(record), 'Fish & chips');
    const subjects = fieldsOf(findElement(record.metadata, 'fao', 'subject', 'agrovoc', 'none'));
    assert.deepEqual(subjects, [['value', 'fried fish']]);
    const facts = Object.fromEntries(fieldsOf(findElement(record.metadata, 'others')));
    const item = await findItem(fish);
    assert.equal(item.metadata['dc.title'][0].value, 'Fish & chips');
    assert.equal(item.name, 'Fish & chips');
    // Times, since this format has no zeros at the end of a fraction.
    assert.equal(Date.parse(item.lastModified), Date.parse(`${facts.lastModifyDate}Z`));
    assert.equal(record.datestamp, `${item.lastModified.slice(0, 19)}Z`);
    assert.deepEqual(await search('"fried fish"'), [fish]);
  });

  it('edit the files of an item', async () => {
    const file = { mime_type: 'application/pdf', size_in_bytes: 4321 };
    repository.edit(fish, { image: undefined, files: [file, file] });
    const { _embedded } = await repository.read(
      `/core/items/${(await findItem(fish)).uuid}/bundles?embed=bitstreams`,
    );
    const [original, ...rest] = _embedded.bundles;
    assert.deepEqual(
      rest.map(({ name }) => name),
      ['LICENSE', 'TEXT'],
    );
    const names = original._embedded.bitstreams._embedded.bitstreams.map(({ name }) => name);
    assert.deepEqual(names, ['cd2205en.pdf', 'cd2205en-1.pdf']);
  });

  it('add an item', async () => {
    const handle = repository.add({ title: 'New', job: 'zz9999en', language: 'en', subjects: ['novelty'] });
    assert.equal(handle, '20.500.14283/zz9999en');
    const [record] = await listChanged();
    assert.equal(record.handle, handle);
    assert.equal(titleOf(record), 'New');
    assert.equal((await findItem(handle)).metadata['dc.date.accessioned'][0].value, record.datestamp);
    assert.deepEqual(await search('novelty'), [handle]);
    assert.throws(() => repository.add({ title: 'New', job: 'ZZ9999en', handle }), /already/);
    assert.equal(repository.add({ title: 'New', job: 'zz9999en' }, 'stock'), '123456789/zz9999en');
    assert.equal((await findItem('123456789/zz9999en', 'fields=stock')).name, 'New');
  });

  it('apply with all settings, also to libraries made later', async () => {
    repository.remove('20.500.14283/cc3017fr');
    const added = repository.add({ title: 'New', job: 'zz9999en' });
    repository.edit(added, { title: 'Newer' });
    for (const settings of ['version=9', 'fault=gone', 'copies=2', 'run=later']) {
      const { records } = await send(listRecords, `${settings},page=500`);
      const handles = records.map(({ handle }) => handle);
      assert.ok(!handles.includes('20.500.14283/cc3017fr'), settings);
      assert.equal(titleOf(records[handles.indexOf(added)]), 'Newer', settings);
    }
  });

  it('do not apply to another repository', async () => {
    const other = await openRepository();
    repository.remove(fish);
    repository.edit('20.500.14283/cd6621en', { title: 'Changed' });
    repository.add({ title: 'New', job: 'zz9999en' });
    const { records } = await makeReader(other).send(listRecords);
    assert.equal(records.length, total);
    assert.ok(records.every((record) => record.status || titleOf(record) !== 'Changed'));
    await other.close();
  });

  it('throw an error for an unknown handle', () => {
    for (const handle of ['20.500.14283/none', '20.500.14283/2', 'cd2205en'])
      assert.throws(() => repository.withdraw(handle), /No item has the handle/, handle);
  });
});

describe('a large library', () => {
  let repository;
  beforeEach(async () => (repository = await openRepository()));
  afterEach(() => repository.close());

  it('has each publication several times, with different identifiers', async () => {
    const { readAll } = makeReader(repository);
    const { pages, records } = await readAll(listRecords, 'copies=5');
    assert.equal(pages.length, 5);
    assert.equal(pages[0].token.completeListSize, String(5 * total));
    const count = (values) => new Set(values).size;
    assert.equal(count(records.map(({ identifier }) => identifier)), 5 * total);
    const live = records.filter(({ metadata }) => metadata);
    const jobs = live
      .map(({ metadata }) => fieldsOf(findElement(metadata, 'fao', 'identifier', 'jobnumber', 'none')))
      .flatMap(([first]) => (first ? [first[1]] : []));
    assert.equal(count(jobs), jobs.length);
    const made = jobs.filter((job) => /^zz\d{5}[a-z]{1,2}$/.test(job));
    assert.equal(made.length, (jobs.length / 5) * 4);
    assert.equal(count(live.map(({ metadata }) => /[\da-f-]{36}/.exec(metadata.text)?.[0])), live.length);
  });

  it('supports searches and changes', async () => {
    const settings = 'copies=3';
    const { send } = makeReader(repository);
    const { records } = await send({ ...listRecords, from: '2024-01-01' }, `${settings},page=500`);
    const { handle, identifier } = records.at(-1);
    assert.match(handle, /^20\.500\.14283\/zz/);
    repository.withdraw(handle);
    const query = { verb: 'GetRecord', metadataPrefix: 'xoai', identifier };
    assert.equal((await send(query, settings)).records[0].status, 'deleted');
    const count = async (sought) => {
      const path = `/discover/search/objects?query=handle:%22${sought}%22`;
      return (await repository.read(path, { settings }))._embedded.searchResult.page.totalElements;
    };
    assert.equal(await count(records.at(-2).handle), 1);
    assert.equal(await count(handle), 0);
  });

  it('keeps language versions together in each copy', async () => {
    const { readAll } = makeReader(repository);
    const { records } = await readAll(listRecords, 'copies=3');
    const jobs = records.map(({ handle }) => handle.split('/')[1]);
    const languagesOf = (copy) => {
      const index = jobs.indexOf('cc3017en') + copy * total;
      const stem = jobs[index].replace(/en$/, '');
      return jobs
        .filter((job) => job.startsWith(stem))
        .map((job) => job.slice(stem.length))
        .sort();
    };
    assert.equal(languagesOf(0).length, 6);
    assert.deepEqual(languagesOf(1), languagesOf(0));
    assert.deepEqual(languagesOf(2), languagesOf(0));
  });
});
