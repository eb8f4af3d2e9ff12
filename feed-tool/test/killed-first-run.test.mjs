import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { openRepository } from 'fake-dspace/testing';
import { makeFolder, readJson, runCommand, startCommand } from './run-command.mjs';

/** Milliseconds between two looks at the log. */
const PAUSE = 20;

describe('fao-feed build, killed before its first feed,', () => {
  // `after`: the requests that get a response before the one that gets none.
  for (const [moment, after, options] of [
    ['before its first page', 1, []],
    ['after its first page', 2, []],
    ['before its first page, over REST', 1, ['--via', 'rest']],
  ])
    it(`continues without --from: ${moment}`, async (test) => {
      const repository = await openRepository();
      test.after(() => repository.close());
      const on = options.length ? 'search' : 'oai';
      const settings = `page=20,fault=stall,on=${on},after=${options.length ? 0 : after},times=1,run=killed`;
      const from = `${repository.origin}/${settings}/server`;
      const out = await makeFolder(test);
      const chosen = ['--title', 'Our library', '--layout', 'item-files', '--fields', 'fao', ...options];
      const { child, ended } = startCommand(['build', '--from', from, '--out', out, ...chosen]);
      const reached = options.length ? 1 : after + 1;
      const isReached = async () => {
        const log = await repository.readLog('killed');
        return log.filter(({ url }) => url.includes(on === 'oai' ? '/oai/' : '/search/')).length >= reached;
      };
      while (!(await isReached())) await sleep(PAUSE);
      child.kill('SIGKILL');
      assert.equal((await ended).signal, 'SIGKILL');
      assert.ok(!existsSync(join(out, 'manifest.json')));

      const run = await runCommand('build', '--out', out);
      assert.equal(run.code, 0, run.stderr);
      assert.equal(/Resumes the run/.test(run.stderr), moment.startsWith('after'));
      const { source, settings: kept, counts, layout } = await readJson(out, 'manifest.json');
      assert.equal(source.repository, from);
      assert.equal(source.interface, options.length ? 'rest' : 'oai-pmh');
      assert.equal(counts.items, 91);
      assert.equal(layout, 'item-files');
      assert.equal(kept.title, 'Our library');
      assert.equal(kept.fields, 'fao');
    });

  it('reads everything again where the next run maps records otherwise', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const from = `${repository.origin}/fault=json-503,on=search,after=1,times=1,run=other/server`;
    const command = ['build', '--from', from, '--out', await makeFolder(test), '--via', 'rest'];
    const failed = await runCommand(...command, '--fields', 'stock', '--retries', '0');
    assert.equal(failed.code, 3, failed.stderr);
    const { code, stderr } = await runCommand(...command, '--fields', 'fao');
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stderr, /Resumes/);
  });
});
