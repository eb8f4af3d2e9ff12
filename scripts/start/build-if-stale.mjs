import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The inputs of the bundles: sources, and the scripts and settings that build them. */
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
 * Whether dist/ is missing or older than its sources. The build writes custom-elements.json last, so that its
 * presence means that the build is complete.
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
 * @throws {Error} when the build fails; it has printed the reason
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
