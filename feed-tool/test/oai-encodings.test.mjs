import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { decodeXml } from '../dist/feed-tool/src/harvest/oai/decode-xml.js';
import { makeRecords, openOaiFeed, writePage, writeResponse } from './oai-server.mjs';

const ok = ({ code, stderr }) => assert.equal(code, 0, stderr);
const TITLE = "L'été à Rome";

/** Returns an answer that sends all records in the given bytes and media type. */
const sendRecords =
  (records, encode, type = 'text/xml') =>
  ({ verb }) =>
    verb === 'ListRecords' ? { body: encode(writeResponse(writePage(verb, records))), type } : undefined;

describe('fao-feed build reads OAI-PMH', () => {
  const records = [{ number: 1, title: TITLE }, { number: 2 }];
  const declare = (text, encoding) => text.replace('UTF-8', encoding);
  const WAYS = {
    'that declares ISO-8859-1 in XML': [(text) => Buffer.from(declare(text, 'ISO-8859-1'), 'latin1')],
    'that declares ISO-8859-1 in its media type': [
      (text) => Buffer.from(text.replace(/<\?xml.*?\?>/, ''), 'latin1'),
      'text/xml; charset="ISO-8859-1"',
    ],
    'that declares ISO-8859-1 in XML, but UTF-8 in its media type': [
      (text) => Buffer.from(declare(text, 'ISO-8859-1'), 'latin1'),
      'text/xml;charset=UTF-8',
    ],
    'in UTF-8 with the media type of ISO-8859-1': [
      (text) => Buffer.from(text),
      'text/html;charset=ISO-8859-1',
    ],
    'in UTF-8 with a byte order mark': [(text) => Buffer.from(`\uFEFF${text}`)],
    'in UTF-16': [(text) => Buffer.from(`\uFEFF${declare(text, 'UTF-16')}`, 'utf16le')],
    'in an unknown encoding that is UTF-8': [(text) => Buffer.from(declare(text, 'none'))],
  };
  for (const [name, [encode, type]] of Object.entries(WAYS)) {
    it(name, async (test) => {
      const feed = await openOaiFeed(test, { records, answer: sendRecords(records, encode, type) });
      ok(feed.run);
      assert.deepEqual(await feed.readTitles(), ['Item 2', TITLE]);
      assert.doesNotMatch(feed.run.stderr, /Warning/);
    });
  }

  it('with invalid bytes, and names the record', async (test) => {
    for (const isRepaired of [false, true]) {
      const spoil = (text) => {
        const bytes = Buffer.from(isRepaired ? text.replace('Item 2', 'Soil & water') : text);
        bytes[bytes.indexOf('é')] = 0xe9;
        return bytes;
      };
      const feed = await openOaiFeed(test, { records, answer: sendRecords(records, spoil) });
      ok(feed.run);
      assert.match(feed.run.stderr, /Warning: oai:\S+:1\/1: some bytes are invalid in the encoding/);
      assert.equal((await feed.readTitles()).length, 2);
    }
  });

  it('does not warn of a record with the character U+FFFD itself', async (test) => {
    const { run } = await openOaiFeed(test, { records: [{ number: 1, title: 'Caf\uFFFD' }] });
    ok(run);
    assert.doesNotMatch(run.stderr, /Warning/);
  });

  it('that has the media type of an HTML page', async (test) => {
    const type = 'text/html;charset=UTF-8';
    const identify =
      '<Identify><repositoryName>R</repositoryName><baseURL>x</baseURL><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>';
    const answer = ({ verb }) => ({
      body: writeResponse(verb === 'Identify' ? identify : writePage(verb, makeRecords(1, 2))),
      type,
    });
    const feed = await openOaiFeed(test, { records: [], answer });
    ok(feed.run);
    assert.deepEqual(await feed.readTitles(), ['Item 1', 'Item 2']);
    ok(await feed.build());
  });
});

describe('decodeXml', () => {
  it('decodes UTF-8 without a declaration, and marks invalid bytes', () => {
    assert.deepEqual(decodeXml(Buffer.from('<a>é</a>')), { text: '<a>é</a>', isLossy: false });
    assert.deepEqual(decodeXml(Buffer.from('<a>é</a>', 'latin1')), { text: '<a>\uFFFD</a>', isLossy: true });
    assert.deepEqual(decodeXml(Buffer.alloc(0)), { text: '', isLossy: false });
  });
});
