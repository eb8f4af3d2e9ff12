import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { listFiles } from '../dist/feed-tool/src/check/files/list-files.js';
import { check, makeFeed } from './check-runs.mjs';
import { makeFolder } from './run-command.mjs';

describe('fao-feed check of several files', () => {
  it('follows pages, and finds circles, missing pages and endless chains', async (test) => {
    const page = (id, next, fields) => makeFeed([{ id, ...fields }], next ? { next_url: next } : {});
    const chain = Array.from({ length: 22 }, (_, index) => [
      `chain/${index + 1}.json`,
      page(`p${index}`, index < 21 ? `${index + 2}.json` : undefined),
    ]);
    const folder = await makeFolder(test, {
      'circle/1.json': page('a', '2.json'),
      'circle/2.json': page('b', '1.json'),
      'gap/1.json': page('a', 'none.json'),
      'far/1.json': page('a', 'https://other.example/2.json'),
      'named/1.json': makeFeed([{ id: 'a' }], {
        feed_url: 'https://site.example/named/1.json',
        next_url: 'https://site.example/named/2.json',
      }),
      'named/2.json': page('b', undefined, { _fao: { related: [{ id: 'a' }, { id: 'z' }] } }),
      ...Object.fromEntries(chain),
    });
    const { problems, counts } = await check(['.'], { cwd: folder });
    const found = problems.map(({ file, rule, pointer }) => `${file} ${rule} ${pointer}`);
    assert.deepEqual(found.sort(), [
      'chain/20.json too-many-pages /next_url',
      'circle/2.json page-circle /next_url',
      'far/1.json page-elsewhere /next_url',
      'gap/1.json missing-page /next_url',
      'named/2.json dangling-id /items/0/_fao/related/1/id',
    ]);
    assert.equal(counts.files, 28);
    // The argument is only the first page, and the command also reads the next one.
    assert.equal((await check(['named/1.json'], { cwd: folder })).counts.files, 2);
  });

  it('checks the names, covers and aliases of item files', async (test) => {
    const folder = await makeFolder(test, {
      'covers/cd0683en.svg': '<svg/>',
      'items/cd0683en.json': makeFeed([
        {
          id: 'CD0683EN',
          image: '../covers/cd0683en.svg',
          _fao: { languages: [{ language: 'fr', id: 'cd0683fr' }] },
        },
      ]),
      'items/cd0683fr.json': makeFeed([
        { id: 'x', image: '../covers/CD0683en.svg', _fao: { job_number: 'CD0683fr' } },
      ]),
      'items/a%2Fb.json': makeFeed([{ id: 'a/b' }]),
      'items/wrong.json': makeFeed([{ id: 'right' }]),
      'items/none.json': makeFeed([]),
      'items/aliases.json': {
        version: 1,
        aliases: {
          '20.500.14283/cd0683en': 'cd0683en',
          'https://doi.org/10.4060/CD0683EN': 'cd0683en',
          'doi.org/10.4060/x': 'a/b',
          '10.4060/gone': 'gone',
        },
      },
      '.fao-feed/state.json': 'not JSON',
    });
    const { problems } = await check(['.'], { cwd: folder });
    const found = problems.map(({ file, rule, pointer, line, column }) =>
      [file, rule, pointer, `${line}:${column}`].join(' '),
    );
    assert.deepEqual(found, [
      'items/aliases.json alias-key /aliases/https:~1~1doi.org~110.4060~1CD0683EN 5:5',
      'items/aliases.json alias-key /aliases/doi.org~110.4060~1x 6:5',
      'items/aliases.json alias-target /aliases/10.4060~1gone 7:21',
      'items/cd0683fr.json missing-image /items/0/image 8:16',
      'items/none.json file-name /items 4:12',
      'items/wrong.json file-name /items/0/id 7:13',
      'items/cd0683en.json one-way-version /items/0/_fao/languages/0 11:11',
    ]);
    assert.match(problems[0].hint, /"10\.4060\/cd0683en"/);
    assert.match(problems.at(-2).hint, /right\.json/);
  });

  it('reads each folder once, also through links', async (test) => {
    const folder = await makeFolder(test, {
      'site/releases/6/feed.json': makeFeed([{ id: 'a' }]),
      'site/releases/7/feed.json': makeFeed([{ id: 'a', url: 'http://site.example/a' }]),
      'elsewhere/items.json': makeFeed([{ id: 'b', url: 'http://site.example/b' }]),
    });
    const links = { current: 'releases/7', self: '.', same: '.', up: '..', none: 'nowhere', old: 'releases' };
    for (const [name, target] of Object.entries(links)) await symlink(target, join(folder, 'site', name));
    await symlink('../releases', join(folder, 'site/releases/round'));
    const { problems, counts } = await check(['site'], { cwd: folder });
    assert.deepEqual(
      problems.map(({ file }) => file),
      ['site/releases/7/feed.json', 'site/up/elsewhere/items.json'],
    );
    assert.equal(counts.files, 3);
    // The argument may be a link.
    const { problems: ofCurrent } = await check(['site/current'], { cwd: folder });
    assert.deepEqual(
      ofCurrent.map(({ file }) => file),
      ['site/current/feed.json'],
    );
  });

  it('ends between two folders after an interruption', async (test) => {
    const folder = await makeFolder(test, { 'a/1.json': {}, 'b/1.json': {} });
    await assert.rejects(listFiles(folder, AbortSignal.abort()), { name: 'AbortError' });
    assert.deepEqual(
      await listFiles(folder, new AbortController().signal),
      ['a/1.json', 'b/1.json'].map((file) => join(folder, file)),
    );
  });

  describe('with a manifest', () => {
    const describeText = (text) => ({
      bytes: text.length,
      sha256: createHash('sha256').update(text).digest('hex'),
    });
    const one = JSON.stringify(makeFeed([{ id: 'a', _fao: { related: [{ id: 'z' }] } }]));
    const makeManifest = (fields) => ({ version: 1, layout: 'one-file', files: {}, ...fields });

    it('compares the files with it', async (test) => {
      const other = '<svg/>';
      const folder = await makeFolder(test, {
        'feed.json': one,
        'covers/a.svg': other,
        'covers/b.svg': other,
        'extra.json': 'not checked',
        'manifest.json': makeManifest({
          files: {
            'feed.json': describeText(one),
            'covers/a.svg': { ...describeText(other), sha256: '0'.repeat(64) },
            'covers/b.svg': { ...describeText(other), bytes: 7 },
            'gone.json': describeText(one),
            '../outside.json': describeText(one),
          },
        }),
      });
      const { problems, code } = await check(['manifest.json'], { cwd: folder });
      assert.equal(code, 1);
      const found = problems.map(({ file, severity, rule, pointer }) =>
        [file, severity, rule, pointer].join(' '),
      );
      assert.deepEqual(found, [
        'feed.json warning dangling-id /items/0/_fao/related/0/id',
        'manifest.json error changed-file /files/covers~1a.svg',
        'manifest.json error changed-file /files/covers~1b.svg',
        'manifest.json error missing-file /files/gone.json',
        'manifest.json error manifest-form /files/..~1outside.json',
        'extra.json note unlisted-file ',
      ]);
      assert.match(problems[2].message, /6 bytes, not 7/);
    });

    it('finds the files that it names behind links', async (test) => {
      const folder = await makeFolder(test, {
        'site/feed.json': one,
        'site/pages-7/2.json': one,
        'covers/a.svg': '<svg/>',
        'site/manifest.json': makeManifest({
          files: {
            'pages/2.json': describeText(one),
            'covers/a.svg': describeText('<svg/>'),
            'gone.json': describeText(one),
          },
        }),
      });
      await symlink('pages-7', join(folder, 'site/pages'));
      await symlink('../covers', join(folder, 'site/covers'));
      await symlink('nowhere', join(folder, 'site/gone.json'));
      const { problems } = await check(['site'], { cwd: folder });
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error').map(({ pointer }) => pointer),
        ['/files/gone.json'],
      );
    });

    it('recognizes an interrupted build', async (test) => {
      const before = '{ "version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [] }';
      const folder = await makeFolder(test, {
        'feed.json': one,
        'old.json': before,
        'manifest.json': makeManifest({
          files: { 'feed.json': describeText(before), 'new.json': describeText(one) },
          replaces: { 'feed.json': describeText(one), 'old.json': describeText(before) },
        }),
      });
      const { problems, code } = await check([folder]);
      assert.equal(code, 0);
      const found = problems.map(({ severity, rule }) => `${severity} ${rule}`);
      assert.deepEqual(found, ['note dangling-id', 'note interrupted-build']);
      assert.match(problems[1].hint, /next `fao-feed build` completes the replacement/);
    });
  });
});
