/** Runs the built command on files in a folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/fao-feed.mjs', import.meta.url));

/** What stands in a text before the place that a test is about. */
export const MARK = '▸';

/** Starts the command as a shell would. */
export function startCommand(terms, { cwd } = {}) {
  return spawn(process.execPath, [bin, ...terms], { cwd, timeout: 120_000 });
}

/**
 * Runs the command to its end.
 *
 * @param {string[]} terms
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export async function runCommand(terms, options) {
  const run = startCommand(terms, options);
  const [stdout, stderr, [code]] = await Promise.all([
    text(run.stdout),
    text(run.stderr),
    once(run, 'close'),
  ]);
  return { code, stdout, stderr };
}

/** The result of `fao-feed check --json`, with its exit code. */
export async function check(terms, options) {
  const { code, stdout, stderr } = await runCommand(['check', ...terms, '--json'], options);
  const events = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const { problems, counts, mended } = events.find(({ event }) => event === 'result') ?? {};
  const error = events.find((one) => one.event === 'error');
  return { code, problems, counts, mended, error, stderr };
}

/**
 * Writes files into a folder that is deleted after the test.
 *
 * @param {import('node:test').TestContext} test
 * @param {Record<string, string | Uint8Array | object>} files by path; objects are written as JSON
 * @returns {Promise<string>} the folder
 */
export async function makeFolder(test, files) {
  const folder = await mkdtemp(join(tmpdir(), 'fao-feed-check-'));
  test.after(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    const isRaw = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(file, isRaw ? content : JSON.stringify(content, null, 2));
  }
  return folder;
}

/** A feed with these items, each of which has a title unless it brings its own. */
export function makeFeed(items, fields = {}) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Publications on soil',
    ...fields,
    items: items.map((item) => ({ title: `Title of ${item.id}`, ...item })),
  };
}

/** Takes the mark out of a text and tells where it stood. */
export function readMark(marked) {
  const before = marked.slice(0, marked.indexOf(MARK));
  const lines = before.split('\n');
  return { text: marked.replace(MARK, ''), line: lines.length, column: lines.at(-1).length + 1 };
}
