import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { faults, oaiFaults } from '../faults/fault-list.mjs';
import { openRepository } from 'fake-dspace/testing';
import { childrenOf, makeReader } from './oai-reader.mjs';

const listRecords = { verb: 'ListRecords', metadataPrefix: 'xoai' };
const getRecord = {
  verb: 'GetRecord',
  metadataPrefix: 'xoai',
  identifier: 'oai:127.0.0.1:20.500.14283/cd2205en',
};
const item = '/core/items/6f8af04c-9399-48b1-9112-9c5a4296a325';
const total = 92;

describe('faults of the OAI-PMH interface', () => {
  let repository;
  let send;
  let readAll;
  before(async () => {
    repository = await openRepository();
    ({ send, readAll } = makeReader(repository));
  });
  after(() => repository.close());

  const fetchOai = (settings, query = listRecords, options = {}) =>
    fetch(`${repository.oai(settings)}?${new URLSearchParams(query)}`, { redirect: 'manual', ...options });
  const statusOf = async (settings, query) => (await fetchOai(settings, query)).status;

  it('are not in the menu, and differ in name and title from all others', async () => {
    const offered = await (await fetch(`${repository.origin}/faults`)).json();
    assert.equal(offered.length, faults.length);
    const all = [...faults, ...oaiFaults];
    assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
    assert.equal(new Set(all.map(({ title }) => title)).size, all.length);
  });

  it('apply to every request, or only to those of OAI-PMH', async () => {
    const settings = 'fault=json-503,on=oai';
    assert.equal(await statusOf(settings), 503);
    assert.equal((await repository.send(item, { settings })).status, 200);
    assert.equal(await statusOf('fault=json-503'), 503);
    assert.equal(await statusOf('fault=json-503,on=item'), 200);
    assert.equal(await statusOf('fault=huge'), 200);
    assert.equal((await repository.send(item, { settings: 'fault=no-xoai' })).status, 200);
  });

  it('start after some requests, and end after some', async () => {
    const statuses = async (settings) => {
      const list = [];
      while (list.length < 5) list.push(await statusOf(`fault=json-500,on=oai,${settings}`));
      return list;
    };
    assert.deepEqual(await statuses('after=2,run=a'), [200, 200, 500, 500, 500]);
    assert.deepEqual(await statuses('after=2,times=1,run=b'), [200, 200, 500, 200, 200]);
    assert.deepEqual(await statuses('times=2,run=c'), [500, 500, 200, 200, 200]);
    assert.deepEqual(await statuses('after=2,times=1,run=b'), [200, 200, 200, 200, 200]);
    await repository.readLog('b', '?forget');
    assert.deepEqual(await statuses('after=2,times=1,run=b'), [200, 200, 500, 200, 200]);
  });

  it('include those of a proxy, a server and a user interface', async () => {
    for (const [fault, status] of [
      ['html-403', 403],
      ['html-502', 502],
      ['json-500', 500],
      ['redirect-loop', 302],
    ])
      assert.equal(await statusOf(`fault=${fault}`), status, fault);
    assert.equal((await fetchOai('fault=status-429')).headers.get('retry-after'), '1');
    assert.match(await (await fetchOai('fault=html-200')).text(), /<ds-app>/);
    assert.equal(await (await fetchOai('fault=empty')).text(), '');
    await assert.rejects(fetchOai('fault=reset'));
    await assert.rejects((await fetchOai('fault=reset-body')).text());
    const options = { signal: AbortSignal.timeout(300) };
    await assert.rejects(fetchOai('fault=stall', listRecords, options), { name: 'TimeoutError' });
  });

  it('cut the XML in half', async () => {
    const whole = await (await fetchOai()).text();
    const half = await (await fetchOai('fault=cut-json')).text();
    assert.ok(half.startsWith('<?xml version="1.0"'));
    assert.ok(!half.includes('</OAI-PMH>'));
    assert.ok(Math.abs(half.length - whole.length / 2) < whole.length / 10);
  });

  it('withdraw all items, or remove their metadata, covers or UUIDs', async () => {
    const { records } = await send(listRecords, 'fault=withdrawn');
    assert.ok(records.every(({ status, metadata }) => status === 'deleted' && !metadata));
    const [bare] = (await send(getRecord, 'fault=no-metadata')).records;
    const names = childrenOf(bare.metadata).map(({ attributes }) => attributes.name);
    assert.deepEqual(names, ['bundles', 'others', 'repository', 'license']);
    assert.doesNotMatch(await (await fetchOai('fault=no-thumbnails')).text(), /THUMBNAIL/);
    const moved = await (await fetchOai('fault=gone', getRecord)).text();
    const [link] = /http[^<]*download/.exec(moved);
    assert.equal((await fetch(link)).status, 200);
    assert.equal((await fetch(link.replace('fault=gone', 'fields=fao'))).status, 404);
  });

  it('expired-token: the server accepts no token', async () => {
    const settings = 'page=50,fault=expired-token';
    const first = await send(listRecords, settings);
    assert.equal(first.records.length, 50);
    const query = { verb: 'ListRecords', resumptionToken: first.token.text };
    assert.equal((await send(query, settings)).error, 'badResumptionToken');
    const once = `${settings},times=1,run=expired`;
    await send(listRecords, once);
    assert.equal((await send(query, once)).error, 'badResumptionToken');
    assert.equal((await send(query, once)).records.length, total - 50);
  });

  it('broken-xml: a bare ampersand and a control character in a record', async () => {
    for (const query of [listRecords, getRecord]) {
      const text = await (await fetchOai('fault=broken-xml', query)).text();
      assert.ok(text.includes('>Food & agriculture \u0001'));
      await assert.rejects(send(query, 'fault=broken-xml'));
    }
    await send({ verb: 'Identify' }, 'fault=broken-xml');
    const settings = 'fault=broken-xml,times=1,run=broken';
    await assert.rejects(send(listRecords, settings));
    assert.equal((await send(listRecords, settings)).records.length, total);
  });

  it('shifting: records of the first page are in the list again, changed or withdrawn', async () => {
    const { pages, records } = await readAll(listRecords, 'page=10,fault=shifting');
    assert.equal(records.length, total + 2);
    assert.equal(new Set(records.map(({ identifier }) => identifier)).size, total);
    assert.equal(pages[0].token.completeListSize, String(total));
    assert.equal(pages.at(-1).token.completeListSize, String(total + 2));
    const [edited, withdrawn] = records.slice(-2);
    for (const again of [edited, withdrawn]) {
      const before = pages[0].records.find(({ identifier }) => identifier === again.identifier);
      assert.ok(before.metadata);
      assert.ok(again.datestamp > before.datestamp);
    }
    assert.match(edited.metadata.text, /\[revised\]/);
    assert.equal(withdrawn.status, 'deleted');
    assert.equal((await send(listRecords, 'fault=shifting')).records.length, total);
    const past = await readAll({ ...listRecords, until: '2024-01-01' }, 'page=10,fault=shifting');
    assert.equal(past.records.length, Number(past.pages[0].token.completeListSize));
  });

  it('no-xoai: the format is missing', async () => {
    const settings = 'fault=no-xoai';
    assert.equal((await send(listRecords, settings)).error, 'cannotDisseminateFormat');
    assert.equal((await send(getRecord, settings)).error, 'cannotDisseminateFormat');
    await send(listRecords, `${settings},times=1,run=simple`);
    assert.equal((await send(listRecords, `${settings},times=1,run=simple`)).error, undefined);
  });

  it('duplicate-records: one record is twice on each page', async () => {
    const { pages, records } = await readAll(listRecords, 'page=50,fault=duplicate-records');
    assert.equal(records.length, total + 2);
    for (const page of pages) assert.equal(page.records[0].identifier, page.records[1].identifier);
    assert.equal(new Set(records.map(({ identifier }) => identifier)).size, total);
    const settings = 'page=50,fault=duplicate-records,times=1,run=twice';
    assert.equal((await readAll(listRecords, settings)).records.length, total + 1);
  });
});
