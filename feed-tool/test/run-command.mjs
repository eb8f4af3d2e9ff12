import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
 * Makes a folder that goes when the test is over.
 *
 * @param {import('node:test').TestContext} test
 * @param {Record<string, string | Uint8Array | object>} [files] by path; objects are written as JSON
 * @returns {Promise<string>} the folder
 */
export async function makeFolder(test, files = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'fao-feed-test-'));
  test.after(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    const isRaw = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(file, isRaw ? content : JSON.stringify(content, null, 2));
  }
  return folder;
}

/**
 * Lets a server listen on loopback until the test is over.
 *
 * @param {import('node:test').TestContext} test
 * @param {import('node:http').Server} server
 * @returns {Promise<number>} its port
 */
export async function listen(test, server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return server.address().port;
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
