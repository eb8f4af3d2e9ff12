import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { openRepository } from 'fake-dspace/testing';
import { writeItem } from '../dist/feed-tool/src/feed/write-item.js';
import { mapHarvested } from '../dist/feed-tool/src/harvest/map-harvested.js';
import { detectEscaping, unescapeRecord } from '../dist/feed-tool/src/harvest/oai/escaping.js';
import { readPage, salvagePage } from '../dist/feed-tool/src/harvest/oai/read-records.js';
import { readOaiResponse } from '../dist/feed-tool/src/harvest/oai/read-response.js';
import { readXoai } from '../dist/feed-tool/src/harvest/oai/read-xoai.js';
import { readXml } from '../dist/feed-tool/src/harvest/oai/xml.js';
import { makeFolder, readJson, runCommand } from './run-command.mjs';

const options = { api: 'https://repository.example/server/api', fields: 'auto' };

/** Titles and abstracts with all characters that XML escapes, and with texts that look escaped. */
const publications = {
  cd0683en: {
    title: 'L’eau, l\'air & "le sol" < 5 %',
    abstract: '<p>One.</p><p>Rice &amp; <b>water</b>.</p>',
  },
  cd2205en: { title: 'AT&T, caf&eacute; and &lt;b&gt;', abstract: 'A & B > C' },
  cc3017fr: { title: 'R&amp;D', abstract: 'Old text with a control character: \u0092' },
};
const handleOf = (job) => `20.500.14283/${job}`;

describe('fao-feed build from a DSpace that escapes values twice', () => {
  /** Builds a feed, and returns its items without the settings of the repository in their URLs. */
  const build = async (test, repository, settings, ...more) => {
    const out = await makeFolder(test);
    const prefix = `${repository.origin}/${settings}`;
    const run = await runCommand('build', '--from', `${prefix}/server`, '--out', out, ...more);
    assert.equal(run.code, 0, run.stderr);
    return JSON.parse(JSON.stringify((await readJson(out, 'feed.json')).items).replaceAll(prefix, ''));
  };
  const open = async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    for (const [job, facts] of Object.entries(publications)) repository.edit(handleOf(job), facts);
    return repository;
  };
  const listHandles = async (repository) => {
    const listed = await (await fetch(`${repository.oai()}?verb=ListIdentifiers&metadataPrefix=xoai`)).text();
    return Array.from(listed.matchAll(/<identifier>oai:[^:]+:([^<]+)/g), ([, handle]) => handle);
  };
  const titleOf = (items, handle) => items.find(({ _fao }) => _fao.handle === handle)?.title;

  it('writes the same feed as from one that escapes values once', async (test) => {
    const repository = await open(test);
    const once = await build(test, repository, 'escaped=once');
    for (const [job, { title }] of Object.entries(publications))
      assert.equal(titleOf(once, handleOf(job)), title);
    const { content_html } = once.find(({ id }) => id === 'cd0683en');
    assert.equal(content_html, '<p>One.</p><p>Rice &amp; <b>water</b>.</p>');
    assert.deepEqual(await build(test, repository, 'escaped=twice'), once);
    assert.deepEqual(await build(test, repository, 'escaped=twice,page=20'), once);
  });

  it('reads a page with a record that is not XML in the same way, including that record', async (test) => {
    const repository = await open(test);
    const [first] = await listHandles(repository);
    repository.edit(first, { title: "L'eau, broken" });
    const once = await build(test, repository, 'escaped=once');
    assert.equal(titleOf(once, first), "L'eau, broken");
    // The fault affects a date that is not part of the feed.
    assert.deepEqual(await build(test, repository, 'escaped=twice,fault=broken-xml,on=oai'), once);
  });

  it('unescapes the record of GetRecord like the pages of the run', async (test) => {
    const readAlone = async (escaped, title) => {
      const repository = await open(test);
      const run = `alone-${escaped}`;
      const handles = await listHandles(repository);
      // The first record of the third page moves to the second one after the removal of another record.
      const alone = handles[80];
      repository.edit(alone, { title, abstract: 'Nothing else.', authors: [] });
      const settings = `escaped=${escaped},page=40,fault=slow,on=oai,after=2,times=1,run=${run}`;
      const out = await makeFolder(test);
      const command = ['build', '--from', `${repository.origin}/${settings}/server`, '--out', out];
      const ended = runCommand(...command);
      const readUrls = async () => (await repository.readLog(run)).map(({ url }) => url);
      while ((await readUrls()).filter((url) => url.includes('ListRecords')).length < 2)
        await new Promise((done) => setTimeout(done, 20));
      repository.remove(handles[0]);
      const { code, stderr } = await ended;
      assert.equal(code, 0, stderr);
      const single = (await readUrls()).filter((url) => url.includes('GetRecord'));
      // The second request confirms the removal.
      assert.deepEqual(
        single.map((url) => [alone, handles[0]].find((handle) => decodeURIComponent(url).includes(handle))),
        [alone, handles[0]],
      );
      return titleOf((await readJson(out, 'feed.json')).items, alone);
    };
    const [once, twice] = await Promise.all([readAlone('once', 'R&amp;D'), readAlone('twice', 'R&D')]);
    assert.equal(once, 'R&amp;D');
    assert.equal(twice, 'R&D');
  });

  it('reads the responses of DSpace 7.6.7 and 9.2 like those of their REST interface', async () => {
    const value = (text) => [{ value: text, language: null }];
    const metadata = {
      'dc.title': value('CO<sub>2</sub> &amp; <i>Oryza</i> < 5 % "quoted" & more'),
      'dc.description.abstract': value(
        'First <b>bold</b> &lt;script&gt;alert(1)&lt;/script&gt; H<sub>2</sub>O & salt, a < b, <br/>second line.\n\nNew paragraph &eacute; &#233;.',
      ),
    };
    const identifier = 'oai:repository.example:20.500.14283/zz0006en';
    const expected = await mapHarvested(
      { handle: '20.500.14283/zz0006en', metadata },
      { identifier },
      options,
    );
    for (const version of ['7.6.7', '9.2']) {
      const xml = await readFile(
        new URL(`fixtures/dspace-${version}/oai/markup.xml`, import.meta.url),
        'utf8',
      );
      const { records } = await readPage(readOaiResponse(xml), options);
      assert.equal(records[0].item.title, expected.item.title);
      const { content_html: html, attachments } = writeItem(records[0].item);
      assert.equal(html, writeItem(expected.item).content_html);
      assert.match(html, /^<p>First <b>bold<\/b> &lt;script&gt;/);
      assert.equal(attachments[0].mime_type, 'application/pdf');
    }
  });
});

describe('detectEscaping', () => {
  const record = (...values) => ({
    metadata: { 'dc.title': values.map((value) => ({ value, language: null })) },
  });

  it('returns `once` for a single unescaped character', () => {
    for (const bare of [
      'a < b',
      'a > b',
      '"a"',
      "l’a, l'b",
      'AT&T',
      'a & b',
      'caf&eacute;',
      '&#233;',
      '&amp',
      '& amp;',
    ])
      assert.equal(detectEscaping([record('R&amp;D'), record('Plain', bare)]), 'once', bare);
  });

  it('returns `twice` for entities without an unescaped character', () => {
    for (const escaped of [
      '&amp;',
      '&lt;',
      '&gt;',
      '&quot;',
      'l&apos;a',
      '&amp;eacute;',
      '&#127;',
      '&#146;',
      '&#159;',
    ])
      assert.equal(detectEscaping([record('Plain'), record(escaped)]), 'twice', escaped);
  });

  it('returns `undefined` for values without such characters, and for no values', () => {
    assert.equal(detectEscaping([record('Plain', 'L’eau')]), undefined);
    assert.equal(detectEscaping([]), undefined);
  });

  it('ignores files, authorities, and the elements `others` and `repository`', () => {
    const element = (name, ...content) => `<element name="${name}">${content.join('')}</element>`;
    const field = (name, text) => `<field name="${name}">${text}</field>`;
    const raw = readXoai(
      readXml(
        element(
          'metadata',
          element(
            'dc',
            element('title', element('none', field('value', 'R&amp;amp;D'), field('authority', "a'b"))),
          ),
          element(
            'bundles',
            element(
              'bundle',
              field('name', 'ORIGINAL'),
              element('bitstreams', element('bitstream', field('name', "l'eau &amp;amp; le sol.pdf"))),
            ),
          ),
          element('others', field('handle', '1/2'), element('access-status', field('value', "it's open"))),
          element('repository', field('name', "Children's &amp; Youth Library")),
        ),
      ),
    );
    assert.equal(detectEscaping([raw]), 'twice');
    const { metadata, _embedded } = unescapeRecord(raw);
    assert.deepEqual(metadata, { 'dc.title': [{ value: 'R&D', language: null, authority: "a'b" }] });
    const [bundle] = _embedded.bundles._embedded.bundles;
    assert.equal(bundle._embedded.bitstreams._embedded.bitstreams[0].name, "l'eau &amp; le sol.pdf");
  });
});

describe('unescapeRecord', () => {
  it('removes one level of escaping only', () => {
    const unescape = (value) => unescapeRecord({ metadata: { 'dc.title': [{ value, language: 'fr' }] } });
    const wanted = {
      'l&apos;eau': "l'eau",
      '&amp;lt;b&amp;gt; &amp;amp;': '&lt;b&gt; &amp;',
      '&amp;#146;&#146;': '&#146;\u0092',
      '&amp;quot;&lt;&gt;&quot;': '&quot;<>"',
    };
    for (const [value, expected] of Object.entries(wanted))
      assert.deepEqual(unescape(value).metadata, { 'dc.title': [{ value: expected, language: 'fr' }] });
  });
});

describe('readPage and salvagePage, for the record of GetRecord,', () => {
  const responseWith = (title) =>
    `<OAI-PMH><GetRecord><record><header><identifier>oai:x:1/2</identifier><datestamp>2026-03-01T10:00:00Z</datestamp></header><metadata><metadata><element name="dc"><element name="title"><element name="none"><field name="value">${title}</field></element></element></element><element name="others"><field name="handle">1/2</field></element></metadata></metadata></record></GetRecord></OAI-PMH>`;
  const readTitle = async (title, escaping) =>
    (await readPage(readOaiResponse(responseWith(title)), { ...options, escaping })).records[0].item.title;

  it('unescape it by its own characters if no page has shown the escaping', async () => {
    assert.equal(await readTitle('R&amp;amp;D'), 'R&D');
    assert.equal(await readTitle('R&amp;amp;D &gt;'), 'R&amp;D >');
  });

  it('unescape it like the pages, unless it has an unescaped character', async () => {
    assert.equal(await readTitle('R&amp;amp;D', 'once'), 'R&amp;D');
    assert.equal(await readTitle('R&amp;amp;D', 'twice'), 'R&D');
    assert.equal(await readTitle('R&amp;amp;D &gt;', 'twice'), 'R&amp;D >');
  });

  it('unescape it in the same way after a correction', async () => {
    const text = responseWith('R&amp;amp;D \u0001');
    for (const [escaping, title] of Object.entries({ once: 'R&amp;D', twice: 'R&D' })) {
      const { records } = await salvagePage(text, { ...options, escaping });
      assert.equal(records[0].item.title, title);
    }
  });
});
