import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { countCoDownloads } from '../../dist/feed-tool/src/downloads/count-co-downloads.js';

/** User agent of a reader's browser. */
export const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

/** Returns the UUID of the file of an item, whose id must be one letter from a to f. */
export const uuidOf = (id) => [8, 4, 4, 4, 12].map((length) => id.repeat(length)).join('-');

/** Returns an item with a file and a handle. */
export function createItem(id, { work = id } = {}) {
  return { id, work, identifiers: [uuidOf(id), `20.500.14283/${id}`] };
}

/** Items of six works, from a to f. */
export const items = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => createItem(id));

/**
 * Returns a line of a log.
 *
 * @param {string} item
 * @param {object} [parts] parts of the line with other values; `at` is a time on 10 October 2026
 */
export function line(item, parts = {}) {
  const {
    address = '203.0.113.1',
    at = '10:00:00',
    time = `10/Oct/2026:${at} +0000`,
    method = 'GET',
    path = `/bitstreams/${uuidOf(item)}/download`,
    status = 200,
    agent = chrome,
    before = '',
    user = '-',
    referer = '-',
    after = '',
  } = parts;
  return `${before}${address} - ${user} [${time}] "${method} ${path} HTTP/1.1" ${status} 1234 "${referer}" "${agent}"${after}`;
}

/** Returns the lines of `count` visitors, each of whom downloads the items one after the other. */
export function visit(ids, count, from = 1) {
  return Array.from({ length: count }, (_, visitor) =>
    [...ids].map((id, minute) =>
      line(id, {
        address: `198.51.${Math.floor((from + visitor) / 256)}.${(from + visitor) % 256}`,
        at: `10:${String(minute).padStart(2, '0')}:00`,
      }),
    ),
  ).flat();
}

/** Returns a reporter that collects messages, and calls a function at each step. */
export function createListener({ onStep = () => undefined, onProgress = () => undefined } = {}) {
  const warnings = [];
  return {
    warnings,
    begin(step) {
      onStep(step);
      return { reach: () => onProgress(step), end: () => undefined };
    },
    note: (text) => warnings.push(text),
    warn: (text) => warnings.push(text),
  };
}

/** Calls a function with a temporary folder, and removes the folder afterwards. */
export async function withFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), 'downloads-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Counts logs, and checks that the scratch folder is empty afterwards.
 *
 * @param {Record<string, string | Buffer> | string[]} logs texts by file name, or the lines of one log
 * @param {object} [options] `rules`: options of the count, by default with the threshold 1; `items`,
 *   `limits`, `signal`, `listener`
 */
export function countLogs(logs, options = {}) {
  const { items: countedItems = items, limits, signal = new AbortController().signal } = options;
  const { listener = createListener(), rules = {} } = options;
  const texts = Array.isArray(logs) ? { 'access.log': `${logs.join('\n')}\n` } : logs;
  return withFolder(async (folder) => {
    const paths = Object.keys(texts).map((name) => join(folder, name));
    await Promise.all(Object.values(texts).map((text, index) => writeFile(paths[index], text)));
    const scratch = join(folder, 'scratch');
    await mkdir(scratch);
    try {
      const context = { reporter: listener, signal, scratch, limits };
      const result = await countCoDownloads(paths, countedItems, { threshold: 1, ...rules }, context);
      return { ...result, warnings: listener.warnings };
    } finally {
      assert.deepEqual(await readdir(scratch), [], 'the scratch folder is empty after a count');
    }
  });
}

/** Returns the items downloaded with an item as a short text: `b 3, c 1`. */
export function companions({ byItem }, id) {
  return (byItem.get(id) ?? []).map(({ id: other, count }) => `${other} ${count}`).join(', ');
}
