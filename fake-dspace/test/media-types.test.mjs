import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openRepository, pageOrigin } from 'fake-dspace/testing';

const item = '/core/items/6f8af04c-9399-48b1-9112-9c5a4296a325';

describe('media types of fake-dspace', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  const request = (accept, version = '7.6') =>
    repository.send(`${item}?embed=bundles/bitstreams`, {
      settings: `version=${version}`,
      headers: { accept },
    });
  const typeOf = async (accept) => (await request(accept)).headers.get('content-type');

  it('are HAL as `application/json`, unless the request prefers the media type of HAL', async () => {
    assert.equal(await typeOf('*/*'), 'application/json;charset=UTF-8');
    assert.equal(await typeOf('application/json'), 'application/json;charset=UTF-8');
    assert.equal(
      await typeOf('application/hal+json, application/json'),
      'application/hal+json;charset=UTF-8',
    );
    assert.equal(
      await typeOf('text/html, application/hal+json;q=0.9, */*;q=0.1'),
      'application/hal+json;charset=UTF-8',
    );
    const hal = await (await request('application/hal+json')).json();
    assert.ok(hal._links.self.href.endsWith(item));
  });

  for (const [version, lastModified] of [
    ['7.6', 1769966369441],
    ['9.2', 1769966369.441],
  ]) {
    it(`have another shape for \`application/feed+json\` in ${version}`, async () => {
      const response = await request('application/feed+json, application/hal+json', version);
      assert.equal(response.headers.get('content-type'), 'application/feed+json;charset=UTF-8');
      const json = await response.json();
      assert.equal(json._links, undefined);
      assert.equal(json.lastModified, lastModified);
      const self = json.links.find(({ rel }) => rel === 'self');
      assert.ok(self.href.endsWith(item));
      assert.ok(json.metadata['dc.title'][0].value);
      const [bundle] = json._embedded.bundles._embedded.bundles;
      assert.ok(bundle.links.some(({ rel }) => rel === 'bitstreams'));
      assert.ok(json._embedded.bundles._links.self);
    });
  }
});

describe('the manner of each version of DSpace in fake-dspace', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  const read = (path, version) => repository.read(path, { settings: `version=${version}` });

  it('shows in its name, its times, its links and its dates', async () => {
    assert.equal((await read('', '7.6.7')).dspaceVersion, 'DSpace 7.6.7');
    assert.equal((await read('', '9.2')).dspaceVersion, 'DSpace 9.2');
    const old = await read(item, '7.6.7');
    assert.match(old.lastModified, /T\d\d:\d\d:\d\d\.\d{3}\+00:00$/);
    assert.ok(old.metadata['dc.date.available']);
    assert.deepEqual(Object.keys(old._links), [
      'accessStatus',
      'bundles',
      'identifiers',
      'mappedCollections',
      'owningCollection',
      'relationships',
      'version',
      'templateItemOf',
      'thumbnail',
      'self',
    ]);
    const recent = await read(item, '9.2');
    assert.match(recent.lastModified, /T\d\d:\d\d:\d\d\.\d{6}Z$/);
    assert.equal(recent.metadata['dc.date.available'], undefined);
    assert.ok(recent._links.submitter);
  });

  it('decides how often OAI-PMH escapes values, unless the setting does', async () => {
    const isTwice = async (settings) => {
      const query = '?verb=ListRecords&metadataPrefix=xoai';
      return (await (await fetch(repository.oai(settings) + query)).text()).includes('&amp;apos;');
    };
    for (const version of ['7.6.6', '7.6.7', '9.2', '10.0']) assert.ok(await isTwice(`version=${version}`));
    for (const version of ['7.6', '7.6.5', '9', '9.1']) assert.ok(!(await isTwice(`version=${version}`)));
    assert.ok(!(await isTwice('version=9.2,escaped=once')));
    assert.ok(await isTwice('version=9,escaped=twice'));
  });

  it('decides whether browsers save a small file', async () => {
    const { _embedded } = await read(`${item}?embed=thumbnail`, '7.6');
    const path = `/core/bitstreams/${_embedded.thumbnail.uuid}/content`;
    const dispositionOf = async (version) =>
      (await repository.send(path, { settings: `version=${version}` })).headers.get('content-disposition');
    assert.match(await dispositionOf('7.6'), /^inline; filename="cd2205en\.pdf\.svg"; filename\*=UTF-8''/);
    assert.match(await dispositionOf('9.2'), /^attachment; /);
  });

  it('sends a token against cross-site requests where the request has no cookie', async () => {
    const headersOf = async (headers) => (await repository.send(item, { headers })).headers;
    const fresh = await headersOf({});
    const token = fresh.get('dspace-xsrf-token');
    assert.ok(fresh.get('set-cookie').startsWith(`DSPACE-XSRF-COOKIE=${token};`));
    const known = await headersOf({ cookie: `DSPACE-XSRF-COOKIE=${token}` });
    assert.equal(known.get('set-cookie'), null);
    const refused = await headersOf({ origin: 'https://other.example' });
    assert.equal(refused.get('set-cookie'), null);
    assert.equal(refused.get('content-type'), null);
  });
});

describe('further settings of fake-dspace', () => {
  let repository;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  it('`cors=any` allows every origin, without credentials', async () => {
    for (const origin of [pageOrigin, 'https://other.example', 'null']) {
      const { status, headers } = await repository.send(item, {
        settings: 'cors=any',
        headers: { origin },
      });
      assert.equal(status, 200);
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('access-control-allow-credentials'), null);
    }
  });

  it('`jobnumbers=unindexed` finds nothing by job number, and everything else', async () => {
    const count = async (query, settings) => {
      const path = `/discover/search/objects?dsoType=item&query=${encodeURIComponent(query)}`;
      return (await repository.read(path, { settings }))._embedded.searchResult.page.totalElements;
    };
    const versions = '(fao.identifier.jobnumber_keyword:/cd0683[A-Za-z]*/) AND archived:true';
    assert.equal(await count(versions), 6);
    assert.equal(await count(versions, 'jobnumbers=unindexed'), 0);
    assert.equal(await count('fao.identifier.jobnumber:cd0683en', 'jobnumbers=unindexed'), 1);
  });

  it('`slow-items` takes `pace` milliseconds for each item and file in the response', async () => {
    const measure = async (query) => {
      const start = performance.now();
      const path = `/discover/search/objects?dsoType=item&query=*:*&${query}`;
      const { _embedded } = await repository.read(path, { settings: 'fault=slow-items,pace=5' });
      assert.ok(_embedded.searchResult._embedded.objects.length);
      return performance.now() - start;
    };
    assert.ok((await measure('size=40')) >= 40 * 5);
    assert.ok((await measure('size=10&embed=bundles/bitstreams')) >= 10 * 5 * 5);
  });
});
