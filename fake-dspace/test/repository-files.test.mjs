import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openRepository } from '../testing.mjs';

const pdfUuid = 'e8e9ad75-52a7-4834-9c46-401705318404';

describe('files of a repository', () => {
  let repository;
  let ask;
  let read;
  let french;
  before(async () => {
    repository = await openRepository();
    ({ ask, read } = repository);
    french = await read('/pid/find?id=hdl:20.500.14283/cc3017fr');
  });
  after(() => repository.close());

  const readItem = (query) => read(`/core/items/${french.uuid}?${query}`);
  const findWithoutCover = async () => (await read('/pid/find?id=20.500.14283/mk192f')).uuid;

  it('are in bundles', async () => {
    const { _embedded, page } = await read(french._links.bundles.href);
    const names = _embedded.bundles.map(({ name }) => name);
    assert.deepEqual(names, ['THUMBNAIL', 'ORIGINAL', 'TEXT', 'LICENSE']);
    assert.deepEqual(page, { size: 20, totalElements: 4, totalPages: 1, number: 0 });
    const { bitstreams } = (await read(_embedded.bundles[1]._links.bitstreams.href))._embedded;
    assert.equal(bitstreams[0].uuid, pdfUuid);
    assert.equal(bitstreams[0].sizeBytes, 9_350_000);
    assert.equal(bitstreams[0].bundleName, 'ORIGINAL');
  });

  it('can be embedded, lists in their whole envelope', async () => {
    const paths =
      'thumbnail,bundles/bitstreams/format&embed=bundles/primaryBitstream&embed=owningCollection/parentCommunity';
    const { _embedded } = await readItem(`embed=${paths}`);
    assert.equal(_embedded.thumbnail.bundleName, 'THUMBNAIL');
    assert.equal(_embedded.owningCollection._embedded.parentCommunity.type, 'community');
    const [, original] = _embedded.bundles._embedded.bundles;
    const [pdf] = original._embedded.bitstreams._embedded.bitstreams;
    assert.equal(pdf._embedded.format.mimetype, 'application/pdf');
    assert.equal(original._embedded.bitstreams.page.totalElements, 1);
  });

  it('have a primary one now and then', async () => {
    const statuses = new Set();
    const { _embedded } = await read(
      '/discover/search/objects?dsoType=item&size=100&f.has_content_in_original_bundle=true,equals&embed=bundles',
    );
    for (const { _embedded: found } of _embedded.searchResult._embedded.objects) {
      const { bundles } = found.indexableObject._embedded.bundles._embedded;
      const original = bundles.find(({ name }) => name === 'ORIGINAL');
      statuses.add((await ask(original._links.primaryBitstream.href)).status);
    }
    assert.deepEqual([...statuses].sort(), [200, 204]);
  });

  it('are embedded in the number asked for', async () => {
    const { _embedded } = await readItem('embed=bundles&embed.size=bundles=2');
    assert.equal(_embedded.bundles._embedded.bundles.length, 2);
    assert.equal(_embedded.bundles.page.totalPages, 2);
  });

  it('are embedded not deeper than five steps, and unknown names not at all', async () => {
    const { _embedded } = await readItem('embed=bundles/item/bundles/item/bundles/item&embed=nonsense');
    assert.deepEqual(Object.keys(_embedded), ['bundles']);
    let depth = 0;
    for (let at = { _embedded }; at?._embedded; depth += 1) {
      at = at._embedded.bundles?._embedded.bundles[0] ?? at._embedded.item;
    }
    assert.equal(depth, 5);
  });

  it('lead back to their item', async () => {
    const bitstream = await read(`/core/bitstreams/${pdfUuid}?embed=bundle/item/thumbnail`);
    const { item } = bitstream._embedded.bundle._embedded;
    assert.equal(item.uuid, french.uuid);
    assert.equal(item._embedded.thumbnail.type, 'bitstream');
  });

  it('have formats', async () => {
    const format = await read(`/core/bitstreams/${pdfUuid}/format`);
    assert.equal(format.type, 'bitstreamformat');
    assert.equal(format.shortDescription, 'Adobe PDF');
  });

  it('are 204 where there is no thumbnail and no version, and embedded as null or not at all', async () => {
    const uuid = await findWithoutCover();
    assert.equal((await ask(`/core/items/${uuid}/thumbnail`)).status, 204);
    assert.equal((await ask(`/core/items/${uuid}/version`)).status, 204);
    const search = await read('/discover/search/objects?dsoType=item&size=100&embed=thumbnail');
    const found = search._embedded.searchResult._embedded.objects.map((one) => one._embedded.indexableObject);
    const embedded = found.map((item) => (item._embedded ? item._embedded.thumbnail : undefined));
    assert.ok(embedded.includes(null));
    assert.ok(embedded.includes(undefined));
    assert.ok(embedded.some((thumbnail) => thumbnail?.type === 'bitstream'));
  });

  it('have bytes: a cover is an image', async () => {
    const thumbnail = await read(french._links.thumbnail.href);
    const answer = await ask(thumbnail._links.content.href);
    assert.equal(answer.headers.get('content-type'), 'image/svg+xml');
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    const body = await answer.text();
    assert.match(body, /^<svg/);
    assert.equal(Buffer.byteLength(body), thumbnail.sizeBytes);
  });

  it('have bytes: a report is a PDF, to be saved where it is large', async () => {
    const answer = await ask(`/core/bitstreams/${pdfUuid}/content`);
    assert.match(await answer.text(), /^%PDF-1\.4[^]*%%EOF\n$/);
    assert.match(answer.headers.get('content-disposition'), /^attachment;/);
    assert.equal(answer.headers.get('accept-ranges'), 'bytes');
    assert.equal(answer.headers.get('cache-control'), 'private, no-cache');
  });

  it('are not sent again to who has them', async () => {
    const path = `/core/bitstreams/${pdfUuid}/content`;
    const etag = (await ask(path)).headers.get('etag');
    assert.equal(etag, `"${(await read(`/core/bitstreams/${pdfUuid}`)).checkSum.value}"`);
    const answer = await ask(path, { headers: { 'if-none-match': etag } });
    assert.equal(answer.status, 304);
    assert.equal(await answer.text(), '');
  });

  it('are sent in ranges', async () => {
    const askRange = (range) => ask(`/core/bitstreams/${pdfUuid}/content`, { headers: { range } });
    const head = await askRange('bytes=0-3');
    assert.equal(head.status, 206);
    assert.match(head.headers.get('content-range'), /^bytes 0-3\/\d+$/);
    assert.equal(await head.text(), '%PDF');
    assert.equal(await (await askRange('bytes=-6')).text(), '%%EOF\n');
    assert.equal((await askRange('bytes=9999999-')).status, 416);
  });
});
