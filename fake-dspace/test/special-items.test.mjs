import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';

import { childrenOf, fieldsOf, findElement, makeReader } from './oai-reader.mjs';

const fieldsIn = (element) => Object.fromEntries(fieldsOf(element));
const handleOf = (job) => `20.500.14283/${job}`;
const cardParts = 'embed=thumbnail&embed=bundles/bitstreams/format&embed=bundles/primaryBitstream';

describe('the special items of fake-dspace', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  const settingsOf = (version) => `items=special,version=${version}`;
  const resolve = (job, version = '7.6') =>
    repository.send(`/pid/find?id=hdl:${handleOf(job)}`, { settings: settingsOf(version) });
  const locate = async (job, version) => (await resolve(job, version)).headers.get('location');
  const read = async (job, query = '', version = '7.6') =>
    repository.read(`${await locate(job, version)}${query && `?${query}`}`);
  const search = async (query) => {
    const path = `/discover/search/objects?dsoType=item&query=${encodeURIComponent(query)}`;
    const { _embedded } = await repository.read(path, { settings: settingsOf('7.6') });
    return _embedded.searchResult._embedded.objects.map((one) => one._embedded.indexableObject);
  };
  const getRecord = async (job, version = '7.6') => {
    const identifier = `oai:127.0.0.1:${handleOf(job)}`;
    const query = { verb: 'GetRecord', metadataPrefix: 'xoai', identifier };
    const { error, records } = await makeReader(repository).send(query, settingsOf(version));
    return { error, ...records[0] };
  };

  it('are there only with the setting', async () => {
    assert.equal((await repository.send(`/pid/find?id=hdl:${handleOf('zz0003en')}`)).status, 404);
    assert.equal((await resolve('zz0003en')).status, 302);
  });

  it('have an embargo: the file is listed, but not public, and only the access status has the date', async () => {
    const { _embedded, ...item } = await read('zz0003en', cardParts);
    assert.equal(item.discoverable, true);
    const [original] = _embedded.bundles._embedded.bundles;
    const [file] = original._embedded.bitstreams._embedded.bitstreams;
    assert.equal(file.name, 'zz0003en.pdf');
    assert.equal((await repository.send(file._links.content.href)).status, 401);
    assert.equal((await repository.send(_embedded.thumbnail._links.content.href)).status, 401);
    const old = await read('zz0003en', 'embed=accessStatus');
    assert.deepEqual(old._embedded.accessStatus, { status: 'embargo', type: 'accessStatus' });
    assert.equal((await repository.send(`${file._links.self.href}/accessStatus`)).status, 404);
    const recent = await read('zz0003en', 'embed=accessStatus', '9.2');
    assert.equal(recent._embedded.accessStatus.embargoDate, '2099-01-01');
    const open = await read('zz0012en', 'embed=accessStatus', '9.2');
    assert.equal(open._embedded.accessStatus.status, 'open.access');
    assert.equal(open._embedded.accessStatus.embargoDate, null);
  });

  it('have public files after the end of their embargo', async (test) => {
    repository.edit(handleOf('zz0003en'), { embargo: '2026-01-01' });
    test.after(() => repository.edit(handleOf('zz0003en'), { embargo: '2099-01-01' }));
    const { _embedded } = await read('zz0003en', 'embed=accessStatus&embed=bundles/bitstreams');
    assert.equal(_embedded.accessStatus.status, 'open.access');
    const [file] = _embedded.bundles._embedded.bundles[0]._embedded.bitstreams._embedded.bitstreams;
    assert.equal((await repository.send(file._links.content.href)).status, 200);
  });

  it('have an embargo in OAI-PMH: in the access status, from 8 for each file too', async () => {
    const policy = ['bundles', 'bundle', 'bitstreams', 'bitstream', 'resourcePolicies', 'resourcePolicy'];
    const recent = await getRecord('zz0003en', '9.2');
    const status = findElement(recent.metadata, 'others', 'access-status');
    assert.deepEqual(fieldsIn(status), { value: 'embargo', embargo: '2099-01-01' });
    assert.equal(fieldsIn(findElement(recent.metadata, ...policy))['start-date'], '2099-01-01');
    const old = await getRecord('zz0003en');
    assert.equal(fieldsIn(findElement(old.metadata, 'others', 'access-status')).embargo, '2099-01-01');
    assert.equal(findElement(old.metadata, ...policy), undefined);
  });

  it('are restricted: 500 by the handle, 401 by the UUID, in no search, not in OAI-PMH', async () => {
    assert.equal((await resolve('zz0004en')).status, 500);
    repository.edit(handleOf('zz0004en'), { restricted: false });
    const url = await locate('zz0004en');
    assert.equal((await search('zz0004en')).length, 1);
    repository.edit(handleOf('zz0004en'), { restricted: true });
    assert.equal((await repository.send(url)).status, 401);
    assert.equal((await repository.send(`${url}/bundles`)).status, 401);
    assert.equal((await search('zz0004en')).length, 0);
    assert.equal((await getRecord('zz0004en')).error, 'idDoesNotExist');
  });

  it('are private: public by handle and UUID, in no search, deleted in OAI-PMH', async () => {
    const item = await read('zz0005en', cardParts);
    assert.equal(item.discoverable, false);
    assert.equal(item._embedded.thumbnail.name, 'zz0005en.pdf.svg');
    assert.equal((await search('zz0005en')).length, 0);
    assert.equal((await getRecord('zz0005en')).status, 'deleted');
  });

  it('are withdrawn: no metadata, nothing embedded', async () => {
    const item = await read('zz0001en', cardParts);
    assert.equal(item.withdrawn, true);
    assert.deepEqual(item.metadata, {});
    assert.equal(item._embedded, undefined);
    assert.equal((await getRecord('zz0001en')).status, 'deleted');
  });

  it('have an older version by its handle, which a search and OAI-PMH leave out', async () => {
    assert.equal((await read('zz0025en')).name, 'Has two versions');
    assert.equal((await read('zz0025en.2')).name, 'Has two versions, revised');
    const found = await search('fao.identifier.jobnumber:zz0025en');
    assert.deepEqual(
      found.map(({ handle }) => handle),
      [handleOf('zz0025en.2')],
    );
    assert.equal((await getRecord('zz0025en')).error, 'idDoesNotExist');
    assert.equal((await getRecord('zz0025en.2')).status, undefined);
  });

  it('have 45 files, the primary one beyond the twentieth', async () => {
    const bundleOf = async (query) => (await read('zz0045en', query))._embedded.bundles._embedded.bundles[0];
    const page = (await bundleOf(cardParts))._embedded;
    assert.equal(page.primaryBitstream.name, 'chapter-33.pdf');
    assert.equal(page.bitstreams._embedded.bitstreams.length, 20);
    assert.deepEqual(page.bitstreams.page, { number: 0, size: 20, totalPages: 3, totalElements: 45 });
    const whole = (await bundleOf(`${cardParts}&embed.size=bundles/bitstreams=100`))._embedded;
    assert.equal(whole.bitstreams._embedded.bitstreams.length, 45);
    assert.equal((await read('zz0045en', 'embed=thumbnail'))._embedded.thumbnail.name, 'chapter-33.pdf.svg');
    const primaries = async (version) => {
      const { metadata } = await getRecord('zz0045en', version);
      const files = childrenOf(findElement(metadata, 'bundles', 'bundle', 'bitstreams'), 'element').map(
        fieldsIn,
      );
      return files.filter(({ primary }) => primary === 'true').map(({ name }) => name);
    };
    assert.deepEqual(await primaries('7.6'), []);
    assert.deepEqual(await primaries('9.2'), ['chapter-33.pdf']);
  });

  it('have no title, no file, or a file that is no PDF', async () => {
    assert.equal((await read('zz0021en')).name, null);
    const bare = await read('zz0009en', 'embed=bundles,accessStatus', '9.2');
    assert.deepEqual(
      bare._embedded.bundles._embedded.bundles.map(({ name }) => name),
      ['LICENSE'],
    );
    assert.equal(bare._embedded.accessStatus.status, 'metadata.only');
    const video = await read('zz0010en', cardParts);
    assert.equal(video._embedded.thumbnail, null);
    const names = video._embedded.bundles._embedded.bundles[0]._embedded.bitstreams._embedded.bitstreams;
    assert.deepEqual(
      names.map(({ name }) => name),
      ['clip.mp4', 'read me, (final) é.txt'],
    );
  });

  it('have translations that refer to the original only, as entities', async () => {
    const [original, french, spanish] = await Promise.all(
      ['zz0201', 'zz0202', 'zz0203'].map((id) => read(id)),
    );
    const relatedTo = ({ metadata }) => metadata['relation.isTranslationOf'].map(({ value }) => value);
    assert.deepEqual(relatedTo(original), [french.uuid, spanish.uuid]);
    assert.deepEqual(relatedTo(french), [original.uuid]);
    assert.deepEqual(
      french.metadata['relation.isTranslationOf.latestForDiscovery'],
      french.metadata['relation.isTranslationOf'],
    );
    assert.equal(french.entityType, 'Publication');
  });

  it('have other entities than publications', async () => {
    const types = await Promise.all(
      ['zz0204', 'zz0205', 'zz0206', 'zz0207'].map(async (id) => (await read(id)).entityType),
    );
    assert.deepEqual(types, ['Person', 'Project', 'OrgUnit', 'Journal']);
    assert.equal((await search('dspace.entity.type:Person')).length, 1);
  });
});
