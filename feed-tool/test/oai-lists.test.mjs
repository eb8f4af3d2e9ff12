import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  DATESTAMP,
  identifierOf,
  makeRecords,
  openOaiFeed,
  openOaiServer,
  writeError,
  writeHeader,
  writePage,
} from './oai-server.mjs';
import { makeFolder, readFiles, runCommand } from './run-command.mjs';

const count = (length) => Array.from({ length }, (_, index) => index + 1);
const titles = (...numbers) => numbers.map((number) => `Item ${number}`);
const ok = ({ code, stderr }) => assert.equal(code, 0, stderr);
const verbs = (requests) => requests.map(({ verb }) => verb);

describe('fao-feed build compares the records with the source’s list of identifiers,', () => {
  it('and removes an item that was deleted without a report, after a request for it', async (test) => {
    const records = makeRecords(...count(6));
    const feed = await openOaiFeed(test, { records, page: 4 });
    ok(feed.run);
    records.splice(2, 1);
    const run = await feed.build();
    ok(run);
    assert.match(run.stdout, /, 1 gone, /);
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 4, 5, 6));
    assert.deepEqual(
      feed.requests.filter(({ verb }) => verb === 'GetRecord').map(({ identifier }) => identifier),
      [identifierOf(3)],
    );
    assert.equal((await feed.readManifest()).counts.withdrawn, 1);
  });

  it('and sends one request if nothing is missing, in the next runs too', async (test) => {
    const records = makeRecords(...count(6));
    const feed = await openOaiFeed(test, { records, page: 4 });
    records.splice(2, 1);
    ok(await feed.build());
    for (let run = 0; run < 2; run++) {
      ok(await feed.build());
      assert.deepEqual(verbs(feed.requests), ['ListRecords', 'ListRecords', 'ListIdentifiers']);
    }
  });

  it('and removes an item that was moved out of the set', async (test) => {
    const records = count(5).map((number) => ({ number, set: 'col_1_1' }));
    const feed = await openOaiFeed(test, { records }, '--set', 'col_1_1');
    ok(feed.run);
    records[1].set = 'col_1_2';
    ok(await feed.build());
    assert.deepEqual(await feed.readTitles(), titles(1, 3, 4, 5));
  });

  it('and accepts items in two sets', async (test) => {
    const records = [
      { number: 1, set: 'col_1_1' },
      { number: 2, set: 'col_1_1' },
    ];
    const answer = ({ verb, set }) => (set === 'com_1_1' ? writePage(verb, records) : undefined);
    const feed = await openOaiFeed(test, { records, answer }, '--set', 'col_1_1', '--set', 'com_1_1');
    ok(feed.run);
    ok(await feed.build());
    assert.equal(feed.requests.filter(({ verb }) => verb === 'ListIdentifiers').length, 2);
    records.pop();
    ok(await feed.build());
    assert.deepEqual(await feed.readTitles(), titles(1));
  });

  it('and requests an item that came without a change of a datestamp', async (test) => {
    const records = [{ number: 1, datestamp: '2024-06-01T00:00:00Z' }, ...makeRecords(2)];
    const feed = await openOaiFeed(test, { records });
    ok(feed.run);
    records.push({ number: 3, datestamp: '2020-01-01T00:00:00Z' });
    ok(await feed.build());
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3));
  });

  it('but keeps an item that the list lacks, if the source has it', async (test) => {
    // Record 1 changes while the list is read and moves to its end, so that 3 is on no page.
    const feed = await openOaiFeed(test, {
      records: makeRecords(1, 2, 3, 4),
      answer({ verb, resumptionToken }) {
        if (verb === 'ListRecords') return writePage(verb, makeRecords(1, 2, 3, 4), '', 5);
        if (verb !== 'ListIdentifiers') return undefined;
        return resumptionToken
          ? writePage(verb, makeRecords(4, 1), '')
          : writePage(verb, makeRecords(1, 2), 'b', 4);
      },
    });
    ok(feed.run);
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3, 4));
    assert.match(feed.run.stderr, /list of identifiers lacks a record that the source has/);
    assert.match(feed.run.stderr, /The source counted 5 records, but it lists and sends 4/);
  });

  it('but requests no more than a hundred records before it removes many', async (test) => {
    const records = makeRecords(...count(500));
    const feed = await openOaiFeed(test, { records, page: 500 }, '--layout', 'one-file');
    records.splice(0, 240);
    ok(await feed.build());
    assert.equal((await feed.readTitles()).length, 260);
    assert.ok(feed.requests.filter(({ verb }) => verb === 'GetRecord').length <= 100);
  });

  it('but refuses to lose most items, in a list of changes and in a whole run, except with --full', async (test) => {
    const records = makeRecords(...count(20));
    const feed = await openOaiFeed(test, { records });
    records.splice(0, 15);
    for (let run = 0; run < 2; run++) {
      const refused = await feed.build();
      assert.equal(refused.code, 4);
      assert.match(refused.stderr, /5 of 20 records left.*--full/);
      assert.equal((await feed.readTitles()).length, 20);
    }
    ok(await feed.build('--full'));
    assert.equal((await feed.readTitles()).length, 5);
  });

  it('but keeps all items if only the list lacks most of them', async (test) => {
    const answer = ({ verb }) => {
      if (verb === 'ListIdentifiers') return writePage(verb, makeRecords(1, 2, 3));
      return verb === 'ListRecords' ? writePage(verb, makeRecords(...count(20)), '', 21) : undefined;
    };
    const feed = await openOaiFeed(test, { records: makeRecords(...count(20)), answer });
    ok(feed.run);
    assert.equal((await feed.readTitles()).length, 20);
  });

  it('and keeps an item if the source responds to a request for it with 404, without retries', async (test) => {
    const records = makeRecords(...count(4));
    const answer = ({ verb }) => (verb === 'GetRecord' ? { status: 404 } : undefined);
    const feed = await openOaiFeed(test, { records, answer });
    records.pop();
    const run = await feed.build('--retries', '3');
    ok(run);
    assert.doesNotMatch(run.stderr, /Retries left/);
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3, 4));
    assert.equal(feed.requests.filter(({ verb }) => verb === 'GetRecord').length, 1);
  });

  it('and warns if the source has no such list', async (test) => {
    const answer = ({ verb }) => (verb === 'ListIdentifiers' ? writeError('badVerb') : undefined);
    const feed = await openOaiFeed(test, { records: makeRecords(1, 2), answer });
    ok(feed.run);
    const run = await feed.build();
    ok(run);
    assert.match(run.stderr, /can’t find items that were deleted without a report; --full finds them/);
  });
});

describe('fao-feed build, from a source whose list of identifiers is broken,', () => {
  const listRecords = ({ verb }) =>
    verb === 'ListRecords' ? writePage(verb, makeRecords(1, 2, 3), '', 4) : undefined;

  it('stops in a circle of the same token, and reports that the feed is incomplete', async (test) => {
    const answer = (wanted) =>
      wanted.verb === 'ListIdentifiers'
        ? writePage('ListIdentifiers', makeRecords(1, 2), 'same', 4)
        : listRecords(wanted);
    const feed = await openOaiFeed(test, { records: makeRecords(1, 2, 3), answer });
    assert.equal(feed.run.code, 8, feed.run.stderr);
    assert.match(feed.run.stderr, /sends the token "same" again and again/);
    assert.match(feed.run.stderr, /the feed may lack records.*The source counts 4 records/);
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3));
    assert.ok(feed.requests.length < 5, verbs(feed.requests).join());
    const second = await feed.build();
    assert.equal(second.code, 8, 'it stays incomplete');
  });

  it('stops if tokens differ, but pages are the same', async (test) => {
    let token = 0;
    const answer = (wanted) =>
      wanted.verb === 'ListIdentifiers'
        ? writePage('ListIdentifiers', makeRecords(1, 2), `token-${++token}`)
        : listRecords(wanted);
    const feed = await openOaiFeed(test, { records: makeRecords(1, 2, 3), answer });
    assert.equal(feed.run.code, 8, feed.run.stderr);
    assert.match(feed.run.stderr, /list does not end/);
    assert.ok(token < 10, `${token}`);
  });

  it('stops at what the size of the list allows, if every page is new', async (test) => {
    let page = 0;
    const answer = (wanted) =>
      wanted.verb === 'ListIdentifiers'
        ? writePage(
            'ListIdentifiers',
            count(200).map((number) => ({ number: number + 200 * page })),
            `token-${++page}`,
            4,
          )
        : listRecords(wanted);
    const { origin } = await openOaiServer(test, { records: makeRecords(1, 2, 3), answer });
    const out = await makeFolder(test);
    const run = await runCommand('build', '--from', origin, '--out', out, '--retries', '0');
    assert.ok(page < 10, `${page}`);
    assert.equal(run.code, 8, run.stderr);
  });

  it('reports that the feed is incomplete if both lists have one page, shorter than the source says', async (test) => {
    const answer = ({ verb }) =>
      verb.startsWith('List') ? writePage(verb, makeRecords(1, 2), '', 5) : undefined;
    const feed = await openOaiFeed(test, { records: makeRecords(1, 2), answer });
    assert.equal(feed.run.code, 8, feed.run.stderr);
    assert.match(feed.run.stderr, /The source counts 5 records, but it lists only 2/);
    assert.equal((await feed.build()).code, 8, 'it stays incomplete');
  });

  it('warns once if both lists end with the same records, but the source counts more', async (test) => {
    const records = makeRecords(...count(4));
    let estimate = 7;
    const answer = ({ verb, resumptionToken, from = '' }) => {
      if (!verb.startsWith('List') || from > DATESTAMP) return undefined;
      return resumptionToken
        ? writePage(verb, records.slice(2), '', estimate)
        : writePage(verb, records.slice(0, 2), 'rest', estimate);
    };
    const feed = await openOaiFeed(test, { records, answer });
    ok(feed.run);
    assert.match(feed.run.stderr, /Warning: The source counts 7 records, but it lists only 4\..*estimate/);
    for (const number of [7, 9]) {
      estimate = number;
      const run = await feed.build();
      ok(run);
      assert.doesNotMatch(run.stderr, /Warning/);
      assert.match(run.stdout, / 0 files written/);
    }
    records.pop();
    estimate = 8;
    ok(await feed.build());
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3), 'a deleted item is found by another size');
  });

  it('begins it again after an expired token, and keeps what it has read', async (test) => {
    let expired = 0;
    const answer = ({ verb, resumptionToken }) => {
      if (verb === 'ListIdentifiers' && resumptionToken && !expired++)
        return writeError('badResumptionToken');
      return verb === 'ListRecords' ? writePage(verb, makeRecords(1, 2, 3), '', 4) : undefined;
    };
    const feed = await openOaiFeed(test, { records: makeRecords(1, 2, 3, 4), page: 2, answer });
    ok(feed.run);
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3, 4));
  });

  it('removes nothing after an incomplete list', async (test) => {
    const records = makeRecords(...count(6));
    let isBroken = false;
    const answer = ({ verb, resumptionToken }) =>
      isBroken && verb === 'ListIdentifiers' && resumptionToken ? { status: 500 } : undefined;
    const feed = await openOaiFeed(test, { records, page: 4, answer });
    isBroken = true;
    records.splice(5, 1);
    const run = await feed.build();
    assert.equal(run.code, 8, run.stderr);
    assert.deepEqual(await feed.readTitles(), titles(...count(6)));
    isBroken = false;
    ok(await feed.build());
    assert.deepEqual(await feed.readTitles(), titles(...count(5)));
  });
});

describe('fao-feed build, from a source whose list of records is broken,', () => {
  it('requests a page again that has no list, or the list of another verb', async (test) => {
    for (const wrong of ['', writePage('ListIdentifiers', makeRecords(3)), '<ListSets/>']) {
      let requests = 0;
      const answer = ({ verb, resumptionToken }) =>
        verb === 'ListRecords' && resumptionToken && !requests++ ? wrong : undefined;
      const feed = await openOaiFeed(test, {
        records: makeRecords(1, 2, 3, 4),
        page: 2,
        hasSizes: false,
        answer,
      });
      ok(feed.run);
      assert.deepEqual(await feed.readTitles(), titles(1, 2, 3, 4));
    }
  });

  it('fails if the page never has it and identifiers are not listed, and resumes there', async (test) => {
    let isBroken = true;
    const answer = ({ verb, resumptionToken }) => {
      if (verb === 'ListIdentifiers') return writeError('badVerb');
      return isBroken && resumptionToken ? '' : undefined;
    };
    const feed = await openOaiFeed(test, { records: makeRecords(1, 2, 3, 4), page: 2, answer });
    assert.equal(feed.run.code, 4);
    assert.match(feed.run.stderr, /unreadable response: it has no element <ListRecords>/);
    assert.deepEqual(await readFiles(feed.out), {});
    isBroken = false;
    const run = await feed.build('--from', feed.origin);
    ok(run);
    assert.match(run.stderr, /Resumes the run of .* after 2 records/);
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3, 4));
  });

  it('keeps the earlier version of a record without metadata, and names it', async (test) => {
    const records = makeRecords(1, 2, 3);
    const feed = await openOaiFeed(test, { records });
    ok(feed.run);
    const datestamp = '2024-06-01T00:00:00Z';
    const bare = (number, metadata) => ({
      number,
      datestamp,
      xml: `<record>${writeHeader({ number, datestamp })}${metadata}</record>`,
    });
    records.splice(1, 2, bare(2, ''), bare(3, '<metadata/>'));
    const run = await feed.build();
    ok(run);
    assert.match(run.stdout, / 0 gone, /);
    assert.match(run.stderr, /1\/2, oai:\S*1\/3: the source sends no metadata for it; the feed keeps/);
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3));
    const whole = await feed.build('--full');
    ok(whole);
    assert.deepEqual(await feed.readTitles(), titles(1, 2, 3));
  });

  it('gives the reasons if every record is unreadable', async (test) => {
    const broken = [1, 2].map((number) => ({
      number,
      xml: `<record>${writeHeader({ number })}<metadata><a></b></metadata></record>`,
    }));
    const { run } = await openOaiFeed(test, { records: broken });
    assert.equal(run.code, 4);
    assert.match(run.stderr, /Nothing was found that a feed can have/);
    assert.match(run.stderr, /Skipped oai:\S*1\/1, oai:\S*1\/2: it is not XML/);
    assert.doesNotMatch(run.stderr, /check --set/);
  });

  it('reads records with an XML declaration inside', async (test) => {
    const records = makeRecords(1, 2);
    const answer = ({ verb }) =>
      verb === 'ListRecords'
        ? writePage(verb, records).replaceAll(
            '<metadata><metadata',
            '<metadata><?xml version="1.0"?><metadata',
          )
        : undefined;
    const feed = await openOaiFeed(test, { records, answer });
    ok(feed.run);
    assert.deepEqual(await feed.readTitles(), titles(1, 2));
  });
});
