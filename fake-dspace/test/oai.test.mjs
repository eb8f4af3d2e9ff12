import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';
import { childrenOf, makeReader, textIn } from './oai-reader.mjs';

const listRecords = { verb: 'ListRecords', metadataPrefix: 'xoai' };
const listIdentifiers = { verb: 'ListIdentifiers', metadataPrefix: 'xoai' };
const fish = 'oai:127.0.0.1:20.500.14283/cd2205en';
const total = 92;

describe('the OAI-PMH interface of fake-dspace', () => {
  let repository;
  let send;
  let readAll;
  before(async () => {
    repository = await openRepository();
    ({ send, readAll } = makeReader(repository));
  });
  after(() => repository.close());

  const listHandles = async (query, settings) =>
    (await readAll({ ...listIdentifiers, ...query }, settings)).records.map(({ handle }) => handle);
  const errorOf = async (query, settings) => (await send(query, settings)).error;

  it('identifies itself', async () => {
    const { content, request } = await send({ verb: 'Identify' }, 'fields=stock');
    assert.deepEqual(
      childrenOf(content).map(({ name, text }) => [name, text]),
      [
        ['repositoryName', 'DSpace at My University'],
        ['baseURL', repository.oai('fields=stock')],
        ['protocolVersion', '2.0'],
        ['adminEmail', 'admin@repository.example'],
        ['earliestDatestamp', '2006-12-28T08:00:00Z'],
        ['deletedRecord', 'transient'],
        ['granularity', 'YYYY-MM-DDThh:mm:ssZ'],
      ],
    );
    assert.equal(request.text, repository.oai('fields=stock'));
    assert.deepEqual(request.attributes, { verb: 'Identify' });
  });

  it('reports a verb that it does not implement', async () => {
    assert.equal((await fetch(`${repository.oai()}?verb=ListMetadataFormats`)).status, 501);
  });

  it('lists its community and its collection as sets', async () => {
    const { content } = await send({ verb: 'ListSets' });
    const sets = childrenOf(content, 'set').map((one) => [textIn(one, 'setSpec'), textIn(one, 'setName')]);
    assert.deepEqual(sets, [
      ['com_20.500.14283_2', 'FAO'],
      ['col_20.500.14283_3', 'Publications'],
    ]);
    const { pages } = await readAll({ verb: 'ListSets' }, 'page=1');
    assert.deepEqual(
      pages.map(({ content: page, token }) => [textIn(page, 'set'), token.text]),
      [
        ['com_20.500.14283_2FAO', '////1'],
        ['col_20.500.14283_3Publications', ''],
      ],
    );
  });

  it('returns one record', async () => {
    const { records, request } = await send({ verb: 'GetRecord', metadataPrefix: 'xoai', identifier: fish });
    const [{ metadata, ...record }] = records;
    assert.deepEqual(record, {
      identifier: fish,
      handle: '20.500.14283/cd2205en',
      datestamp: record.datestamp,
      sets: ['com_20.500.14283_2', 'col_20.500.14283_3'],
      status: undefined,
    });
    assert.equal(metadata.attributes.xmlns, 'http://www.lyncode.com/xoai');
    assert.deepEqual(request.attributes, { verb: 'GetRecord', metadataPrefix: 'xoai', identifier: fish });
  });

  it('lists all records on one page, or only their headers', async () => {
    const { records, token } = await send(listRecords);
    assert.equal(records.length, total);
    assert.equal(token, undefined);
    assert.equal(records.filter(({ metadata }) => metadata).length, total - 1);
    const headers = (await send(listIdentifiers)).records;
    assert.deepEqual(
      headers,
      records.map((record) => ({ ...record, metadata: undefined })),
    );
  });

  for (const query of [listRecords, listIdentifiers]) {
    it(`lists each record once on many pages, by ${query.verb}`, async () => {
      const { pages, records } = await readAll(query, 'page=10');
      assert.equal(pages.length, 10);
      assert.equal(new Set(records.map(({ identifier }) => identifier)).size, total);
      assert.equal(records.length, total);
      assert.deepEqual(
        pages.map(({ token }) => [token.text, Number(token.completeListSize), Number(token.cursor)]),
        pages.map((_, index) => [index < 9 ? `xoai////${index * 10 + 10}` : '', total, index]),
      );
    });
  }

  it('lists records between two dates, days or seconds, both inclusive', async () => {
    const { records } = await readAll(listIdentifiers);
    const { datestamp } = records.find(({ handle }) => handle.endsWith('/cd2205en'));
    const day = datestamp.slice(0, 10);
    const sameDay = records.filter((one) => one.datestamp.startsWith(day)).map(({ handle }) => handle);
    assert.deepEqual(await listHandles({ from: day, until: day }), sameDay);
    assert.deepEqual(await listHandles({ from: datestamp, until: datestamp }), sameDay);
    const later = datestamp.replace('00Z', '01Z');
    assert.equal(await errorOf({ ...listIdentifiers, from: later, until: later }), 'noRecordsMatch');
    const before = records.filter((one) => one.datestamp < day).length;
    const since = await listHandles({ from: day });
    assert.equal(since.length, total - before);
  });

  it('keeps dates and set in the token', async () => {
    const query = { ...listIdentifiers, from: '2020-01-01', until: '2023-12-31', set: 'col_20.500.14283_3' };
    const { pages, records } = await readAll(query, 'page=10');
    assert.equal(pages[0].token.text, 'xoai/2020-01-01T00:00:00Z/2023-12-31T23:59:59Z/col_20.500.14283_3/10');
    assert.equal(records.length, Number(pages[0].token.completeListSize));
    for (const { datestamp } of records) assert.match(datestamp, /^202[0-3]/);
  });

  it('lists the records of a set', async () => {
    assert.equal((await listHandles({ set: 'com_20.500.14283_2' })).length, total);
    assert.equal((await listHandles({ set: 'col_123456789_3' }, 'fields=stock')).length, total);
    assert.equal(await errorOf({ ...listRecords, set: 'col_20.500.14283_4' }), 'noRecordsMatch');
  });

  it('reports a withdrawn item as deleted', async () => {
    const identifier = 'oai:127.0.0.1:20.500.14283/zz0001en';
    const [record] = (await send({ verb: 'GetRecord', metadataPrefix: 'xoai', identifier })).records;
    assert.equal(record.status, 'deleted');
    assert.equal(record.metadata, undefined);
    const { records } = await send(listRecords);
    assert.deepEqual(
      records.filter(({ status }) => status).map(({ handle }) => handle),
      ['20.500.14283/zz0001en'],
    );
  });

  const wrong = {
    badVerb: ['', 'verb=Nonsense', 'verb=toString', 'verb=Identify&verb=Identify'],
    badArgument: [
      'verb=Identify&set=x',
      'verb=ListRecords',
      'verb=GetRecord&metadataPrefix=xoai',
      'verb=ListRecords&metadataPrefix=xoai&metadataPrefix=xoai',
      'verb=ListRecords&metadataPrefix=xoai&from=yesterday',
      'verb=ListRecords&metadataPrefix=xoai&from=2024-02-30',
      'verb=ListRecords&metadataPrefix=xoai&from=2024-01-01T00:00:00.000Z',
      'verb=ListRecords&metadataPrefix=xoai&from=2024-01-01&until=2024-02-01T00:00:00Z',
      'verb=ListRecords&metadataPrefix=xoai&from=2024-02-01&until=2024-01-01',
      'verb=ListRecords&metadataPrefix=xoai&resumptionToken=xoai////10',
    ],
    badResumptionToken: [
      'verb=ListRecords&resumptionToken=',
      'verb=ListRecords&resumptionToken=nonsense',
      'verb=ListRecords&resumptionToken=xoai////1000',
      'verb=ListRecords&resumptionToken=xoai/yesterday///10',
      'verb=ListSets&resumptionToken=////100',
    ],
    cannotDisseminateFormat: [
      'verb=ListRecords&metadataPrefix=marc',
      'verb=ListRecords&metadataPrefix=oai_dc',
      `verb=GetRecord&metadataPrefix=marc&identifier=${fish}`,
    ],
    idDoesNotExist: [
      'verb=GetRecord&metadataPrefix=xoai&identifier=oai:127.0.0.1:20.500.14283/none',
      'verb=GetRecord&metadataPrefix=xoai&identifier=oai:elsewhere.example:20.500.14283/cd2205en',
      'verb=GetRecord&metadataPrefix=xoai&identifier=oai:127.0.0.1:20.500.14283/2',
    ],
    noRecordsMatch: [
      'verb=ListRecords&metadataPrefix=xoai&until=1999-12-31',
      'verb=ListIdentifiers&metadataPrefix=xoai&from=2099-12-31',
    ],
  };
  for (const [code, queries] of Object.entries(wrong)) {
    it(`returns ${code} with status 200`, async () => {
      for (const query of queries) {
        const { error, request } = await send(query);
        assert.equal(error, code, query);
        // The response does not repeat invalid arguments.
        const isRepeated = code !== 'badVerb' && code !== 'badArgument';
        assert.equal(Object.keys(request.attributes).length > 0, isRepeated, query);
      }
    });
  }

  it('has no xoai in other contexts, and rejects unknown ones', async () => {
    const elsewhere = (context, settings) =>
      fetch(`${repository.oai(settings).replace(/request$/, context)}?verb=ListRecords&metadataPrefix=xoai`);
    const response = await elsewhere('openaire');
    assert.equal(response.status, 200);
    assert.match(await response.text(), /\/server\/oai\/openaire<.*cannotDisseminateFormat/);
    assert.equal((await elsewhere('nosuch')).status, 500);
    const refused = await elsewhere('nosuch', 'version=9.2');
    assert.equal(refused.status, 400);
    assert.match(refused.headers.get('content-type'), /^text\/html/);
  });

  it('accepts POST, and any origin without CORS headers', async () => {
    const form = new URLSearchParams({ verb: 'Identify' });
    const posted = await fetch(repository.oai(), { method: 'POST', body: form });
    assert.match(await posted.text(), /<Identify>/);
    const headers = { origin: 'https://other.example' };
    const read = await fetch(`${repository.oai()}?verb=Identify`, { headers });
    assert.equal(read.status, 200);
    assert.equal(read.headers.get('access-control-allow-origin'), null);
  });

  it('supports HEAD', async () => {
    const head = await fetch(`${repository.oai()}?verb=Identify`, { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.ok(Number(head.headers.get('content-length')) > 500);
  });

  it('returns 404 for unknown settings', async () => {
    for (const settings of ['page=0', 'page=x', 'copies=0', 'copies=10000', 'after=x', 'on=oai,times=x'])
      assert.equal((await fetch(`${repository.oai(settings)}?verb=Identify`)).status, 404, settings);
  });

  it('has a robots.txt that allows everything, or another one', async () => {
    const response = await fetch(`${repository.origin}/robots.txt`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type'), /^text\/plain/);
    assert.equal(await response.text(), 'User-agent: *\nDisallow:\n');
    const robots = 'User-agent: *\nDisallow: /server/oai\n';
    const strict = await openRepository({ robots });
    assert.equal(await (await fetch(`${strict.origin}/robots.txt`)).text(), robots);
    await strict.close();
  });
});
