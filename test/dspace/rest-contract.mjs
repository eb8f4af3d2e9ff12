import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { listDifferences, readReply } from './recorded-replies.mjs';
import { requests } from './requests.mjs';

/** An origin that no repository allows. */
const otherOrigin = 'https://other.example';
const sharing = 'access-control-allow-origin';
const unknownUuid = '00000000-0000-4000-8000-000000000000';

/** Compares the headers that the product depends on. A proxy may add further ones. */
function compareHeaders(headers, recorded) {
  const type = recorded['content-type'];
  if (/json/.test(type)) assert.match(headers.get('content-type') ?? '', /^application\/(?:hal\+)?json\b/);
  for (const name of ['etag', 'last-modified', 'accept-ranges', 'location'])
    assert.equal(headers.has(name), name in recorded, `header ${name}`);
  for (const name of recorded.vary.split(', '))
    assert.ok(headers.get('vary')?.includes(name), `Vary must contain ${name}`);
  assert.equal(headers.get('cache-control'), recorded['cache-control']);
  assert.equal(headers.get(sharing), null);
}

/**
 * Describes what widgets and `fao-feed` rely on in the REST interface of any repository.
 *
 * @param {import('./server-under-test.mjs').ServerUnderTest} server
 */
export function describeRest(server) {
  describe('REST: as the recorded replies, in status, headers and shape, is the response to', () => {
    for (const { what, reply, path, used = [] } of requests) {
      it(what, async () => {
        const url = typeof path === 'string' ? path : path(await server.getSamples());
        const response = await server.send(url);
        const recorded = readReply(reply, await server.getVersion());
        assert.equal(response.status, recorded.status, url);
        compareHeaders(response.headers, recorded.headers);
        if (used.length) {
          assert.deepEqual(listDifferences(await response.json(), recorded.body, used), []);
        } else {
          await response.arrayBuffer();
        }
      });
    }
  });

  describe('REST', () => {
    it('redirects from a handle to the item, without the query of the request', async () => {
      const { item } = await server.getSamples();
      const response = await server.send(`/pid/find?id=hdl:${item.handle}&embed=thumbnail`);
      assert.ok(response.headers.get('location').endsWith(`/core/items/${item.uuid}`));
    });

    it('writes the last change as the recorded replies', async () => {
      const { item } = await server.getSamples();
      const version = await server.getVersion();
      const format = version < 9 ? /\.\d{1,3}\+00:00$/ : /\.\d{1,9}Z$/;
      assert.match(readReply('A01c-item-card-parts', version).body.lastModified, format);
      assert.match(item.lastModified, format);
    });

    it('finds all items where the scope is unknown or no UUID', async () => {
      const { totalElements } = (await server.search('*:*', '&size=1')).page;
      for (const [scope, reply] of [
        [unknownUuid, 'A12f-scope-unknown'],
        ['nosuch', 'A12g-scope-not-uuid'],
      ]) {
        const { page } = await server.search('*:*', `&size=1&scope=${scope}`);
        assert.equal(page.totalElements, totalElements, scope);
        assert.equal(readReply(reply, await server.getVersion()).status, 200);
      }
    });

    it('sends at most 100 items per page, and says so in the total', async () => {
      const { totalElements } = (await server.search('*:*', '&size=1')).page;
      const { items, page } = await server.search('*:*', '&size=1000');
      assert.equal(items.length, Math.min(100, totalElements));
      assert.equal(page.totalElements, items.length);
      const { page: recorded } = readReply('A03b-search-size-1000-page-1', 7.6).body._embedded.searchResult;
      const second = await server.search('*:*', '&size=1000&page=1');
      assert.deepEqual(
        { ...second.page, totalElements: 0 },
        { ...recorded, totalElements: 0, totalPages: Math.ceil(totalElements / 1000) },
      );
      assert.equal(second.page.totalElements, totalElements);
    });

    it('has another shape for other media types than HAL', async () => {
      const { item } = await server.getSamples();
      const version = await server.getVersion();
      const { headers, body } = readReply('A07d-accept-of-widgets', version);
      const asFeed = { accept: 'application/feed+json, application/hal+json, application/json' };
      const response = await server.send(`/core/items/${item.uuid}`, { headers: asFeed });
      assert.equal(response.headers.get('content-type'), headers['content-type']);
      const json = await response.json();
      assert.deepEqual(listDifferences(json, body, ['links.[].rel', 'links.[].href', '_links']), []);
      const [milliseconds, recorded] = [json, body].map(({ lastModified }) =>
        version < 9 ? lastModified : lastModified * 1000,
      );
      assert.ok(Math.abs(milliseconds - Date.parse(item.lastModified)) < 2);
      assert.ok(recorded > Date.parse('2026-01-01'));
      const plain = await server.send(`/core/items/${item.uuid}`, { headers: { accept: '*/*' } });
      assert.equal(
        plain.headers.get('content-type'),
        readReply('A07-origin-allowed', version).headers['content-type'],
      );
    });

    it('knows the access status of a file from DSpace 9', async () => {
      const { file } = await server.getSamples();
      const { status } = await server.send(`/core/bitstreams/${file.uuid}/accessStatus`);
      assert.equal(status, readReply('A15f-embargo-bitstream-access', await server.getVersion()).status);
    });

    it('allows the user interface to read everything, or every origin', async () => {
      const { item } = await server.getSamples();
      const { dspaceUI } = await server.read('');
      const { origin } = new URL(dspaceUI);
      const path = `/core/items/${item.uuid}`;
      const { headers } = readReply('A07-origin-allowed', await server.getVersion());
      const allowed = await server.send(path, { headers: { origin } });
      assert.equal(allowed.status, 200);
      assert.equal(
        allowed.headers.get('access-control-expose-headers'),
        headers['access-control-expose-headers'],
      );
      if (allowed.headers.get(sharing) === '*') return;
      assert.equal(allowed.headers.get(sharing), origin);
      const refusal = readReply('A06-origin-refused', await server.getVersion());
      for (const one of [otherOrigin, 'null']) {
        const refused = await server.send(path, { headers: { origin: one } });
        assert.equal(refused.status, refusal.status);
        assert.equal(refused.headers.get(sharing), null);
        assert.equal(refused.headers.get('content-type'), null);
        assert.equal(await refused.text(), refusal.body);
      }
    });
  });
}
