import assert from 'node:assert/strict';
import { appendFile, readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { RecordLog } from '../dist/feed-tool/src/store/record-log.js';
import { FeedStore } from '../dist/feed-tool/src/store/store.js';
import { makeFolder } from './run-command.mjs';

const source = { repository: 'https://repository.example/server', interface: 'oai-pmh' };
const facts = {
  source,
  name: 'A',
  harvested: '2026-01-01T00:00:00Z',
  isComplete: true,
  settings: { related: 0 },
};

const makeRecord = (number, title = `Title ${number}`) => ({
  identifier: `oai:x:1/${number}`,
  datestamp: '2026-01-01T00:00:00Z',
  item: { id: `id${number}`, title, authors: [], subjects: [], attachments: [], withdrawn: false },
  ties: [],
});
const makeState = (run) => ({ source, run, isWhole: true, began: facts.harvested, part: 0, read: 0 });
const savePage = (store, records, run) => store.savePage({ records, gone: [], broken: [] }, makeState(run));
const readAll = async (store) => {
  const records = [];
  for await (const { item } of store.listRecords()) records.push(item.title);
  return records.sort();
};
const listPlaces = async (store) => {
  const places = {};
  for await (const { place, record } of store.listPlaces()) places[record.identifier] = place;
  return places;
};
const open = async (test, folder) => {
  const store = await FeedStore.open(folder);
  test.after(() => store.close().catch(() => undefined));
  return store;
};
const listLogs = (folder) => readdir(join(folder, '.fao-feed/log'));

describe('RecordLog', () => {
  it('reads each line at its place, and all lines in order', async (test) => {
    const log = await RecordLog.open(await makeFolder(test));
    const long = 'é'.repeat(400_000);
    const places = [
      ...(await log.append(['one', 'two 中'])),
      ...(await log.append([long])),
      ...(await log.append([])),
    ];
    assert.deepEqual(
      places.map((place) => log.read(place)),
      ['one', 'two 中', long],
    );
    const scanned = [];
    for (const line of log.scan()) scanned.push(line);
    assert.deepEqual(
      scanned,
      places.map((place) => ({ place, text: log.read(place) })),
    );
    assert.equal(log.read({ log: 1, at: 0, bytes: 10_000_000 }), undefined);
    assert.equal(log.read({ log: 7, at: 0, bytes: 1 }), undefined);
    log.close();
  });

  it('appends whole lines after a part of a line', async (test) => {
    const folder = await makeFolder(test);
    const before = await RecordLog.open(folder);
    await before.append(['one']);
    before.close();
    await appendFile(join(folder, '1.jsonl'), '{"half');
    const log = await RecordLog.open(folder);
    const [place] = await log.append(['two']);
    assert.equal(log.read(place), 'two');
    const texts = [];
    for (const { text } of log.scan()) texts.push(text);
    assert.deepEqual(texts, ['one', '{"half', 'two']);
    log.close();
  });
});

describe('FeedStore', () => {
  it('returns the last version of each record, also after a part of a line', async (test) => {
    const folder = await makeFolder(test);
    const before = await FeedStore.open(folder);
    await savePage(before, [makeRecord(1), makeRecord(2)], 'a');
    await before.close();
    await appendFile(
      join(folder, '.fao-feed/log/1.jsonl'),
      JSON.stringify(makeRecord(2, 'Half')).slice(0, 40),
    );
    const store = await open(test, folder);
    await savePage(store, [makeRecord(1, 'New')], 'a');
    assert.deepEqual(await readAll(store), ['New', 'Title 2']);
    const places = await listPlaces(store);
    const some = store.readPlaces([places['oai:x:1/2'], places['oai:x:1/1']]);
    assert.deepEqual(
      some.map(({ item }) => item.title),
      ['Title 2', 'New'],
    );
  });

  it('rewrites the log once replaced records take more than half of it', async (test) => {
    const folder = await makeFolder(test);
    const store = await open(test, folder);
    const abstract = 'x'.repeat(50_000);
    const records = Array.from({ length: 100 }, (_, number) =>
      makeRecord(number, `Title ${number} ${abstract}`),
    );
    await savePage(store, records, 'a');
    await store.finishHarvest(makeState('a'), facts);
    assert.deepEqual(await listLogs(folder), ['1.jsonl']);
    await savePage(store, records, 'b');
    await savePage(store, records.slice(0, 50), 'b');
    await store.finishHarvest(makeState('b'), facts);
    assert.deepEqual(await listLogs(folder), ['2.jsonl']);
    assert.equal((await readAll(store)).length, 100);
    const { size } = await stat(join(folder, '.fao-feed/log/2.jsonl'));
    assert.ok(size < 5_100_000, `${size}`);
    await savePage(store, [makeRecord(1, 'Later')], 'c');
    const places = await listPlaces(store);
    assert.equal(store.readPlaces([places['oai:x:1/1']])[0].item.title, 'Later');
  });

  it('reports a log that lost records', async (test) => {
    const folder = await makeFolder(test);
    const store = await open(test, folder);
    await savePage(store, [makeRecord(1), makeRecord(2)], 'a');
    const places = await listPlaces(store);
    await truncate(join(folder, '.fao-feed/log/1.jsonl'), 20);
    const damaged = { message: /\.fao-feed is damaged: delete that folder/, exitCode: 5 };
    await assert.rejects(readAll(store), damaged);
    assert.throws(() => store.readPlaces([places['oai:x:1/1']]), damaged);
  });
});
