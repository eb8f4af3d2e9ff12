import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/fao-feed.mjs', import.meta.url));

/**
 * Starts the command `fao-feed` as a shell would.
 *
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {{ child: import('node:child_process').ChildProcess, ended: Promise<{ code: number | null, signal: string | null, stdout: string, stderr: string }> }}
 */
export function startCommand(args, options = {}) {
  const child = spawn(process.execPath, [bin, ...args], { timeout: 120_000, ...options });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (part) => (text[name] += part));
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...text }));
  return { child, ended };
}

/**
 * Runs the command to its end.
 *
 * @param {...string} args
 */
export function runCommand(...args) {
  return startCommand(args).ended;
}

/**
 * Makes an empty folder that goes when the test is over.
 *
 * @param {import('node:test').TestContext} test
 */
export async function makeFolder(test) {
  const folder = await mkdtemp(join(tmpdir(), 'fao-feed-test-'));
  test.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** @param {...string} path of a file of JSON */
export async function readJson(...path) {
  return JSON.parse(await readFile(join(...path), 'utf8'));
}

/**
 * Reads all files that a folder shows, by their paths; what the tool remembers is left aside.
 *
 * @param {string} folder
 * @returns {Promise<Record<string, string>>}
 */
export async function readFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = {};
  for (const entry of entries) {
    const path = join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1);
    if (entry.isFile() && !path.startsWith('.fao-feed'))
      files[path] = await readFile(join(folder, path), 'utf8');
  }
  return files;
}
