import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readReply } from './recorded-replies.mjs';
import { listOf, readAttribute, textOf } from './read-xml.mjs';

const xoai = { metadataPrefix: 'xoai' };

/** Requests whose response depends only on the interface, and not on its records. */
const requests = [
  { what: 'an unknown verb', reply: 'B12-bad-verb', query: { verb: 'Nonsense' } },
  {
    what: 'an unknown format',
    reply: 'B12c-bad-format',
    query: { verb: 'ListRecords', metadataPrefix: 'nosuch' },
  },
  {
    what: 'an unknown identifier',
    reply: 'B12e-unknown-id',
    query: { verb: 'GetRecord', ...xoai, identifier: 'oai:x:1' },
  },
  {
    what: 'a bad resumption token',
    reply: 'B03d-bad-token',
    query: { verb: 'ListRecords', resumptionToken: 'nonsense' },
  },
  {
    what: 'a time in the future',
    reply: 'B06-from-future',
    query: { verb: 'ListRecords', ...xoai, from: '2099-01-01T00:00:00Z' },
  },
  {
    what: 'what is no time',
    reply: 'B06e-from-nonsense',
    query: { verb: 'ListRecords', ...xoai, from: 'nonsense' },
  },
  {
    what: 'an unknown set',
    reply: 'B07b-unknown-set',
    query: { verb: 'ListRecords', ...xoai, set: 'nosuch' },
  },
];

/**
 * Describes what `fao-feed` relies on in the OAI-PMH interface of any repository.
 *
 * @param {import('./server-under-test.mjs').ServerUnderTest} server
 */
export function describeOai(server) {
  const harvest = async (query, reply, options) => {
    const recorded = readReply(reply, await server.getVersion());
    const { status, headers, xml } = await server.harvest(query, options);
    assert.equal(status, recorded.status);
    assert.equal(headers.get('content-type'), recorded.headers['content-type']);
    assert.equal(headers.get('access-control-allow-origin'), null);
    return { xml, recorded: recorded.body };
  };

  describe('OAI-PMH: as the recorded replies is the error for', () => {
    for (const { what, reply, query } of requests) {
      it(what, async () => {
        const { xml, recorded } = await harvest(query, reply);
        assert.ok(readAttribute(recorded, 'error', 'code'));
        assert.equal(readAttribute(xml, 'error', 'code'), readAttribute(recorded, 'error', 'code'));
      });
    }
  });

  describe('OAI-PMH', () => {
    it('identifies itself, to every origin and over POST too', async () => {
      const query = { verb: 'Identify' };
      for (const [reply, options] of [
        ['B01-identify', {}],
        ['B15-post', { method: 'POST' }],
        ['B16-oai-origin', { headers: { origin: 'https://other.example' } }],
      ]) {
        const { xml, recorded } = await harvest(query, reply, options);
        for (const name of ['protocolVersion', 'deletedRecord', 'granularity'])
          assert.equal(textOf(xml, name), textOf(recorded, name), name);
        for (const name of ['repositoryName', 'baseURL', 'adminEmail', 'earliestDatestamp'])
          assert.ok(textOf(xml, name), name);
      }
    });

    it('lists its communities and collections as sets', async () => {
      const { xml, recorded } = await harvest({ verb: 'ListSets' }, 'B07-sets');
      for (const text of [xml, recorded]) {
        assert.match(textOf(text, 'setSpec'), /^(?:com|col)_[\d.]+_\d+$/);
        assert.ok(textOf(text, 'setName'));
      }
    });

    it('lists headers, with a token that has the size of the list', async () => {
      const { xml, recorded } = await harvest({ verb: 'ListIdentifiers', ...xoai }, 'B03e-identifiers');
      for (const text of [xml, recorded]) {
        assert.match(textOf(text, 'identifier'), /^oai:[^:]+:[\d.]+\/\S+$/);
        assert.match(textOf(text, 'datestamp'), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        assert.match(textOf(text, 'setSpec'), /^com_/);
      }
      const size = Number(readAttribute(xml, 'resumptionToken', 'completeListSize') ?? 0);
      const shown = listOf(xml, 'header').length;
      assert.ok(size ? size > shown : shown <= 100, `${shown} of ${size}`);
      const token = textOf(xml, 'resumptionToken');
      if (!token) return;
      const next = await harvest({ verb: 'ListIdentifiers', resumptionToken: token }, 'B03e-identifiers');
      assert.ok(listOf(next.xml, 'header').length > 0);
      assert.equal(readAttribute(next.xml, 'resumptionToken', 'cursor'), '1');
    });

    it('sends a record in xoai, with metadata, files and access status', async () => {
      const { item, file } = await server.getSamples();
      const list = await server.harvest({ verb: 'ListIdentifiers', ...xoai });
      const host = textOf(list.xml, 'identifier').split(':')[1];
      const identifier = `oai:${host}:${item.handle}`;
      const { xml, recorded } = await harvest({ verb: 'GetRecord', ...xoai, identifier }, 'B08-get-record');
      const version = await server.getVersion();
      for (const text of [xml, recorded]) {
        assert.match(text, /<metadata xmlns="http:\/\/www\.lyncode\.com\/xoai"/);
        for (const name of ['name', 'format', 'size', 'url', 'checksum', 'checksumAlgorithm', 'sid'])
          assert.ok(text.includes(`<field name="${name}">`), name);
        assert.equal(text.includes('<field name="primary">'), version >= 8);
        assert.equal(text.includes('<element name="resourcePolicies">'), version >= 8);
        assert.match(text, /<element name="access-status">\s*<field name="value">[a-z.]+</);
        assert.match(text, /<element name="repository">\s*<field name="url">http/);
        const changed = /<field name="lastModifyDate">([^<]*)</.exec(text)[1];
        assert.match(
          changed,
          version < 9 ? /^[\d-]{10} [\d:]{8}(?:\.\d+)?$/ : /^[\d-]{10}T[\d:]{8}(?:\.\d+)?Z$/,
        );
      }
      assert.ok(xml.includes(`/bitstreams/${file.uuid}/download`));
    });
  });
}
