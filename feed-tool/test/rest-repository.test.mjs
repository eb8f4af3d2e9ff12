import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';

import { serveDspace } from 'fake-dspace';
import { openRepository } from 'fake-dspace/testing';
import { findRestRoot } from '../dist/feed-tool/src/harvest/rest/find-rest-root.js';
import { check } from './check-runs.mjs';
import { makeClient } from './polite-runs.mjs';
import { listen, makeFolder, readJson, runCommand } from './run-command.mjs';

const handleOf = (job) => `20.500.14283/${job}`;

/** Opens a repository with the special items, read over REST. */
async function open(test, settings = '') {
  const repository = await openRepository();
  test.after(() => repository.close());
  const from = `${repository.origin}/items=special${settings}/server`;
  const build = async (out, ...options) => {
    const run = await runCommand('build', '--from', from, '--out', out, '--via', 'rest', ...options);
    assert.equal(run.code, 0, run.stderr);
    const feed = await readJson(out, 'feed.json');
    return { ...run, feed, items: new Map(feed.items.map((item) => [item.id, item])) };
  };
  return { repository, from, build };
}

describe('fao-feed build over REST', () => {
  it('requests HAL of every endpoint', async (test) => {
    const accepted = new Map();
    const dspace = serveDspace({ isAllowed: () => true });
    const listener = (request, response) => {
      const { pathname } = new URL(request.url, 'http://localhost');
      if (pathname.startsWith('/server/api')) accepted.set(pathname, request.headers.accept);
      return dspace(request, response);
    };
    const from = `http://127.0.0.1:${await listen(test, createServer(listener))}/server`;
    const named = ['--items', `cd0683en,${handleOf('cd2205en')},zz9998en`];
    for (const options of [named, ['--via', 'rest', '--collection', handleOf('2')]])
      assert.equal(
        (await runCommand('build', '--from', from, '--out', await makeFolder(test), ...options)).code,
        0,
      );
    assert.ok(accepted.size >= 4, [...accepted.keys()].join());
    for (const [path, accept] of accepted)
      assert.equal(accept, 'application/hal+json, application/json', path);
  });

  it('takes the addresses of pages from the user interface that the server names', async (test) => {
    const root = (dspaceUI) => {
      const body = JSON.stringify({ dspaceVersion: 'DSpace 9.2', dspaceName: 'Repository', dspaceUI });
      return createServer((request, response) =>
        request.url === '/server/api'
          ? response.writeHead(200, { 'content-type': 'application/hal+json' }).end(body)
          : response.writeHead(404).end(),
      );
    };
    const rows = [
      ['https://ui.example/', 'https://ui.example'],
      ['https://ui.example/library', 'https://ui.example/library'],
      ['javascript:alert(1)', undefined],
      [undefined, undefined],
      ['http://localhost:4000', 'http://localhost:4000'],
    ];
    for (const [dspaceUI, expected] of rows) {
      const server = `http://127.0.0.1:${await listen(test, root(dspaceUI))}/server`;
      assert.equal((await findRestRoot(server, makeClient().client)).site, expected, dspaceUI);
    }
    const { build } = await open(test);
    const { feed, items } = await build(await makeFolder(test));
    assert.match(feed.home_page_url, /^https:\/\/openknowledge\.fao\.org\/$/);
    const { url } = items.get('zz0009en');
    assert.match(url, /^https:\/\//);
  });

  for (const version of ['7.6', '9'])
    it(`offers no file and cover under an embargo: DSpace ${version}`, async (test) => {
      const { build } = await open(test, `,version=${version}`);
      const { items } = await build(await makeFolder(test));
      const { attachments, image, title } = items.get('zz0003en');
      assert.equal(title, 'Under embargo');
      assert.deepEqual(attachments ?? [], []);
      assert.equal(image, undefined);
      assert.equal(items.get('zz0006en').attachments.length, 1);
      assert.ok(items.get('zz0006en').image);
      assert.ok(!items.has('zz0004en'), 'a restricted item');
    });

  it('reads files without an access status as before: DSpace 7.0', async (test) => {
    const { build } = await open(test, ',version=7.0');
    const { items } = await build(await makeFolder(test));
    assert.equal(items.get('zz0003en').attachments.length, 1);
    assert.equal(items.get('zz0006en').attachments.length, 1);
  });

  it('reads named items by the same rules', async (test) => {
    for (const version of ['7.6', '9']) {
      const { build } = await open(test, `,version=${version}`);
      const names = ['zz0003en', 'zz0006en', 'zz0045en'].join();
      const { items } = await build(await makeFolder(test), '--items', names);
      assert.deepEqual(items.get('zz0003en').attachments ?? [], []);
      assert.equal(items.get('zz0003en').image, undefined);
      assert.equal(items.get('zz0006en').attachments.length, 1);
      assert.equal(items.get('zz0045en').attachments.length, 45);
    }
  });

  it('marks a named item that is an older version, and the feed is clean', async (test) => {
    const { build } = await open(test, ',fields=stock');
    const out = await makeFolder(test);
    const { items } = await build(out, '--items', '123456789/zz0025en,123456789/zz0009en');
    const statuses = [...items.values()].map(({ title, _fao }) => [title, _fao.status]);
    assert.deepEqual(Object.fromEntries(statuses), {
      'Has two versions': 'superseded',
      'No file at all': undefined,
    });
    assert.deepEqual((await check([out, '--strict'])).problems, []);
  });

  it('requests an item again while the end of its embargo is not known', async (test) => {
    const { repository, build } = await open(test, ',version=7.6,run=embargo');
    const out = await makeFolder(test);
    await build(out);
    await repository.readLog('embargo', '?forget');
    const { stderr } = await build(out);
    assert.match(stderr, /Requests the changes since/);
    const queries = (await repository.readLog('embargo')).map(({ url }) =>
      new URL(url, repository.origin).searchParams.get('query'),
    );
    assert.ok(queries.includes(`handle:"${handleOf('zz0003en')}"`), queries.join('\n'));
  });

  it('has all files of an item, the primary one first', async (test) => {
    for (const version of ['7.6', '9']) {
      const { build } = await open(test, `,version=${version}`);
      const { items } = await build(await makeFolder(test));
      const { attachments } = items.get('zz0045en');
      assert.equal(attachments.length, 45);
      const primary = attachments[0].url;
      const { name } = await (await fetch(primary.replace(/\/content$/, ''))).json();
      assert.equal(name, 'chapter-33.pdf');
    }
  });
});

describe('fao-feed build over REST, after a response that is no JSON,', () => {
  for (const fault of ['cut-json', 'html-200', 'empty'])
    it(`requests it again: ${fault}`, async (test) => {
      const { build } = await open(test, `,fault=${fault},on=search,after=1,times=2`);
      const { items } = await build(await makeFolder(test));
      assert.equal(items.size, 103);
    });
});

describe('fao-feed build --query', () => {
  it('reports what the search can’t read, without the URL of the request', async (test) => {
    const { from } = await open(test);
    const command = ['build', '--from', from, '--out', await makeFolder(test), '--query', 'title:('];
    const { code, stderr } = await runCommand(...command);
    assert.equal(code, 2, stderr);
    assert.match(stderr, /--query "title:\(": the search of \S+\/server\/api can’t read it \(status 422\)/);
    assert.doesNotMatch(stderr, /embed=/);
  });
});

describe('fao-feed build over REST, where the search counts items that it does not return,', () => {
  it('warns in the first run, and is quiet in the next while the difference stays', async (test) => {
    const dspace = serveDspace({ isAllowed: () => true });
    let ghosts = 2;
    const listener = (request, response) => {
      const end = response.end.bind(response);
      // The last one is that of the search; files have such numbers too.
      const addGhosts = (body) =>
        String(body).replace(
          /"totalElements":(\d+)(?!.*"totalElements")/s,
          (_, number) => `"totalElements":${Number(number) + ghosts}`,
        );
      response.end = (body) =>
        end(request.url.includes('/search/') && !/lastModified/.test(request.url) ? addGhosts(body) : body);
      return dspace(request, response);
    };
    const from = `http://127.0.0.1:${await listen(test, createServer(listener))}/server`;
    const out = await makeFolder(test);
    const first = await runCommand('build', '--from', from, '--out', out, '--via', 'rest');
    assert.equal(first.code, 0, first.stderr);
    assert.match(
      first.stderr,
      /Warning: The repository counts 93 items, but its search returned 91, twice\./,
    );
    const second = await runCommand('build', '--out', out);
    assert.equal(second.code, 0, second.stderr);
    assert.doesNotMatch(second.stderr, /Warning|complete list/);
    ghosts = 0;
    const third = await runCommand('build', '--out', out);
    assert.equal(third.code, 0, third.stderr);
    assert.match(third.stderr, /complete list/);
    assert.match(third.stdout, / 0 files written/);
  });
});

describe('fao-feed build --via rest --collection', () => {
  it('accepts UUID, handle, set name and URL of a collection or community', async (test) => {
    const { repository, build } = await open(test);
    for (const type of ['collection', 'community']) {
      const { _embedded } = await repository.read(`/discover/search/objects?dsoType=${type}`);
      const { uuid, handle } = _embedded.searchResult._embedded.objects[0]._embedded.indexableObject;
      const names = [
        uuid,
        handle,
        `https://hdl.handle.net/${handle}`,
        `${repository.origin}/${type === 'collection' ? 'collections' : 'communities'}/${uuid}`,
        `${repository.origin}/handle/${handle}/browse?type=title`,
        `${type.slice(0, 3)}_${handle.replace('/', '_')}`,
      ];
      for (const name of names) {
        const { feed } = await build(await makeFolder(test), '--collection', name, '--query', 'migration');
        assert.ok(feed.items.length > 3, name);
      }
    }
  });

  it('refuses the handle of an item and an unknown one, before any search', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const rows = [
      [handleOf('cd0683en'), /this is the handle of an item\. For an item, write --items 20\.500/],
      [handleOf('99999'), /has no collection and no community with this handle/],
    ];
    for (const [index, [name, pattern]] of rows.entries()) {
      const from = `${repository.origin}/run=refused-${index}/server`;
      const command = ['build', '--from', from, '--out', await makeFolder(test), '--via', 'rest'];
      const { code, stderr } = await runCommand(...command, '--collection', name);
      assert.equal(code, 4, stderr);
      assert.match(stderr, pattern);
      const urls = (await repository.readLog(`refused-${index}`)).map(({ url }) => url);
      assert.ok(!urls.some((url) => url.includes('/search/')), urls.join('\n'));
    }
  });
});

describe('fao-feed build --entities', () => {
  for (const options of [
    ['--via', 'rest'],
    ['--via', 'oai'],
    ['--items', 'zz0204,zz0205,zz0206,cd0683en'],
  ])
    it(`adds items of other entity types to the feed: ${options.join(' ')}`, async (test) => {
      const repository = await openRepository();
      test.after(() => repository.close());
      const from = `${repository.origin}/items=special/server`;
      const out = await makeFolder(test);
      const names = options[1].startsWith('zz')
        ? ['--items', options[1].replace(/zz\d+/g, handleOf)]
        : options;
      const build = async (...more) => {
        const run = await runCommand('build', '--from', from, '--out', out, ...names, ...more);
        assert.equal(run.code, 0, run.stderr);
        const titles = (await readJson(out, 'feed.json')).items.map(({ title }) => title);
        return ['Invented, Author', 'A made-up project', 'A made-up office'].filter((one) =>
          titles.includes(one),
        );
      };
      assert.deepEqual(await build(), []);
      assert.deepEqual(await build('--entities', 'person,Project'), [
        'Invented, Author',
        'A made-up project',
      ]);
      // The next run has the same setting.
      assert.deepEqual(await build(), ['Invented, Author', 'A made-up project']);
      assert.deepEqual(await build('--entities', 'Publication'), []);
    });
});
