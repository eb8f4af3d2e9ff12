import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { mapHarvested } from '../dist/feed-tool/src/harvest/map-harvested.js';

const api = 'http://repository.example/server/api';
const map = (raw) => mapHarvested(raw, { identifier: '1/1' }, { api, fields: 'auto' });
const listNames = (attachments) => attachments.map(({ url }) => url.split('/').at(-2));

/** Reads a recorded reply of an item with one file and its cover under an embargo until 2099. */
const readReply = async (version) =>
  JSON.parse(await readFile(new URL(`fixtures/dspace-${version}-embargo.json`, import.meta.url), 'utf8'));

/** Makes an item with files; each has a UUID and an access status, the item too. */
function makeItem(files, { primary, status } = {}) {
  const embed = (accessStatus) => (accessStatus ? { accessStatus } : {});
  const bitstreams = files.map(({ uuid, status: own }) => ({
    uuid,
    name: `${uuid}.pdf`,
    _embedded: embed(own),
  }));
  const original = {
    name: 'ORIGINAL',
    _embedded: {
      bitstreams: { _embedded: { bitstreams } },
      primaryBitstream: primary && { uuid: primary, name: `${primary}.pdf` },
    },
  };
  return {
    uuid: '00000000-0000-4000-8000-000000000001',
    metadata: { 'dc.title': [{ value: 'Title' }] },
    _embedded: { ...embed(status), bundles: { _embedded: { bundles: [original] } } },
  };
}

const open = { status: 'open.access', embargoDate: null };
const embargo = { status: 'embargo', embargoDate: '2099-01-01' };

describe('The files of an item that the public can’t read', () => {
  it('are left out, and come after the embargo: DSpace 9.2', async () => {
    const { item, releases, hasOpenEnd } = await map(await readReply('9.2'));
    assert.equal(item.title, 'Under embargo');
    assert.deepEqual(item.attachments, []);
    assert.equal(item.image, undefined);
    assert.equal(hasOpenEnd, undefined);
    assert.equal(releases.length, 1);
    const [{ from, attachments, image }] = releases;
    assert.equal(from, '2099-01-01');
    assert.equal(attachments.length, 1);
    assert.match(image, /\/content$/);
  });

  it('are left out without a known end: DSpace 7.6.7', async () => {
    const { item, releases, hasOpenEnd } = await map(await readReply('7.6.7'));
    assert.deepEqual(item.attachments, []);
    assert.equal(item.image, undefined);
    assert.equal(releases, undefined);
    assert.equal(hasOpenEnd, true);
  });

  it('do not hide public ones, and a primary file comes back to its place', async () => {
    const files = [
      { uuid: 'annex', status: open },
      { uuid: 'main', status: embargo },
    ];
    const { item, releases } = await map(makeItem(files, { primary: 'main', status: embargo }));
    assert.deepEqual(listNames(item.attachments), ['annex']);
    assert.deepEqual(listNames(releases[0].attachments), ['main', 'annex']);
  });

  it('are all files where only the status of the item is known, and this is restricted', async () => {
    const files = [{ uuid: 'main' }, { uuid: 'annex' }];
    const { item, hasOpenEnd } = await map(
      makeItem(files, { primary: 'main', status: { status: 'restricted' } }),
    );
    assert.deepEqual(item.attachments, []);
    assert.equal(hasOpenEnd, undefined);
  });

  it('are offered after an embargo that is over, and where no status is known', async () => {
    const over = { status: 'embargo', embargoDate: '2001-01-01' };
    for (const status of [over, open, { status: 'metadata.only' }, undefined]) {
      const { item, releases } = await map(makeItem([{ uuid: 'main' }], { status }));
      assert.deepEqual(listNames(item.attachments), ['main'], JSON.stringify(status));
      assert.equal(releases, undefined);
    }
  });
});
