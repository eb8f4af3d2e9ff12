import assert from 'node:assert/strict';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ClassicLevel } from 'classic-level';
import sharp from 'sharp';
import { openRepository } from 'fake-dspace/testing';
import { makeFolder, readFiles, readJson, runCommand } from './run-command.mjs';

const demo = await readJson(
  import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  '../../demo/feed/feed.json',
);
const ok = ({ code, stderr }) => assert.equal(code, 0, stderr);
const byId = ({ items }) => new Map(items.map((item) => [item.id, item]));

describe('fao-feed build', () => {
  let repository;
  let settings = 0;
  before(async () => (repository = await openRepository()));
  after(() => repository.close());

  /** Returns the URL of the repository with settings, and its log, which is separate for each test. */
  const repositoryWith = (...more) => {
    const run = `build-${++settings}`;
    const from = `${repository.origin}/${[...more, `run=${run}`].join(',')}/server`;
    const readRequests = async () =>
      (await repository.readLog(run)).filter(({ log }) => !log).map(({ url }) => decodeURIComponent(url));
    return { from, readRequests };
  };

  it('harvests a repository over OAI-PMH into one file, page by page', async (test) => {
    const out = await makeFolder(test);
    const { from, readRequests } = repositoryWith('page=20');
    const run = await runCommand('build', '--from', from, '--out', out);
    ok(run);
    assert.match(run.stdout, /^91 items \(69 works\) in 1 file in /);
    const requests = await readRequests();
    assert.equal(requests[0], '/server/oai/request?verb=Identify');
    assert.equal(requests.filter((url) => url.includes('verb=ListRecords')).length, 5);
    assert.ok(
      requests.every((url) => url.startsWith('/server/oai/')),
      requests.join('\n'),
    );
    const feed = await readJson(out, 'feed.json');
    assert.equal(feed.items.length, 91);
    assert.equal(feed._fao.version, '1');
  });

  it('copies the metadata of each publication: texts, files with sizes, languages', async (test) => {
    const out = await makeFolder(test);
    ok(await runCommand('build', '--from', repositoryWith().from, '--out', out));
    const items = byId(await readJson(out, 'feed.json'));
    const wanted = demo.items.find(({ id }) => id === 'cd0683en');
    const item = items.get('cd0683en');
    for (const key of ['title', 'summary', 'language', 'tags', 'authors'])
      assert.deepEqual(item[key], wanted[key], key);
    for (const key of ['type', 'subtitle', 'date_issued', 'job_number', 'doi', 'series', 'rights']) {
      assert.equal(item._fao[key], wanted._fao[key], key);
    }
    assert.equal(item._fao.handle, '20.500.14283/cd0683en');
    assert.equal(item.attachments[0].mime_type, 'application/pdf');
    assert.equal(item.attachments[0].size_in_bytes, wanted.attachments[0].size_in_bytes);
    assert.match(item.attachments[0].url, /\/server\/api\/core\/bitstreams\/[\da-f-]{36}\/content$/);
    assert.match(item.image, /\/server\/api\/core\/bitstreams\/[\da-f-]{36}\/content$/);
    const languages = (one) => one._fao.languages.map(({ language, title }) => `${language} ${title}`).sort();
    assert.deepEqual(languages(item), languages(wanted));
    for (const { id, language } of item._fao.languages) {
      assert.ok(
        items.get(id)._fao.languages.some((other) => other.id === 'cd0683en'),
        `${language} points back`,
      );
    }
  });

  it('writes an empty list of languages only after reading the whole repository', async (test) => {
    const [whole, part] = [await makeFolder(test), await makeFolder(test)];
    const { from } = repositoryWith();
    ok(await runCommand('build', '--from', from, '--out', whole));
    ok(await runCommand('build', '--from', from, '--out', part, '--set', 'col_20.500.14283_3'));
    const single = (feed) =>
      feed.items.find(({ id }) => id === 'cb1447en') ??
      feed.items.find(({ _fao }) => !_fao.languages?.length);
    const { id, _fao } = single(await readJson(whole, 'feed.json'));
    assert.deepEqual(_fao.languages, []);
    const inPart = byId(await readJson(part, 'feed.json')).get(id);
    assert.equal(inPart._fao.languages, undefined);
  });

  it('ranks related items with reasons, one edition per work, in the language of the item if it exists', async (test) => {
    const out = await makeFolder(test);
    ok(await runCommand('build', '--from', repositoryWith().from, '--out', out, '--related', '4'));
    const items = byId(await readJson(out, 'feed.json'));
    const works = (id) =>
      [id, ...(items.get(id)._fao.languages ?? []).map((version) => version.id)].sort()[0];
    let reasons = 0;
    for (const { id, language, _fao } of items.values()) {
      assert.ok(_fao.related.length <= 4);
      const found = _fao.related.map((entry) => works(entry.id));
      assert.equal(
        new Set([works(id), ...found]).size,
        found.length + 1,
        `${id}: each work once, its own never`,
      );
      for (const { id: other, reason } of _fao.related) {
        assert.match(reason.shares, /^(subjects|series|authors)$/);
        assert.ok(reason.values.length > 0);
        const inLanguage = (items.get(other)._fao.languages ?? []).find(
          (version) => version.language === language,
        );
        assert.ok(items.get(other).language === language || !inLanguage, `${id}: ${other}`);
        reasons++;
      }
    }
    assert.ok(reasons > 200, `${reasons}`);
  });

  it('reads a repository with the default fields, in which relations link language versions', async (test) => {
    const out = await makeFolder(test);
    ok(await runCommand('build', '--from', repositoryWith('fields=stock').from, '--out', out));
    const feed = await readJson(out, 'feed.json');
    const count = (list) => list.filter(({ _fao }) => _fao.languages?.length).length;
    assert.equal(feed.items.length, 91);
    assert.ok(count(feed.items) >= count(demo.items), `${count(feed.items)} of ${count(demo.items)}`);
    assert.ok(
      feed.items.every(({ id }) => /^[\w.-]+$/.test(id)),
      'ids are file names',
    );
  });

  it('writes a feed in pages, whose chain includes all items', async (test) => {
    const out = await makeFolder(test);
    ok(
      await runCommand(
        'build',
        '--from',
        repositoryWith('copies=3').from,
        '--out',
        out,
        '--layout',
        'pages',
        '--related',
        '0',
      ),
    );
    const ids = new Set();
    let [name, pages] = ['feed.json', 0];
    while (name) {
      const feed = await readJson(out, name);
      for (const { id } of feed.items) ids.add(id);
      name = feed.next_url && join('pages', feed.next_url.replace('pages/', ''));
      pages++;
    }
    assert.deepEqual([pages, ids.size], [3, (await readJson(out, 'manifest.json')).counts.items]);
  });

  it('writes a large feed in one file per item, with the items of its lists, and aliases', async (test) => {
    const out = await makeFolder(test);
    ok(await runCommand('build', '--from', repositoryWith('copies=3').from, '--out', out));
    const { layout, counts, files } = await readJson(out, 'manifest.json');
    assert.equal(layout, 'item-files');
    assert.equal(Object.keys(files).length, counts.items + 1);
    const { items } = await readJson(out, 'items/cd0683en.json');
    assert.equal(items[0].id, 'cd0683en');
    assert.deepEqual(
      items
        .slice(1)
        .map(({ id }) => id)
        .sort(),
      items[0]._fao.related.map(({ id }) => id).sort(),
    );
    assert.ok(
      items.slice(1).every(({ _fao }) => !_fao.related && _fao.languages),
      'languages, but no lists',
    );
    const { aliases } = await readJson(out, 'items/aliases.json');
    const [file] = items[0].attachments;
    assert.equal(aliases[/[\da-f-]{36}/.exec(file.url)[0]], 'cd0683en');
    assert.ok(Object.keys(aliases).every((name) => name === name.toLowerCase()));
  });

  it('writes a manifest with source, time, counts and checksums', async (test) => {
    const out = await makeFolder(test);
    const { from } = repositoryWith('fault=broken-xml,on=oai,times=1');
    ok(await runCommand('build', '--from', from, '--out', out));
    const manifest = await readJson(out, 'manifest.json');
    assert.deepEqual(manifest.source, { repository: from, interface: 'oai-pmh' });
    assert.ok(Date.now() - Date.parse(manifest.updated) < 60_000);
    assert.equal(manifest.counts.items, (await readJson(out, 'feed.json')).items.length);
    assert.equal(manifest.counts.withdrawn, 1);
    const { createHash } = await import('node:crypto');
    for (const [name, { sha256, bytes }] of Object.entries(manifest.files)) {
      const text = (await readFiles(out))[name];
      assert.equal(createHash('sha256').update(text).digest('hex'), sha256);
      assert.equal(Buffer.byteLength(text), bytes);
    }
  });

  it('downloads each cover once, and writes a smaller version', async (test) => {
    const out = await makeFolder(test);
    const { from, readRequests } = repositoryWith();
    const command = ['build', '--from', from, '--out', out, '--thumbnails', '120', '--layout', 'item-files'];
    ok(await runCommand(...command));
    const { items } = await readJson(out, 'items/cd0683en.json');
    assert.match(items[0].image, /^\.\.\/thumbnails\/cd0683en-[\da-f]{8}\.webp$/);
    const picture = await sharp(join(out, 'items', items[0].image)).metadata();
    assert.deepEqual([picture.format, picture.width], ['webp', 120]);
    const before = (await readRequests()).filter((url) => url.endsWith('/content')).length;
    assert.ok(before > 50);
    ok(await runCommand(...command));
    assert.equal((await readRequests()).filter((url) => url.endsWith('/content')).length, before);
  });

  it('accepts any URL of the repository, and the handle of a collection as a set', async (test) => {
    const { from } = repositoryWith();
    for (const spelling of [`${from}/api`, `${from}/oai/request`, from.replace(/\/server$/, '/')]) {
      const out = await makeFolder(test);
      ok(await runCommand('build', '--from', spelling, '--out', out, '--collection', '20.500.14283/3'));
      const { source } = await readJson(out, 'manifest.json');
      assert.deepEqual(source, { repository: from, interface: 'oai-pmh', sets: ['col_20.500.14283_3'] });
    }
  });

  it('prints one JSON object per line with --json', async (test) => {
    const out = await makeFolder(test);
    const { code, stdout, stderr } = await runCommand(
      'build',
      '--from',
      repositoryWith().from,
      '--out',
      out,
      '--json',
    );
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(code, 0);
    assert.equal(stderr, '');
    assert.equal(events.at(-1).event, 'result');
    assert.equal(events.at(-1).counts.items, (await readJson(out, 'manifest.json')).counts.items);
    assert.ok(events.some(({ event, step }) => event === 'begin' && step === 'Reading records'));
  });

  describe('in a second run', () => {
    it('requests only changed records, removes withdrawn and deleted ones, and leaves all other files unchanged', async (test) => {
      const own = await openRepository();
      test.after(() => own.close());
      const out = await makeFolder(test);
      const from = `${own.origin}/run=again/server`;
      ok(await runCommand('build', '--from', from, '--out', out, '--layout', 'item-files', '--related', '0'));
      const before = await readFiles(out);
      const times = await stat(join(out, 'items/cb1447en.json')).catch(() =>
        stat(join(out, 'items/cd0683en.json')),
      );
      await own.readLog('again', '?forget');

      own.edit('20.500.14283/cd2205en', { title: 'A new title' });
      own.withdraw('20.500.14283/cc3017fr');
      own.add({ title: 'A new publication', job: 'zz9999en', language: 'en' });
      const run = await runCommand('build', '--out', out);
      ok(run);
      assert.match(run.stdout, /: [23] read, 1 gone, \d+ files written, 1 removed\./);
      const requests = (await own.readLog('again')).filter(({ log }) => !log).map(({ url }) => url);
      assert.ok(
        requests.every((url) => /verb=(?:Identify|ListIdentifiers)|[?&]from=/.test(url)),
        requests.join('\n'),
      );

      const now = await readFiles(out);
      assert.equal(JSON.parse(now['items/cd2205en.json']).items[0].title, 'A new title');
      assert.ok(now['items/zz9999en.json']);
      assert.equal(now['items/cc3017fr.json'], undefined);
      const changed = Object.keys(now).filter((name) => now[name] !== before[name]);
      assert.ok(changed.length < 12, changed.join(', '));
      const after = await stat(join(out, 'items/cb1447en.json')).catch(() =>
        stat(join(out, 'items/cd0683en.json')),
      );
      assert.equal(after.mtimeMs, times.mtimeMs);
    });

    it('changes nothing if the repository has not changed', async (test) => {
      const out = await makeFolder(test);
      ok(await runCommand('build', '--from', repositoryWith().from, '--out', out));
      const before = { ...(await readFiles(out)), 'manifest.json': '' };
      const run = await runCommand('build', '--out', out);
      ok(run);
      assert.match(run.stdout, /0 files written, 0 removed/);
      assert.deepEqual({ ...(await readFiles(out)), 'manifest.json': '' }, before);
    });

    it('finds deletions that the repository does not report', async (test) => {
      const own = await openRepository();
      test.after(() => own.close());
      for (const option of [[], ['--set', 'col_20.500.14283_3'], ['--full']]) {
        const out = await makeFolder(test);
        const folder = ['--out', out];
        const [source, full] = option[0] === '--full' ? [[], option] : [option, []];
        ok(await runCommand('build', '--from', `${own.origin}/page=40/server`, ...folder, ...source));
        const [{ id, _fao }] = (await readJson(out, 'feed.json')).items;
        own.remove(_fao.handle);
        const run = await runCommand('build', ...folder, ...full);
        ok(run);
        if (!full.length) assert.match(run.stdout, /, 1 gone, /);
        assert.ok(!byId(await readJson(out, 'feed.json')).has(id));
      }
    });

    it('uses the options of the first run, also after the loss of its state', async (test) => {
      const out = await makeFolder(test);
      const options = ['--title', 'Our list', '--related', '2', '--fields', 'fao', '--thumbnails', '60'];
      ok(await runCommand('build', '--from', repositoryWith().from, '--out', out, ...options));
      const assertOptions = async () => {
        const { title, items } = await readJson(out, 'feed.json');
        assert.equal(title, 'Our list');
        assert.ok(items.every(({ _fao }) => _fao.related.length <= 2));
        assert.ok(items.some(({ image }) => image?.startsWith('thumbnails/')));
      };
      ok(await runCommand('build', '--out', out));
      await assertOptions();
      await rm(join(out, '.fao-feed'), { recursive: true });
      ok(await runCommand('build', '--out', out));
      await assertOptions();
      const { settings } = await readJson(out, 'manifest.json');
      assert.deepEqual(settings, {
        fields: 'fao',
        title: 'Our list',
        related: 2,
        thumbnails: 60,
        layout: 'one-file',
      });
    });

    it('reads everything after a change of --fields', async (test) => {
      const out = await makeFolder(test);
      ok(await runCommand('build', '--from', repositoryWith().from, '--out', out));
      const run = await runCommand('build', '--out', out, '--fields', 'stock');
      ok(run);
      assert.match(run.stdout, /: 91 read/);
    });

    it('ignores the state of another source', async (test) => {
      const out = await makeFolder(test);
      ok(
        await runCommand(
          'build',
          '--from',
          repositoryWith().from,
          '--out',
          out,
          '--set',
          'col_20.500.14283_3',
        ),
      );
      await rm(join(out, 'manifest.json'));
      await rm(join(out, 'feed.json'));
      const run = await runCommand('build', '--from', repositoryWith('fields=stock').from, '--out', out);
      ok(run);
      assert.match(run.stdout, /^91 items .*: 91 read/);
      assert.ok(
        (await readJson(out, 'feed.json')).items.every(({ _fao }) => _fao.handle.startsWith('123456789/')),
      );
    });

    it('reads everything after the loss of its state', async (test) => {
      const out = await makeFolder(test);
      ok(await runCommand('build', '--from', repositoryWith().from, '--out', out));
      await rm(join(out, '.fao-feed'), { recursive: true });
      const run = await runCommand('build', '--out', out);
      ok(run);
      assert.match(run.stdout, /: 91 read, 1 gone, 0 files written/);
    });

    it('reads all records again, and says so, where another version saved the state', async (test) => {
      const out = await makeFolder(test);
      const { from } = repositoryWith();
      ok(await runCommand('build', '--from', from, '--out', out, '--title', 'Our list'));
      const saveOtherFormat = async () => {
        const state = new ClassicLevel(join(out, '.fao-feed/records'), { valueEncoding: 'json' });
        await state.sublevel('facts', { valueEncoding: 'json' }).put('format', 1);
        await state.close();
      };
      await saveOtherFormat();
      const refused = await runCommand('downloads', '--log', join(out, 'feed.json'), '--feed', out);
      assert.equal(refused.code, 5);
      assert.match(
        refused.stderr,
        /Another version of fao-feed saved the records in \S+: run `fao-feed build/,
      );
      await saveOtherFormat();
      const run = await runCommand('build', '--out', out);
      ok(run);
      assert.match(
        run.stderr,
        /Another version of fao-feed saved the records in \.fao-feed; this version reads all records again/,
      );
      assert.match(run.stdout, /: 91 read, 1 gone, 0 files written/);
      assert.equal((await readJson(out, 'feed.json')).title, 'Our list');
    });
  });

  describe('over REST', () => {
    const buildNamed = (from, out, names, ...more) =>
      runCommand('build', '--from', from, '--out', out, '--items', names, ...more);

    it('reads named items, each with its language versions', async (test) => {
      const out = await makeFolder(test);
      const list = join(await makeFolder(test), 'items.txt');
      await writeFile(list, 'CC3017EN\n20.500.14283/cd2205en\n');
      const { from, readRequests } = repositoryWith();
      ok(await buildNamed(from, out, `@${list}`, '--items', 'cd0683en'));
      const items = byId(await readJson(out, 'feed.json'));
      assert.deepEqual([...items.keys()].sort(), ['cc3017en', 'cd0683en', 'cd2205en']);
      const { languages } = items.get('cd0683en')._fao;
      assert.ok(languages.length > 1 && languages.every(({ title, language }) => title && language));
      assert.ok((await readRequests()).every((url) => url.startsWith('/server/api')));
    });

    it('accepts a longer or shorter list of items', async (test) => {
      const out = await makeFolder(test);
      const { from } = repositoryWith();
      const read = async (names) => {
        ok(await buildNamed(from, out, names));
        return [...byId(await readJson(out, 'feed.json')).keys()].sort();
      };
      assert.deepEqual(await read('cd0683en'), ['cd0683en']);
      assert.deepEqual(await read('cd0683en,cc7724en'), ['cc7724en', 'cd0683en']);
      assert.deepEqual(await read('cc7724en'), ['cc7724en']);
    });

    it('reads names from a file with spaces in its path and commas in its lines', async (test) => {
      const [out, folder] = [
        await makeFolder(test),
        await makeFolder(test, { 'my list.txt': 'cd0683en, cc7724en\n' }),
      ];
      ok(await buildNamed(repositoryWith().from, out, `@${join(folder, 'my list.txt')}`));
      assert.equal((await readJson(out, 'feed.json')).items.length, 2);
    });

    it('skips an unknown item, names it, and continues', async (test) => {
      const out = await makeFolder(test);
      const run = await buildNamed(repositoryWith().from, out, 'cd0683en,zz9998en');
      ok(run);
      assert.match(run.stderr, /Skipped zz9998en: the repository has no item of this name/);
      assert.deepEqual(
        (await readJson(out, 'manifest.json')).skipped.map(({ id }) => id),
        ['zz9998en'],
      );
    });

    it('reads the results of a search, and their changes in a second run', async (test) => {
      const own = await openRepository();
      test.after(() => own.close());
      const out = await makeFolder(test);
      const command = [
        'build',
        '--from',
        `${own.origin}/run=search/server`,
        '--out',
        out,
        '--query',
        'migration',
      ];
      ok(await runCommand(...command));
      const { counts } = await readJson(out, 'manifest.json');
      assert.ok(counts.items > 3 && counts.items < 60, `${counts.items}`);
      const [{ _fao }] = (await readJson(out, 'feed.json')).items;
      own.withdraw(_fao.handle);
      ok(await runCommand(...command));
      assert.equal((await readJson(out, 'manifest.json')).counts.items, counts.items - 1);
    });

    it('reads a collection or a community by its UUID', async (test) => {
      const { from } = repositoryWith();
      for (const type of ['collection', 'community']) {
        const out = await makeFolder(test);
        const { _embedded } = await (
          await fetch(`${from}/api/discover/search/objects?dsoType=${type}`)
        ).json();
        const { uuid } = _embedded.searchResult._embedded.objects[0]._embedded.indexableObject;
        ok(await runCommand('build', '--from', from, '--out', out, '--collection', uuid, '--via', 'rest'));
        assert.equal((await readJson(out, 'feed.json')).items.length, 91);
      }
    });
  });
});
