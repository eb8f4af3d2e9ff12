import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openRepository } from 'fake-dspace/testing';
import { describeSkipped } from '../dist/feed-tool/src/build/describe-skipped.js';
import { readOtherEntity } from '../dist/feed-tool/src/harvest/entity-type.js';
import { makeFolder, readJson, runCommand } from './run-command.mjs';

const handleOf = (job) => `20.500.14283/${job}`;

/** The ways to read a repository, with a function for the identifier of a record. */
const ways = {
  'OAI-PMH': { options: [], nameOf: (job) => `oai:127.0.0.1:${handleOf(job)}` },
  'a search over REST': { options: ['--via', 'rest'], nameOf: handleOf },
  'named items over REST': {
    options: ['--items', 'cd0683en,cd2205en,cc3017en,cc3017fr,cc7724en'],
    nameOf: handleOf,
  },
};

describe('fao-feed build, from a repository with persons and projects,', () => {
  const open = async (test, types) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    setTypes(repository, types);
    return repository;
  };
  const setTypes = (repository, types) => {
    for (const [job, entityType] of Object.entries(types)) repository.edit(handleOf(job), { entityType });
  };
  const build = async (repository, out, ...options) => {
    const run = await runCommand('build', '--from', `${repository.origin}/server`, '--out', out, ...options);
    assert.equal(run.code, 0, run.stderr);
    const { counts, skipped } = await readJson(out, 'manifest.json');
    const ids = (await readJson(out, 'feed.json')).items.map(({ id }) => id);
    return { ...run, counts, skipped, ids: new Set(ids) };
  };

  for (const [way, { options, nameOf }] of Object.entries(ways)) {
    it(`skips other entities than publications, and reports their types: ${way}`, async (test) => {
      const types = {
        cd0683en: 'Person',
        cc3017fr: 'OrgUnit',
        cd2205en: 'Publication',
        cc7724en: 'PUBLICATION',
      };
      const repository = await open(test, types);
      const out = await makeFolder(test);
      const { ids, counts, skipped, stderr } = await build(repository, out, ...options);
      for (const id of ['cd2205en', 'cc7724en', 'cc3017en']) assert.ok(ids.has(id), id);
      for (const id of ['cd0683en', 'cc3017fr']) assert.ok(!ids.has(id), id);
      const reasons = Object.fromEntries(skipped.map(({ id, reason }) => [id, reason]));
      assert.deepEqual(reasons, {
        [nameOf('cd0683en')]: 'it is not a publication, but has the entity type Person',
        [nameOf('cc3017fr')]: 'it is not a publication, but has the entity type OrgUnit',
      });
      assert.equal(counts.skipped, 2);
      assert.equal(counts.items, ids.size);
      assert.match(stderr, /Skipped \S+cd0683en: it is not a publication, but has the entity type Person\./);
      assert.equal(/Warning/.test(stderr), options.includes('--items'), stderr);
    });

    it(`removes an item that becomes a person, and adds it again as a publication: ${way}`, async (test) => {
      const repository = await open(test, {});
      const out = await makeFolder(test);
      const all = (await build(repository, out, ...options)).ids;
      assert.ok(all.has('cd0683en'));
      setTypes(repository, { cd0683en: 'Person' });
      const without = await build(repository, out, ...options);
      assert.deepEqual(without.ids, new Set([...all].filter((id) => id !== 'cd0683en')));
      assert.equal(without.counts.skipped, 1);
      setTypes(repository, { cd0683en: 'Publication' });
      const again = await build(repository, out, ...options);
      assert.deepEqual(again.ids, all);
      assert.equal(again.counts.skipped, 0);
    });
  }

  it('does not count persons as deleted items, and reports deleted persons', async (test) => {
    const repository = await open(test, { cd0683en: 'Person', cc3017fr: 'Project' });
    const out = await makeFolder(test);
    const options = ['--via', 'rest'];
    const { counts } = await build(repository, out, ...options);
    setTypes(repository, { cd2205en: 'Person' });
    const quiet = await build(repository, out, ...options);
    assert.doesNotMatch(quiet.stderr, /Some items are gone/);
    assert.equal(quiet.counts.items, counts.items - 1);
    repository.remove(handleOf('cc3017fr'));
    const noticed = await build(repository, out, ...options);
    assert.match(noticed.stderr, /Some items are gone/);
    assert.equal(noticed.counts.items, counts.items - 1);
    assert.equal(noticed.counts.skipped, 2);
  });

  it('continues from the latest change, also from that of a person', async (test) => {
    const repository = await open(test, {});
    const out = await makeFolder(test);
    await build(repository, out);
    setTypes(repository, { cd0683en: 'Person' });
    await build(repository, out);
    const { harvested } = await readJson(out, 'manifest.json');
    assert.ok(Date.now() - Date.parse(harvested) < 600_000, harvested);
  });

  it('writes no feed for persons only, and explains why', async (test) => {
    const repository = await open(test, { cd0683en: 'Person' });
    const out = await makeFolder(test);
    const from = `${repository.origin}/server`;
    const run = await runCommand('build', '--from', from, '--out', out, '--items', 'cd0683en');
    assert.equal(run.code, 4);
    assert.match(run.stderr, /Nothing was found.* Skipped 20\.500\.14283\/cd0683en: it is not a publication/);
  });
});

describe('readOtherEntity', () => {
  const typed = (...values) => ({ metadata: { 'dspace.entity.type': values.map((value) => ({ value })) } });

  it('returns the entity type of REST and OAI-PMH', () => {
    assert.equal(readOtherEntity({ entityType: 'Person', metadata: {} }), 'Person');
    assert.equal(readOtherEntity({ entityType: null, ...typed('Project') }), 'Project');
    assert.equal(readOtherEntity(typed(' JournalVolume ')), 'JournalVolume');
  });

  it('returns nothing for a publication, and for an item without a type', () => {
    const untyped = [
      {},
      { entityType: null },
      { entityType: '', ...typed('') },
      typed(' '),
      typed(),
      { metadata: null },
    ];
    for (const item of untyped) assert.equal(readOtherEntity(item), undefined, JSON.stringify(item));
    for (const label of ['Publication', 'publication', ' PUBLICATION '])
      assert.equal(readOtherEntity(typed(label)), undefined, label);
  });

  it('uses the first type of several, as DSpace does', () => {
    assert.equal(readOtherEntity(typed('Publication', 'Person')), undefined);
    assert.equal(readOtherEntity(typed('Person', 'Publication')), 'Person');
  });
});

describe('describeSkipped', () => {
  const skip = (reason, count, first = 1) =>
    Array.from({ length: count }, (_, index) => ({ id: `1/${first + index}`, reason }));

  it('lists each reason once, with up to five records', () => {
    assert.deepEqual(describeSkipped([]), []);
    assert.deepEqual(describeSkipped(skip('it has no title', 7), false), [
      'Skipped 1/1, 1/2, 1/3, 1/4, 1/5 and 2 more: it has no title',
    ]);
    assert.deepEqual(describeSkipped([...skip('it is a person', 7), ...skip('it has no title', 2, 8)]), [
      'Skipped 1/1, 1/2, 1/3, 1/4, 1/5 and 2 more, which manifest.json lists: it is a person',
      'Skipped 1/8, 1/9: it has no title',
    ]);
  });

  it('counts the records of further reasons after five', () => {
    const skipped = Array.from({ length: 8 }, (_, index) => skip(`reason ${index}`, 2, index)).flat();
    const sentences = describeSkipped(skipped);
    assert.equal(sentences.length, 6);
    assert.equal(sentences[5], '6 more were skipped; manifest.json lists all of them');
  });
});

describe('fao-feed build --items, with an item that is not public,', () => {
  it('reports the item as skipped, without a retry', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const from = `${repository.origin}/fault=restricted,run=restricted/server`;
    const out = await makeFolder(test);
    const run = await runCommand('build', '--from', from, '--items', handleOf('cd0683en'), '--out', out);
    assert.equal(run.code, 4);
    assert.match(run.stderr, /Skipped 20\.500\.14283\/cd0683en: the item is not public\./);
    const requests = (await repository.readLog('restricted')).filter(({ url }) => url.includes('/pid/find'));
    assert.equal(requests.length, 1);
  });
});
