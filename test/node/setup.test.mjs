import assert from 'node:assert/strict';
import { test } from 'node:test';

import { matchesLockfile } from '../../scripts/setup.mjs';

const locked = {
  '': { version: '1.0.0' },
  'node_modules/lit': { version: '3.0.0' },
  'node_modules/esbuild-darwin': { version: '1.0.0', optional: true },
};

test('an installation may lack packages for other platforms', () => {
  assert.equal(matchesLockfile(locked, { 'node_modules/lit': { version: '3.0.0' } }), true);
});

test('an installation is stale if a package has another version, a package is missing, or nothing is installed', () => {
  assert.equal(matchesLockfile(locked, { 'node_modules/lit': { version: '2.0.0' } }), false);
  assert.equal(matchesLockfile(locked, {}), false);
  assert.equal(matchesLockfile(locked, undefined), false);
});
