import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { openRepository } from 'fake-dspace/testing';
import { describeContract } from '../dspace/contract.mjs';

describe('fake-dspace responds as a real server', async () => {
  const repository = await openRepository();
  after(() => repository.close());

  for (const settings of [
    'version=7.6.7,items=special',
    'version=9.2,items=special',
    'version=7.6,items=special',
    'version=9,items=special,jobnumbers=unindexed',
    'version=7.6.7,items=special,cors=any',
  ]) {
    describe(`with ${settings}`, () => {
      describeContract({ rest: repository.root(settings) });
    });
  }
});

describe('npm run test:dspace', () => {
  const script = fileURLToPath(new URL('../../scripts/test-dspace.mjs', import.meta.url));
  /** Runs the script, and returns its exit code and what it printed. */
  const run = (DSPACE_URL) =>
    new Promise((resolve) => {
      // In a test, Node gives its children this variable, with which `node --test` would run no test.
      const env = { ...process.env, NODE_TEST_CONTEXT: undefined, DSPACE_URL };
      execFile(process.execPath, [script], { env }, (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });

  it('tests the server of DSPACE_URL, and skips values of items that the server lacks', async (context) => {
    const repository = await openRepository();
    context.after(() => repository.close());
    const { code, stdout } = await run(`${repository.root('version=9.2')}/`);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^DSpace 9\.2 at http/);
    assert.match(stdout, /skipped [1-9]/);
    assert.match(stdout, /fail 0/);
  });

  it('explains what is wrong with DSPACE_URL', async (context) => {
    const repository = await openRepository();
    context.after(() => repository.close());
    for (const [url, message] of [
      [undefined, /^Set DSPACE_URL to the REST root of a DSpace server, such as/],
      ['nonsense', /^DSPACE_URL is not a URL: nonsense/],
      [repository.origin, /^DSPACE_URL does not end in \/api: /],
      [`${repository.origin}/api`, /is not the REST root of DSpace 7 or later: check DSPACE_URL/],
    ]) {
      const { code, stderr } = await run(url);
      assert.equal(code, 2, url);
      assert.match(stderr, message);
    }
  });
});
