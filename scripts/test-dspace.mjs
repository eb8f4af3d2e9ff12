/*
 * DSPACE_URL=https://repository.example/server/api npm run test:dspace
 *
 * Tests that a DSpace server responds as the product expects. DSPACE_OAI_URL names its OAI-PMH interface
 * where this is not at /server/oai/request. It only reads.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { DSPACE_URL: given = '', DSPACE_OAI_URL: oai } = process.env;

function fail(message) {
  console.error(message);
  process.exit(2);
}

const rest = given.replace(/\/+$/, '');
if (!rest)
  fail(
    'Set DSPACE_URL to the REST root of a DSpace server, such as DSPACE_URL=https://repository.example/server/api npm run test:dspace',
  );
if (!URL.canParse(rest)) fail(`DSPACE_URL is not a URL: ${given}`);
if (!rest.endsWith('/api') && !oai)
  fail(`DSPACE_URL does not end in /api: ${given}. If this is its REST root, set DSPACE_OAI_URL too.`);

const root = await fetch(rest).catch(({ message, cause }) => fail(`${rest}: ${cause?.code ?? cause?.message ?? message}`));
const { dspaceVersion } = await root.json().catch(() => ({}));
if (!dspaceVersion) fail(`${rest} is not the REST root of DSpace 7 or later: check DSPACE_URL.`);
console.log(`${dspaceVersion} at ${rest}`);

const file = fileURLToPath(new URL('../test/dspace/run-contract.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', file], {
  env: { ...process.env, DSPACE_URL: rest },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
