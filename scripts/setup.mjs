/**
 * Installs the dependencies when they are missing or differ from the lockfile, so that every other script
 * works in a fresh clone. It imports only Node's own modules, since no others may be installed yet.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The lowest version of Node that `engines` in package.json allows. */
const oldestNode = '20.19';

function readLockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

/**
 * Compares two lockfiles: the one in the repository and the one npm leaves in `node_modules`. Versions are
 * compared, not dates, since a checkout gives every file the date of the checkout.
 *
 * @param {Record<string, object>} locked `packages` of package-lock.json
 * @param {Record<string, object> | undefined} installed `packages` of node_modules/.package-lock.json
 * @returns {boolean} whether all locked packages are installed; packages for other platforms may be absent
 */
export function matchesLockfile(locked, installed) {
  if (!installed) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional);
  });
}

/**
 * Runs `npm ci` in a folder and ends the process with a message when it fails.
 *
 * @param {string} folder absolute path of a folder with a package-lock.json
 * @returns {void}
 */
export function installDependencies(folder) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  const reason = error ? error.message : `exit code ${status}`;
  console.error(`Could not install the dependencies of ${folder} with "npm ci" (${reason}).`);
  console.error('Fix the error of npm above, or run "npm ci" there by hand, then start again.');
  process.exit(1);
}

/**
 * Checks the version of Node, and installs the packages of the lockfile where `node_modules` differs from it.
 *
 * @returns {void}
 */
export function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldestNode.split('.').map(Number);
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    console.error(`Node ${oldestNode} or newer is needed; this is ${process.version}.`);
    process.exit(1);
  }
  const locked = readLockedPackages(`${root}package-lock.json`);
  if (!locked) {
    console.error(`No readable package-lock.json in ${root}: restore it from the repository.`);
    process.exit(1);
  }
  if (matchesLockfile(locked, readLockedPackages(`${root}node_modules/.package-lock.json`))) return;
  console.log('Installing the dependencies (node_modules is missing or differs from package-lock.json) ...');
  installDependencies(root);
}
