import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { DATESTAMP, makeRecords, openOaiFeed, writePage } from './oai-server.mjs';

const titles = (...numbers) => numbers.map((number) => `Item ${number}`);
const ok = ({ code, stderr }) => assert.equal(code, 0, stderr);
const verbs = (requests) => requests.map(({ verb }) => verb);

describe('fao-feed build, from an OAI-PMH list that changes while it is read,', () => {
  it('finds the record that slips to an earlier page, if the source sends no sizes', async (test) => {
    // Record 1 changes after the first page and moves to the end, so that 3 moves to the first page.
    const moved = { number: 1, datestamp: '2024-06-01T00:00:00Z' };
    const feed = await openOaiFeed(test, {
      records: makeRecords(1, 2, 3, 4),
      hasSizes: false,
      answer({ verb, resumptionToken }) {
        if (verb !== 'ListRecords') return undefined;
        return resumptionToken
          ? writePage(verb, [{ number: 4 }, moved], '')
          : writePage(verb, makeRecords(1, 2), 'b');
      },
    });
    ok(feed.run);
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3, 4));
    assert.match(feed.run.stderr, /The source lists 1 record that was not on its pages/);
  });

  it('finds it if the number of records stays the same, as an item is added and another deleted', async (test) => {
    const records = makeRecords(1, 2, 3, 4);
    const feed = await openOaiFeed(test, {
      records,
      page: 2,
      answer({ verb, resumptionToken }) {
        if (verb !== 'ListRecords' || !resumptionToken || records[0].number !== 1) return undefined;
        records.splice(0, 1);
        records.push({ number: 5, datestamp: new Date().toISOString().replace(/\.\d+/, '') });
        return undefined;
      },
    });
    ok(feed.run);
    assert.deepEqual(await feed.readTitles(), titles(2, 3, 4, 5));
  });

  it('sends no further request if the sizes show that a list is complete', async (test) => {
    const feed = await openOaiFeed(test, { records: makeRecords(1, 2, 3, 4), page: 2 });
    ok(feed.run);
    assert.deepEqual(verbs(feed.requests), ['ListRecords', 'ListRecords']);
  });

  it('finds the record in a list of changes too', async (test) => {
    const records = makeRecords(1, 2, 3, 4);
    let isSecond = false;
    const feed = await openOaiFeed(test, {
      records,
      page: 4,
      answer({ verb, resumptionToken }) {
        if (!isSecond || verb !== 'ListRecords') return undefined;
        return resumptionToken
          ? writePage(verb, [records[3], { ...records[0], datestamp: '2024-06-05T00:00:00Z' }], '', 4)
          : writePage(verb, records.slice(0, 2), 'b', 4);
      },
    });
    ok(feed.run);
    records.splice(
      0,
      4,
      ...[1, 2, 3, 4].map((number) => ({
        number,
        title: `Item ${number}, changed`,
        datestamp: `2024-06-0${number}T00:00:00Z`,
      })),
    );
    isSecond = true;
    ok(await feed.build());
    assert.deepEqual(
      await feed.readTitles(),
      [1, 2, 3, 4].map((number) => `Item ${number}, changed`),
    );
  });

  it('requests changes from a day before the latest one, in the precision of the source', async (test) => {
    for (const [granularity, from] of [
      ['YYYY-MM-DDThh:mm:ssZ', '2024-01-01T03:04:06Z'],
      ['YYYY-MM-DD', '2024-01-01'],
    ]) {
      const fraction = { number: 1, datestamp: '2024-01-02T03:04:06.789Z' };
      const feed = await openOaiFeed(test, { records: [fraction, { number: 2 }], granularity });
      ok(feed.run);
      assert.equal((await feed.readManifest()).harvested, fraction.datestamp);
      ok(await feed.build());
      assert.equal(feed.requests.find(({ verb }) => verb === 'ListRecords').from, from);
    }
  });

  it('reads a change that reaches the index after a later one', async (test) => {
    const records = [{ number: 1, datestamp: '2024-06-01T10:00:00Z' }, ...makeRecords(2)];
    const feed = await openOaiFeed(test, { records });
    ok(feed.run);
    records[1] = { number: 2, title: 'Item 2, changed', datestamp: '2024-06-01T09:00:00Z' };
    ok(await feed.build());
    assert.deepEqual(await feed.readTitles(), ['Item 1', 'Item 2, changed']);
    assert.equal(DATESTAMP < records[1].datestamp, true);
  });
});
