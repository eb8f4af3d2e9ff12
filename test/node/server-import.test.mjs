import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const project = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Runs a module in a new Node process, in which `fao-widgets` is this package as others import it. */
async function runModule(code) {
  return run(process.execPath, ['--input-type=module', '--eval', code], { cwd: project });
}

describe('The package, imported without a document', () => {
  for (const name of ['fao-widgets', 'fao-widgets/define']) {
    it(`prints nothing: ${name}`, async () => {
      const { stdout, stderr } = await runModule(`await import('${name}'); console.log('done');`);
      assert.equal(stdout, 'done\n');
      assert.equal(stderr, '');
    });
  }

  it('registers nothing, so that a server renders the tags as they are written', async () => {
    const { stdout } = await runModule(
      `await import('fao-widgets/define'); console.log(globalThis.customElements?.get('fao-item-card'));`,
    );
    assert.equal(stdout, 'undefined\n');
  });

  it('accepts the configuration of a page that a server renders', async () => {
    const { stdout } = await runModule(
      `const { configure, VERSION } = await import('fao-widgets'); configure({ feed: '/feed.json' }); console.log(VERSION);`,
    );
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });
});
