import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { TEXT_FIELDS } from '../dist/src/core/fields.js';
import { check, makeFeed, MARK, readMark } from './check-runs.mjs';
import { makeFolder, runCommand, runCommandIn } from './run-command.mjs';

const demo = fileURLToPath(new URL('../../demo/feed', import.meta.url));
const long = 'x'.repeat(20_001);
const many = (entry) => Array.from({ length: 1_001 }, (_, index) => JSON.stringify(entry(index))).join(',');

/** Rule and pointer of the only problem that the command must find in an item, and the lines of the item. */
const ITEM_FAULTS = [
  ['no-title', '', '"title": " "', MARK],
  ['numeric-id', '/id', '"id": ▸42'],
  ['dropped-address', '/url', '"url": ▸"javascript:alert(1)"'],
  ['dropped-address', '/external_url', '"external_url": ▸"https://[bad"'],
  [
    'dropped-address',
    '/_fao/languages/0/image',
    '"_fao": { "languages": [{ "language": "fr", "image": ▸"data:image/png;base64,AA" }] }',
  ],
  ['address-characters', '/url', '"url": ▸"https://site.example/a b"'],
  ['address-characters', '/image', '"image": ▸"covers/été.svg"'],
  ['address-credentials', '/url', '"url": ▸"https://me:secret@site.example/"'],
  [
    'insecure-address',
    '/attachments/0/url',
    '"attachments": [{ "url": ▸"http://site.example/a.pdf", "mime_type": "application/pdf" }]',
  ],
  ['missing-scheme', '/url', '"url": ▸"openknowledge.fao.org/handle/20.500.14283/cd0683en"'],
  ['bad-date', '/_fao/date_issued', '"_fao": { "date_issued": ▸"June 2024" }'],
  ['bad-date', '/_fao/date_issued', '"_fao": { "date_issued": ▸"2024-02-30" }'],
  ['bad-date', '/date_published', '"date_published": ▸"2024-06-07"'],
  ['future-date', '/_fao/date_issued', '"_fao": { "date_issued": ▸"2999-01" }'],
  ['future-date', '/date_published', '"date_published": ▸"2999-06-07T00:00:00Z"'],
  [
    'bad-period',
    '/_fao/also_downloaded/period',
    '"_fao": { "also_downloaded": { "period": ▸"2026", "items": [] } }',
  ],
  ['language-name', '/language', '"language": ▸"French"'],
  ['language-name', '/_fao/languages/0/language', '"_fao": { "languages": [{ "language": ▸"EN_us" }] }'],
  ['unknown-language', '/language', '"language": ▸"Klingonese"'],
  ['resolver-prefix', '/_fao/doi', '"_fao": { "doi": ▸"https://doi.org/10.4060/cd0683en" }'],
  [
    'resolver-prefix',
    '/_fao/handle',
    '"_fao": { "handle": ▸"https://openknowledge.fao.org/handle/20.500.14283/cd0683en" }',
  ],
  ['bad-identifier', '/_fao/doi', '"_fao": { "doi": ▸"cd0683en" }'],
  ['job-number', '/_fao/job_number', '"_fao": { "job_number": ▸"CD-0683" }'],
  [
    'markup-in-title',
    '/_fao/languages/0/title',
    '"_fao": { "languages": [{ "language": "fr", "title": ▸"Les <i>sols</i>" }] }',
  ],
  ['markup-in-title', '/title', '"title": ▸"Fish &amp; chips"'],
  ['escaped-text', '/summary', '"summary": ▸"L&apos;eau"'],
  ['escaped-text', '/summary', '"summary": ▸"&lt;p&gt;Soil.&lt;/p&gt;"'],
  ['escaped-text', '/content_html', '"content_html": ▸"<p>&lt;p&gt;Soil.&lt;/p&gt;</p>"'],
  ['escaped-text', '/content_html', '"content_html": ▸"<p>Rice &amp;amp; water</p>"'],
  ['escaped-text', '/tags/0', '"tags": [▸"fish &amp; rice"]'],
  ['escaped-text', '/authors/0/name', '"authors": [{ "name": ▸"O&apos;Neill, A." }]'],
  ['escaped-text', '/_fao/series', '"_fao": { "series": ▸"Fish &amp; water" }'],
  ['surrounding-blanks', '/summary', '"summary": ▸" Soil. "'],
  ['long-text', '/summary', `"summary": ▸"${long}"`],
  ['long-list', '/tags', `"tags": ▸[${many((index) => `tag ${index}`)}]`],
  ['duplicate-entry', '/tags/1', '"tags": ["soil", ▸"soil"]'],
  ['own-entry', '/_fao/related/0', '"_fao": { "related": [▸{ "id": "A" }] }'],
  ['own-edition', '/_fao/languages/0', '"_fao": { "languages": [▸{ "language": "fr", "id": "a" }] }'],
  [
    'duplicate-language',
    '/_fao/languages/1/language',
    '"_fao": { "languages": [{ "language": "fr", "id": "b" }, { "language": ▸"fr", "id": "c" }] }',
  ],
  [
    'duplicate-language',
    '/_fao/languages/0/language',
    '"language": "en", "_fao": { "languages": [{ "language": ▸"en", "id": "b" }] }',
  ],
  ['dangling-id', '/_fao/related/0/id', '"_fao": { "related": [{ "id": ▸"b" }] }'],
  [
    'dangling-id',
    '/_fao/also_downloaded/items/0/id',
    '"_fao": { "also_downloaded": { "items": [{ "id": ▸"b" }] } }',
  ],
  ['missing-field', '/attachments/0', '"attachments": [▸{ "url": "a.pdf" }]'],
  ['wrong-type', '/tags', '"tags": ▸"soil"'],
  ['wrong-type', '/_fao/related/0/reason', '"_fao": { "related": [{ "id": "other", "reason": ▸4 }] }'],
  [
    'missing-field',
    '/_fao/related/0/reason',
    '"_fao": { "related": [{ "id": "other", "reason": ▸{ "shares": "subjects" } }] }',
  ],
  ['wrong-value', '/_fao/status', '"_fao": { "status": ▸"lost" }'],
  ['wrong-value', '/_fao/uuid', '"_fao": { "uuid": ▸"3d46" }'],
  [
    'below-threshold',
    '/_fao/also_downloaded/items/0/count',
    '"_fao": { "also_downloaded": { "threshold": 5, "items": [{ "id": "other", "count": ▸3 }] } }',
  ],
];

const writeItem = (lines, mark = '') => `{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Publications on soil",
  "items": [
    ${mark}{
${lines.includes('"id":') && !lines.includes('"_fao"') ? '' : '      "id": "a",\n'}${lines.includes('"title":') && !lines.includes('"_fao"') ? '' : '      "title": "Soils",\n'}      ${lines}
    },
    { "id": "other", "title": "Other" }
  ]
}`;

describe('fao-feed check', () => {
  it('accepts references in HTML, and text that only resembles them', async (test) => {
    const item = {
      id: 'a',
      title: 'AT&T; R&D',
      summary: 'a &b; c & d &eacute;',
      content_html: '<p>Rice &amp; water, a &lt; b &gt; c, &lt;script&gt;, &amp;c.</p>',
    };
    const folder = await makeFolder(test, { 'feed.json': makeFeed([item]) });
    const { problems } = await check(['feed.json'], { cwd: folder });
    assert.deepEqual(
      problems.map(({ rule }) => rule),
      [],
    );
  });

  it('reports each fault of an item at its position, and nothing else', async (test) => {
    const expected = ITEM_FAULTS.map(([rule, pointer, lines, mark], index) => {
      const { text, line, column } = readMark(writeItem(lines, mark));
      return { file: `${index}.json`, text, problem: { rule, pointer: `/items/0${pointer}`, line, column } };
    });
    const folder = await makeFolder(test, Object.fromEntries(expected.map(({ file, text }) => [file, text])));
    const { problems, code } = await check(
      expected.map(({ file }) => file),
      { cwd: folder },
    );
    assert.equal(code, 1);
    for (const { file, problem, text } of expected) {
      const found = problems
        .filter((one) => one.file === file)
        .map(({ rule, pointer, line, column }) => ({ rule, pointer, line, column }));
      assert.deepEqual(found, [problem], text.slice(0, 600));
    }
  });

  it('reports a wrong type, white space and an excessive length in every text field of an item', async (test) => {
    const names = Object.values(TEXT_FIELDS);
    const fill = (value) =>
      makeFeed([{ id: 'a', _fao: Object.fromEntries(names.map((name) => [name, value])) }]);
    const files = {
      'wrong-type.json': fill(7),
      'surrounding-blanks.json': fill(' A '),
      'long-text.json': fill(long),
    };
    const folder = await makeFolder(test, files);
    const { problems } = await check(Object.keys(files), { cwd: folder });
    for (const file of Object.keys(files)) {
      const found = problems.filter((one) => one.file === file && file === `${one.rule}.json`);
      const pointers = names.map((name) => `/items/0/_fao/${name}`);
      assert.deepEqual(found.map(({ pointer }) => pointer).sort(), pointers.sort(), file);
    }
  });

  it('reports the faults of a feed as a whole', async (test) => {
    const files = {
      'twice.json': makeFeed([{ id: 'a' }, { id: 'b' }, { id: 'a' }]),
      'old.json': { ...makeFeed([{ id: 'a' }]), version: '1' },
      'future.json': makeFeed([{ id: 'a' }], { _fao: { updated: '2999-01-01T00:00:00Z' } }),
      'undated.json': makeFeed([{ id: 'a' }], { _fao: { updated: '2024/06/07' } }),
      'untitled.json': { version: 'https://jsonfeed.org/version/1.1', items: [] },
      'other.json': { things: [] },
      'one-way.json': makeFeed([
        { id: 'a', _fao: { languages: [{ language: 'fr', id: 'b' }] } },
        { id: 'b', _fao: { languages: [] } },
      ]),
      'mutual.json': makeFeed([
        {
          id: 'a',
          language: 'en',
          _fao: { languages: [{ language: 'fr', id: 'b' }], handle: '20.500.14283/a' },
        },
        {
          id: 'b',
          language: 'fr',
          _fao: { languages: [{ language: 'en', url: 'https://hdl.handle.net/20.500.14283/A' }] },
        },
      ]),
      'by-name.json': makeFeed([
        { id: 'a', _fao: { related: [{ id: '10.4060/CD0683en' }] } },
        { id: 'b', _fao: { doi: '10.4060/cd0683en' } },
      ]),
    };
    const folder = await makeFolder(test, files);
    const { problems } = await check(Object.keys(files), { cwd: folder });
    const found = problems.map(({ file, rule, pointer, line, column, severity }) =>
      [file, severity, rule, pointer, `${line}:${column}`].join(' '),
    );
    assert.deepEqual(found.sort(), [
      'future.json warning future-date /_fao/updated 5:16',
      'old.json error wrong-value /version 2:14',
      'one-way.json warning one-way-version /items/0/_fao/languages/0 10:11',
      'other.json error not-a-feed  1:1',
      'twice.json error duplicate-id /items/2/id 15:13',
      'undated.json error bad-date /_fao/updated 5:16',
      'untitled.json error missing-field  1:1',
    ]);
  });

  it('finds no error in the demo feed in its three layouts', async () => {
    const { code, counts, problems } = await check([demo]);
    assert.equal(code, 0);
    assert.equal(counts.errors, 0);
    assert.equal(counts.files, 97);
    const kinds = new Set(problems.map(({ rule }) => rule));
    // The demo shows these faults on purpose.
    assert.deepEqual([...kinds].sort(), ['below-threshold', 'insecure-address', 'missing-image']);
    assert.equal((await check([demo, '--strict'])).code, 1);
  });

  it('prints positions that editors turn into links, at most twenty of one kind, and a summary', async (test) => {
    const items = Array.from({ length: 25 }, (_, index) => ({
      id: `i${index}`,
      url: `http://site.example/${index}`,
    }));
    const folder = await makeFolder(test, {
      'feed.json': makeFeed(items),
      'good.json': makeFeed([{ id: 'a' }]),
    });
    const { code, stdout } = await runCommandIn(folder, 'check', 'feed.json', 'good.json');
    assert.equal(code, 0);
    const lines = stdout.split('\n');
    assert.deepEqual(lines.slice(0, 4), [
      'feed.json',
      '  warning  feed.json:8:14  [insecure-address]',
      '    /items/0/url = "http://site.example/0"',
      '    Others on the network can read and change what http transfers, and browsers may block it. Write "https://site.example/0", if the server supports https.',
    ]);
    assert.equal(lines.filter((line) => line.includes('[insecure-address]')).length, 21);
    assert.ok(lines.includes('  and 5 more  [insecure-address]'));
    assert.equal(lines.at(-2), '0 errors, 25 warnings, 0 notes in 2 files');
    assert.ok(!stdout.includes('\u001B'));
  });

  it('explains what to do if there is nothing to check', async (test) => {
    const folder = await makeFolder(test, { 'empty/readme.txt': 'nothing' });
    const missing = await check([join(folder, 'none.json')]);
    assert.equal(missing.code, 5);
    assert.match(missing.error.text, /none\.json: it does not exist: check the path/);
    const empty = await check([join(folder, 'empty')]);
    assert.equal(empty.code, 5);
    assert.match(empty.error.text, /no feed in this folder/);
    assert.equal((await runCommand('check')).code, 2);
  });

  it('does not change the folder', async (test) => {
    const folder = await makeFolder(test, {});
    await cp(demo, folder, { recursive: true });
    const before = await readFile(join(folder, 'feed.json'));
    const { fixed } = await check([folder]);
    assert.equal(fixed, undefined);
    assert.deepEqual(await readFile(join(folder, 'feed.json')), before);
  });
});
