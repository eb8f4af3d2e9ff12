import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';
import { failure, makeClient, openServer } from './polite-runs.mjs';
import { makeFolder, readJson, runCommand } from './run-command.mjs';

/** The interfaces, with a fault of the fake DSpace that begins after some responses. */
const ways = {
  'OAI-PMH': ['page=20,fault=json-404,on=oai,after=3', []],
  REST: ['fault=json-404,on=search,after=1', ['--via', 'rest']],
};

describe('An interface that responds with 404 while the server restarts', () => {
  for (const [way, [fault, options]] of Object.entries(ways)) {
    const build = async (test, settings, ...more) => {
      const repository = await openRepository();
      test.after(() => repository.close());
      const out = await makeFolder(test);
      const from = `${repository.origin}/${settings}/server`;
      return { out, ...(await runCommand('build', '--from', from, '--out', out, ...options, ...more)) };
    };

    it(`is requested again: ${way}`, async (test) => {
      const { out, code, stderr } = await build(test, `${fault},times=1,run=restart`);
      assert.equal(code, 0, stderr);
      assert.match(stderr, /status 404: it responded to earlier requests of this run, .* Retries left: 6/);
      assert.equal((await readJson(out, 'feed.json')).items.length, 91);
    });
  }

  it('ends a run over REST after the retries, with a message that says so', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const command = ['build', '--via', 'rest', '--out', await makeFolder(test), '--retries', '1'];
    const from = `${repository.origin}/${ways.REST[0]},run=down/server`;
    const { code, stderr } = await runCommand(...command, '--from', from);
    assert.equal(code, 3, stderr);
    assert.match(stderr, /the server may be restarting; run the same command again later to resume/);
    assert.doesNotMatch(stderr, /check --from/i);
  });

  it('is not requested again for a file, or where it never responded', async (test) => {
    const server = await openServer(test);
    const { get } = makeClient();
    await get(`${server.origin}/200,404`);
    assert.equal((await failure(get(`${server.origin}/200,404`))).status, 404);
    const { message } = await failure(get(`${server.origin}/404?verb=Identify`));
    assert.match(message, /there is nothing at this URL; check --from/);
    assert.equal(server.requests().length, 3);
  });
});
