import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';

const pdfUuid = 'e8e9ad75-52a7-4834-9c46-401705318404';

describe('files in fake-dspace', () => {
  let repository;
  let send;
  let read;
  let french;
  before(async () => {
    repository = await openRepository();
    ({ send, read } = repository);
    french = await read('/pid/find?id=hdl:20.500.14283/cc3017fr');
  });
  after(() => repository.close());

  const readItem = (query) => read(`/core/items/${french.uuid}?${query}`);
  const findWithoutCover = async () => (await read('/pid/find?id=20.500.14283/mk192f')).uuid;

  it('are in bundles', async () => {
    const { _embedded, page } = await read(french._links.bundles.href);
    const names = _embedded.bundles.map(({ name }) => name);
    assert.deepEqual(names, ['ORIGINAL', 'LICENSE', 'TEXT', 'THUMBNAIL']);
    assert.deepEqual(page, { size: 20, totalElements: 4, totalPages: 1, number: 0 });
    const { bitstreams } = (await read(_embedded.bundles[0]._links.bitstreams.href))._embedded;
    assert.equal(bitstreams[0].uuid, pdfUuid);
    assert.equal(bitstreams[0].sizeBytes, 9_350_000);
    assert.equal(bitstreams[0].bundleName, 'ORIGINAL');
  });

  it('can be embedded, as lists with their page', async () => {
    const paths = 'thumbnail,bundles/bitstreams/format&embed=bundles/primaryBitstream';
    const { _embedded } = await readItem(`embed=${paths}`);
    assert.equal(_embedded.thumbnail.bundleName, 'THUMBNAIL');
    const [original] = _embedded.bundles._embedded.bundles;
    const [pdf] = original._embedded.bitstreams._embedded.bitstreams;
    assert.equal(pdf._embedded.format.mimetype, 'application/pdf');
    assert.equal(original._embedded.bitstreams.page.totalElements, 1);
  });

  it('have a primary bitstream in some items', async () => {
    const statuses = new Set();
    const { _embedded } = await read('/discover/search/objects?dsoType=item&size=100&embed=bundles');
    for (const { _embedded: found } of _embedded.searchResult._embedded.objects) {
      const { bundles } = found.indexableObject._embedded.bundles._embedded;
      const original = bundles.find(({ name }) => name === 'ORIGINAL');
      if (original) statuses.add((await send(original._links.primaryBitstream.href)).status);
    }
    assert.deepEqual([...statuses].sort(), [200, 204]);
  });

  it('are embedded at most five steps deep; unknown names are ignored', async () => {
    const { _embedded } = await readItem('embed=bundles/item/bundles/item/bundles/item&embed=nonsense');
    assert.deepEqual(Object.keys(_embedded), ['bundles']);
    let depth = 0;
    for (let at = { _embedded }; at?._embedded; depth += 1) {
      at = at._embedded.bundles?._embedded.bundles[0] ?? at._embedded.item;
    }
    assert.equal(depth, 5);
  });

  it('link to their item', async () => {
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

  it('have no thumbnail in some items: status 204, embedded as null', async () => {
    const uuid = await findWithoutCover();
    assert.equal((await send(`/core/items/${uuid}/thumbnail`)).status, 204);
    const search = await read('/discover/search/objects?dsoType=item&size=100&embed=thumbnail');
    const found = search._embedded.searchResult._embedded.objects.map((one) => one._embedded.indexableObject);
    const embedded = found.map((item) => item._embedded.thumbnail);
    assert.ok(embedded.includes(null));
    assert.ok(!embedded.includes(undefined));
    assert.ok(embedded.some((thumbnail) => thumbnail?.type === 'bitstream'));
  });

  it('have content: a cover is an image', async () => {
    const thumbnail = await read(french._links.thumbnail.href);
    const response = await send(thumbnail._links.content.href);
    assert.equal(response.headers.get('content-type'), 'image/svg+xml;charset=UTF-8');
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    const body = await response.text();
    assert.match(body, /^<svg/);
    assert.equal(Buffer.byteLength(body), thumbnail.sizeBytes);
  });

  it('have content: a report is a PDF, which browsers save if it is large', async () => {
    const response = await send(`/core/bitstreams/${pdfUuid}/content`);
    assert.match(await response.text(), /^%PDF-1\.4[^]*%%EOF\n$/);
    assert.match(response.headers.get('content-disposition'), /^attachment;/);
    assert.equal(response.headers.get('cache-control'), 'private,no-cache');
  });

  it('are not sent again to a client that has them', async () => {
    const path = `/core/bitstreams/${pdfUuid}/content`;
    const etag = (await send(path)).headers.get('etag');
    assert.equal(etag, `"${(await read(`/core/bitstreams/${pdfUuid}`)).checkSum.value}"`);
    const response = await send(path, { headers: { 'if-none-match': etag } });
    assert.equal(response.status, 304);
    assert.equal(await response.text(), '');
  });
});
