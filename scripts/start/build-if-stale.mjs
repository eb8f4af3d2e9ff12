import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the bundles are made from and by. */
const inputs = [
  'src',
  'feed-tool/src',
  'schema',
  'scripts',
  'package-lock.json',
  'rollup.config.mjs',
  'tsconfig.json',
];

function findNewestTime(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => findNewestTime(join(path, name))));
}

/**
 * Tells whether dist/ is missing or older than its sources. The build writes custom-elements.json last, so its presence says that the
 * rest is whole.
 *
 * @returns {boolean}
 */
export function isStale() {
  const built = statSync(join(root, 'custom-elements.json'), { throwIfNoEntry: false });
  if (!built || !statSync(join(root, 'dist/cdn/fao-widgets.js'), { throwIfNoEntry: false })) return true;
  return inputs.some((path) => findNewestTime(join(root, path)) > built.mtimeMs);
}

/**
 * Runs the build where it is needed.
 *
 * @param {AbortSignal} signal ends it early
 * @returns {Promise<void>}
 * @throws {Error} when it fails; it has printed why
 */
export async function buildIfStale(signal) {
  if (!isStale()) return;
  console.log('Building dist/ ...');
  const build = spawn(process.execPath, [join(root, 'scripts/build.mjs')], {
    cwd: root,
    stdio: 'inherit',
    signal,
  });
  const [code] = await once(build, 'close');
  if (code !== 0) throw new Error('The demo needs a build: fix the errors above, or start with --no-build.');
}
