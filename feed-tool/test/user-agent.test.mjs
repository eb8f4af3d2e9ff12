import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';

import { serveDspace } from 'fake-dspace';
import { countLogs, line } from './downloads/count-logs.mjs';
import { listen, makeFolder, readFiles, runCommand } from './run-command.mjs';
import { readRobots } from '../dist/feed-tool/src/downloads/visitors/robots.js';
import { VERSION } from '../dist/feed-tool/src/version.js';

const counterRobots = readRobots();

/** Opens a server on loopback that logs URLs and user agents. */
async function openServer(test, respond) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url, agent: request.headers['user-agent'] });
    respond(request, response);
  });
  const origin = `http://127.0.0.1:${await listen(test, server)}`;
  return {
    origin,
    has: (part) => requests.some(({ url }) => url.includes(part)),
    agents: () => [...new Set(requests.map(({ agent }) => agent))],
  };
}

/** Opens the demo's repository; `build` builds a feed from it. */
async function openRepository(test, robots) {
  const repository = await openServer(test, serveDspace({ isAllowed: () => true, robots }));
  const out = await makeFolder(test);
  const build = (...more) =>
    runCommand('build', '--from', `${repository.origin}/server`, '--out', out, '--timeout', '60', ...more);
  return { ...repository, out, build };
}

describe('The user agent of fao-feed', () => {
  const ways = {
    'over OAI-PMH, with covers': { options: ['--thumbnails', '60'], reads: ['/server/oai/', '/content'] },
    'over REST, with covers': {
      options: ['--items', 'cd0683en', '--thumbnails', '60'],
      reads: ['/server/api/discover/search', '/content'],
    },
  };
  const names = {
    'with --contact': {
      contact: ['--contact', 'maria@ministry.example'],
      agent: `fao-feed/${VERSION} (harvester bot; feeds for fao-widgets; maria@ministry.example)`,
    },
    'without --contact': {
      contact: [],
      agent: `fao-feed/${VERSION} (harvester bot; feeds for fao-widgets)`,
    },
  };

  for (const [way, { options, reads }] of Object.entries(ways)) {
    for (const [which, { contact, agent }] of Object.entries(names)) {
      it(`is on COUNTER’s list of robots ${which}, in each request of a build ${way}`, async (test) => {
        const { build, agents, has } = await openRepository(test);
        const run = await build(...options, ...contact);
        assert.equal(run.code, 0, run.stderr);
        for (const part of ['/robots.txt', ...reads]) assert.ok(has(part), part);
        assert.deepEqual(agents(), [agent]);
        assert.match(agent, counterRobots);
      });
    }
  }

  it('is on the list in requests of fao-feed check', async (test) => {
    const { build, out } = await openRepository(test);
    assert.equal((await build('--items', 'cd0683en', '--related', '0')).code, 0);
    const { 'feed.json': feed } = await readFiles(out);
    const server = await openServer(test, ({ url }, response) => {
      if (url === '/feed.json') response.writeHead(302, { location: '/moved.json' }).end();
      else response.writeHead(200, { 'content-type': 'application/feed+json' }).end(feed);
    });
    await runCommand('check', `${server.origin}/feed.json`);
    assert.ok(server.has('/moved.json'));
    assert.deepEqual(server.agents(), [names['without --contact'].agent]);
  });

  it('excludes its requests from a count of downloads', async () => {
    const { facts } = await countLogs(
      Object.values(names).map(({ agent }, index) => line('a', { agent, address: `203.0.113.${index}` })),
    );
    assert.deepEqual([facts.robots, facts.downloads], [2, 0]);
  });

  it('is fao-feed in the rules of robots.txt', async (test) => {
    const closed = await openRepository(
      test,
      'User-agent: *\nDisallow:\n\nUser-agent: fao-feed\nDisallow: /\n',
    );
    const run = await closed.build();
    assert.equal(run.code, 6, run.stderr);
    assert.match(run.stderr, /robots\.txt does not allow programs to read/);
    assert.ok(!closed.has('/server/'));
    const open = await openRepository(
      test,
      'User-agent: *\nDisallow: /\n\nUser-agent: fao-feed\nDisallow:\n',
    );
    assert.equal((await open.build()).code, 0);
  });
});
