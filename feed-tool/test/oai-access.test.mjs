import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { mapHarvested } from '../dist/feed-tool/src/harvest/map-harvested.js';
import { readPage } from '../dist/feed-tool/src/harvest/oai/read-records.js';
import { readOaiResponse } from '../dist/feed-tool/src/harvest/oai/read-response.js';
import { readXoai } from '../dist/feed-tool/src/harvest/oai/read-xoai.js';
import { readXml } from '../dist/feed-tool/src/harvest/oai/xml.js';
import { listReleases, withholdFiles } from '../dist/feed-tool/src/harvest/withhold-files.js';
import { releaseFiles } from '../dist/feed-tool/src/store/file-releases.js';
import { makeRecords, openOaiFeed } from './oai-server.mjs';
import { readJson } from './run-command.mjs';

const api = 'https://repository.example/server/api';
const options = { api, fields: 'fao' };
const TODAY = new Date().toISOString().slice(0, 10);

/** Writes an element of xoai: `element('dc', element('title', ...))`. */
const element = (name, ...content) => `<element name="${name}">${content.join('')}</element>`;
const field = (name, value) => `<field name="${name}">${value}</field>`;
const uuidOf = (number) => `00000000-0000-4000-8000-00000000000${number}`;

const policy = ({ group = 'Anonymous', action = 'READ', start, end }) =>
  element(
    'resourcePolicy',
    field('group', group),
    field('action', action),
    start ? field('start-date', start) : '',
    end ? field('end-date', end) : '',
  );

/** Writes a file; without policies as before DSpace 8. */
const file = (name, number, { policies, isPrimary } = {}) =>
  element(
    'bitstream',
    field('name', name),
    field('format', 'application/pdf'),
    field('url', `https://ui.example/bitstreams/${uuidOf(number)}/download`),
    isPrimary === undefined ? '' : field('primary', isPrimary),
    policies ? element('resourcePolicies', ...policies.map(policy)) : '',
  );

const bundles = (files, covers = []) =>
  element(
    'bundles',
    element('bundle', field('name', 'ORIGINAL'), element('bitstreams', ...files)),
    element('bundle', field('name', 'THUMBNAIL'), element('bitstreams', ...covers)),
  );

const title = element('dc', element('title', element('none', field('value', 'A title'))));
const others = (status, embargo) =>
  element(
    'others',
    field('handle', '1/2'),
    element('access-status', field('value', status), embargo ? field('embargo', embargo) : ''),
  );

const read = (...content) => {
  const more = content.some((one) => one.includes('handle')) ? '' : element('others', field('handle', '1/2'));
  return readXoai(readXml(`<metadata>${title}${content.join('')}${more}</metadata>`));
};

/** Returns the numbers of the files and the cover that an item offers on a day. */
async function findOffered(raw, date = TODAY) {
  const record = await mapHarvested(raw, { identifier: 'x', datestamp: '' }, options);
  const { image, attachments } = releaseFiles(record, date).item;
  const number = (url) => Number(/(\d)\/content$/.exec(url)[1]);
  return { files: attachments.map(({ url }) => number(url)), cover: image && number(image) };
}

describe('fao-feed build over OAI-PMH', () => {
  for (const version of ['7.6.7', '9.2']) {
    it(`offers neither file nor cover of an embargoed item of DSpace ${version} until its day`, async () => {
      const xml = await readFile(new URL(`fixtures/dspace-${version}-embargo.xml`, import.meta.url), 'utf8');
      const { records } = await readPage(readOaiResponse(xml), options);
      const [record] = records;
      assert.deepEqual([record.item.attachments, record.item.image], [[], undefined]);
      const before = releaseFiles(record, '2098-12-31').item;
      assert.deepEqual([before.attachments, before.image], [[], undefined]);
      const { item } = releaseFiles(record, '2099-01-01');
      assert.deepEqual(
        item.attachments.map(({ mimeType }) => mimeType),
        ['application/pdf'],
      );
      assert.match(item.image, /\/core\/bitstreams\/[\da-f-]{36}\/content$/);
    });
  }

  it('offers the files that the public can read, by the policies of each file (DSpace 8 and later)', async () => {
    const open = [{}];
    const raw = read(
      bundles(
        [
          file('open.pdf', 1, { policies: open }),
          file('later.pdf', 2, { policies: [{ start: '2090-01-01' }] }),
          file('past.pdf', 3, { policies: [{ start: '2001-01-01' }] }),
          file('staff.pdf', 4, { policies: [{ group: 'Staff' }] }),
          file('expired.pdf', 5, { policies: [{ end: '2001-01-01' }] }),
          file('written.pdf', 6, { policies: [{ action: 'WRITE' }] }),
          file('two.pdf', 7, { policies: [{ start: '2095-01-01' }, { start: '2092-01-01' }] }),
        ],
        [file('open.pdf.jpg', 8, { policies: open })],
      ),
      others('restricted'),
    );
    assert.deepEqual(await findOffered(raw), { files: [1, 3], cover: 8 });
    assert.deepEqual(await findOffered(raw, '2090-01-01'), { files: [1, 2, 3], cover: 8 });
    assert.deepEqual(await findOffered(raw, '2092-01-01'), { files: [1, 2, 3, 7], cover: 8 });
  });

  it('offers the files by the status of the item where files have no policies (DSpace 7)', async () => {
    const offered = (...status) =>
      findOffered(read(bundles([file('a.pdf', 1)], [file('a.pdf.jpg', 2)]), others(...status)));
    const all = { files: [1], cover: 2 };
    const none = { files: [], cover: undefined };
    assert.deepEqual(await offered('open.access'), all);
    assert.deepEqual(await offered('metadata.only'), all);
    assert.deepEqual(await offered('embargo', '2099-01-01'), none);
    assert.deepEqual(await offered('embargo', '2001-01-01'), all);
    assert.deepEqual(await offered('embargo'), none);
    assert.deepEqual(await offered('restricted'), none);
    assert.deepEqual(await offered('unknown'), none);
    assert.deepEqual(await findOffered(read(bundles([file('a.pdf', 1)]))), { files: [1], cover: undefined });
  });

  it('has the primary file first, and its cover (DSpace 8 and later)', async () => {
    const raw = read(
      bundles(
        [file('annex.pdf', 1, { isPrimary: false }), file('report.pdf', 2, { isPrimary: true })],
        [file('annex.pdf.jpg', 3), file('report.pdf.jpg', 4)],
      ),
    );
    assert.deepEqual(await findOffered(raw), { files: [2, 1], cover: 4 });
  });

  it('offers a file after its embargo, although the source reports no change', async (test) => {
    const day = 86_400_000;
    const write = (time) => new Date(time).toISOString().slice(0, 10);
    const embargoed = (number, start) => ({
      number,
      more: bundles([file('report.pdf', number, { policies: [{ start }] })]),
    });
    const now = Date.now();
    const feed = await openOaiFeed(test, {
      records: [embargoed(1, write(now - day)), embargoed(2, write(now + day))],
    });
    const listFiles = async () =>
      Object.fromEntries(
        (await readJson(feed.out, 'feed.json')).items.map(({ id, attachments = [] }) => [
          id,
          attachments.length,
        ]),
      );
    assert.deepEqual(await listFiles(), { '1-1': 1, '1-2': 0 });
    test.mock.timers.enable({ apis: ['Date'], now: now + day });
    const run = await feed.build();
    assert.equal(run.code, 0, run.stderr);
    assert.deepEqual(await listFiles(), { '1-1': 1, '1-2': 1 });
  });

  it('uses the URL of the user interface for the home page and landing pages', async (test) => {
    const repository = (url) => element('repository', field('url', url), field('name', 'Here'));
    const [known, other] = [{ number: 1, more: repository('https://ui.example/') }, ...makeRecords(2)];
    const feed = await openOaiFeed(test, { records: [known, other] });
    assert.equal(feed.run.code, 0, feed.run.stderr);
    const { home_page_url: home, items } = await readJson(feed.out, 'feed.json');
    assert.equal(home, 'https://ui.example/');
    assert.deepEqual(
      items.map(({ url }) => url),
      ['https://ui.example/handle/1/1', `${feed.origin}/handle/1/2`],
    );
    await feed.build();
    assert.equal((await readJson(feed.out, 'feed.json')).home_page_url, 'https://ui.example/');
    const nowhere = await openOaiFeed(test, { records: [{ number: 1, more: repository('') }] });
    assert.equal((await readJson(nowhere.out, 'feed.json')).home_page_url, `${nowhere.origin}/`);
  });

  it('writes no empty list of languages for an item of which no language versions are known', async (test) => {
    const job = element(
      'fao',
      element('identifier', element('jobnumber', element('none', field('value', 'cd0001en')))),
    );
    const feed = await openOaiFeed(test, { records: [{ number: 1 }, { number: 2, more: job }] });
    assert.equal(feed.run.code, 0, feed.run.stderr);
    const { items } = await readJson(feed.out, 'feed.json');
    assert.deepEqual(Object.fromEntries(items.map(({ id, _fao }) => [id, _fao.languages])), {
      '1-1': undefined,
      cd0001en: [],
    });
  });
});

describe('withholdFiles and listReleases', () => {
  const bitstream = (uuid, accessStatus) => ({ uuid, _embedded: { accessStatus } });
  const raw = (bitstreams, accessStatus, thumbnail) => ({
    uuid: 'item',
    _embedded: {
      accessStatus,
      thumbnail,
      bundles: {
        _embedded: {
          bundles: [
            {
              name: 'ORIGINAL',
              _embedded: { bitstreams: { _embedded: { bitstreams } }, primaryBitstream: {} },
            },
          ],
        },
      },
    },
  });

  it('read the responses of REST too, in which the date may be a time or null', () => {
    const embargo = { status: 'embargo', embargoDate: '2099-01-01T00:00:00Z' };
    const open = { status: 'open.access', embargoDate: null };
    const record = raw([bitstream('a', embargo), bitstream('b', open)], open);
    const [bundle] = withholdFiles(record, TODAY)._embedded.bundles._embedded.bundles;
    assert.deepEqual(
      bundle._embedded.bitstreams._embedded.bitstreams.map(({ uuid }) => uuid),
      ['b'],
    );
    assert.deepEqual(listReleases(record, TODAY), ['2099-01-01']);
  });

  it('return a record without a status as it is', () => {
    const record = raw([{ uuid: 'a' }], undefined, { uuid: 'cover' });
    assert.equal(withholdFiles(record, TODAY), record);
    assert.deepEqual(listReleases(record, TODAY), []);
    assert.deepEqual(withholdFiles({}, TODAY), {});
  });
});
