import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { identifierOf, makeRecords, openOaiFeed, writeError, writePage } from './oai-server.mjs';

const count = (length) => Array.from({ length }, (_, index) => index + 1);
const titles = (...numbers) => numbers.map((number) => `Item ${number}`);
const ok = ({ code, stderr }) => assert.equal(code, 0, stderr);
const requestsOf = (requests, verb) => requests.filter((one) => one.verb === verb);

/** Returns an answer that fails for the second page of records, as long as `isBroken` returns true. */
const failSecondPage =
  (failure, isBroken = () => true) =>
  ({ verb, resumptionToken }) =>
    isBroken() && verb === 'ListRecords' && resumptionToken?.startsWith('2|') ? failure : undefined;

describe('fao-feed build goes round a page of records that it can’t read', () => {
  const FAILURES = {
    'that always has status 500': { status: 500 },
    'that always has status 404': { status: 404 },
    'that is always cut off': { body: '<?xml version="1.0"?><OAI-PMH><ListRecords><record>' },
    'that is always an HTML page': { body: '<!doctype html><title>Fault</title>', type: 'text/html' },
    'that never has a list': '',
    'whose token always expires': writeError('badResumptionToken'),
  };
  for (const [name, failure] of Object.entries(FAILURES)) {
    it(name, async (test) => {
      const feed = await openOaiFeed(test, {
        records: makeRecords(...count(6)),
        page: 2,
        answer: failSecondPage(failure),
      });
      ok(feed.run);
      assert.deepEqual(await feed.readTitles(), titles(...count(6)));
      assert.match(feed.run.stderr, /fao-feed reads the list of identifiers instead/);
      assert.match(feed.run.stderr, /The source lists 4 records that were not on its pages/);
    });
  }

  it('in a circle of the same token', async (test) => {
    const answer = ({ verb, resumptionToken }) =>
      verb === 'ListRecords' && resumptionToken ? writePage(verb, makeRecords(3, 4), '2|x|y') : undefined;
    const feed = await openOaiFeed(test, { records: makeRecords(...count(6)), page: 2, answer });
    ok(feed.run);
    assert.deepEqual(await feed.readTitles(), titles(...count(6)));
  });

  it('in the same page with tokens that differ', async (test) => {
    let token = 0;
    const answer = ({ verb }) =>
      verb === 'ListRecords' ? writePage(verb, makeRecords(1, 2), `token-${++token}`, 6) : undefined;
    const feed = await openOaiFeed(test, { records: makeRecords(...count(6)), page: 2, answer });
    ok(feed.run);
    assert.ok(token < 10, `${token} requests`);
    assert.deepEqual(await feed.readTitles(), titles(...count(6)));
  });

  it('in a list of changes', async (test) => {
    const records = makeRecords(...count(6));
    let isBroken = false;
    const answer = failSecondPage({ status: 500 }, () => isBroken);
    const feed = await openOaiFeed(test, { records, page: 2, answer });
    ok(feed.run);
    isBroken = true;
    for (const record of records)
      Object.assign(record, { title: `Item ${record.number}, new`, datestamp: '2024-06-01T00:00:00Z' });
    ok(await feed.build());
    assert.deepEqual(
      await feed.readTitles(),
      count(6).map((number) => `Item ${number}, new`),
    );
  });

  it('with requests for spans of time where many records are missing', async (test) => {
    const records = count(400).map((number) => ({
      number,
      datestamp: new Date(Date.UTC(2024, 0, 1) + 3_600_000 * number).toISOString().replace('.000', ''),
    }));
    const answer = ({ verb, resumptionToken }) =>
      verb === 'ListRecords' && resumptionToken?.startsWith('100||') ? { status: 500 } : undefined;
    const feed = await openOaiFeed(test, { records, answer }, '--layout', 'one-file', '--related', '0');
    ok(feed.run);
    assert.equal((await feed.readTitles()).length, 400);
    const spans = requestsOf(feed.requests, 'ListRecords').filter(({ until }) => until);
    assert.equal(spans.length, 3);
    assert.equal(requestsOf(feed.requests, 'GetRecord').length, 0);
  });
});

describe('fao-feed build, if the source does not send a record that it lists,', () => {
  const isBad = ({ verb, identifier, resumptionToken, until }) =>
    (verb === 'GetRecord' && identifier === identifierOf(4)) ||
    (verb === 'ListRecords' && (resumptionToken?.startsWith('2|') || until));

  it('names it, makes the feed of all others, and requests it again in the next run', async (test) => {
    let isBroken = true;
    const answer = (wanted) => (isBroken && isBad(wanted) ? { status: 500 } : undefined);
    const feed = await openOaiFeed(test, { records: makeRecords(...count(6)), page: 2, answer });
    assert.equal(feed.run.code, 8, feed.run.stderr);
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3, 5, 6));
    assert.match(feed.run.stderr, /1 record that the source lists could not be read/);
    assert.match(feed.run.stderr, /Skipped oai:\S*1\/4: the source lists it, but responds with status 500/);
    const { skipped } = await feed.readManifest();
    assert.deepEqual(
      skipped.map(({ id }) => id),
      [identifierOf(4)],
    );
    assert.equal((await feed.build()).code, 8, 'it is still missing');
    isBroken = false;
    ok(await feed.build());
    assert.deepEqual(await feed.readTitles(), titles(...count(6)));
    assert.deepEqual((await feed.readManifest()).skipped, []);
  });

  it('keeps its earlier version', async (test) => {
    const records = makeRecords(...count(6));
    let isBroken = false;
    const answer = (wanted) => (isBroken && isBad(wanted) ? { status: 500 } : undefined);
    const feed = await openOaiFeed(test, { records, page: 2, answer });
    ok(feed.run);
    isBroken = true;
    const run = await feed.build('--full');
    assert.equal(run.code, 8, run.stderr);
    assert.match(run.stderr, /the feed keeps the version that was read before/);
    assert.deepEqual(await feed.readTitles(), titles(...count(6)));
  });

  it('gives up after ten failures in a row, and names all records', async (test) => {
    const answer = ({ verb, resumptionToken, until }) =>
      verb === 'GetRecord' || (verb === 'ListRecords' && (resumptionToken || until))
        ? { status: 500 }
        : undefined;
    const feed = await openOaiFeed(test, { records: makeRecords(...count(60)), page: 2, answer });
    assert.equal(feed.run.code, 8, feed.run.stderr);
    // The first request has one retry.
    assert.equal(requestsOf(feed.requests, 'GetRecord').length, 11);
    assert.equal((await feed.readManifest()).skipped.length, 58);
  });

  it('fails without a feed if identifiers are not listed either, and resumes at the page', async (test) => {
    let isBroken = true;
    const answer = ({ verb, resumptionToken }) => {
      if (!isBroken) return undefined;
      // Only the first page of identifiers is there.
      return verb !== 'GetRecord' && resumptionToken ? { status: 503 } : undefined;
    };
    const feed = await openOaiFeed(test, { records: makeRecords(...count(6)), page: 2, answer });
    assert.equal(feed.run.code, 4, feed.run.stderr);
    assert.match(feed.run.stderr, /can’t go round the page that it could not read/);
    isBroken = false;
    ok(await feed.build('--from', feed.origin));
    assert.deepEqual(
      requestsOf(feed.requests, 'ListRecords').map(({ resumptionToken }) => resumptionToken),
      ['2||9999', '4||9999'],
    );
    assert.deepEqual(await feed.readTitles(), titles(...count(6)));
  });
});
