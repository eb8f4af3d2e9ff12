import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import * as main from '../dist/feed-tool/src/main.js';

const bin = fileURLToPath(new URL('../bin/fao-feed.mjs', import.meta.url));
/** Milliseconds after which a command is interrupted. */
const TIMEOUT = 120_000;

/**
 * @typedef {object} CommandResult
 * @property {number | null} code the exit code
 * @property {string | null} signal that ended the process; always `null` for a command in this process
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Starts the command `fao-feed` in a process of its own, as a shell does, for tests of signals, pipes and
 * exit codes. All other tests use `runCommand`, which starts faster.
 *
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {{ child: import('node:child_process').ChildProcess, ended: Promise<CommandResult> }}
 */
export function startCommand(args, options = {}) {
  const child = spawn(process.execPath, [bin, ...args], { timeout: TIMEOUT, ...options });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (part) => (text[name] += part));
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...text }));
  return { child, ended };
}

/**
 * Runs the command in this process, to its end. It retries failed requests after some 20 milliseconds
 * rather than after a second.
 *
 * @param {...string} args
 * @returns {Promise<CommandResult>}
 */
export async function runCommand(...args) {
  const text = { stdout: '', stderr: '' };
  const collect = (name) =>
    new Writable({
      decodeStrings: false,
      write(part, _, done) {
        text[name] += part;
        done();
      },
    });
  const code = await main.runCommand([process.execPath, bin, ...args], {
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    signal: AbortSignal.timeout(TIMEOUT),
    firstWait: 20,
  });
  return { code, signal: null, ...text };
}

/**
 * Runs the command in this process, in a folder to which its paths are relative. Tests must not call it twice
 * at a time, since a process has one working directory.
 *
 * @param {string} folder
 * @param {...string} args
 * @returns {Promise<CommandResult>}
 */
export async function runCommandIn(folder, ...args) {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await runCommand(...args);
  } finally {
    process.chdir(before);
  }
}

/**
 * Makes a temporary folder, which the end of the test removes.
 *
 * @param {import('node:test').TestContext} test
 * @param {Record<string, string | Uint8Array | object>} [files] contents by path; objects become JSON
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
 * @returns {Promise<number>} the port
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

/**
 * Reads a JSON file.
 *
 * @param {...string} path parts of its path
 */
export async function readJson(...path) {
  return JSON.parse(await readFile(join(...path), 'utf8'));
}

/**
 * Reads all files of a folder except the state of the tool, by path.
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
