import { readdirSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { readUrl } from '../../../../src/core/sanitize/url.js';

/** Where a file without an address of its own is taken to be: deep enough for addresses that climb. */
const ANYWHERE = `https://feed.example/${'folder/'.repeat(20)}feed.json`;

/**
 * Finds the file that an address in another file leads to, on disk.
 * @param address relative, or absolute where `feedUrl` is
 * @param file that the address stands in
 * @param feedUrl what the file says is its own address (`feed_url`)
 * @returns its path; `undefined` where the address leads to another host, or is one that a server computes
 *   an answer for
 */
export function findBeside(address: string, file: string, feedUrl?: unknown): string | undefined {
  const own = readUrl(feedUrl, ANYWHERE) ?? ANYWHERE;
  const target = new URL(address, own);
  const { origin, pathname } = new URL(own);
  const isRooted = own === ANYWHERE && address.startsWith('/');
  if (target.origin !== origin || target.search || isRooted) return undefined;
  const path = posix.relative(posix.dirname(decodePath(pathname)), decodePath(target.pathname));
  return join(dirname(file), path);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Makes a function that tells whether a file is there under exactly this name, in its letter case too, which
 * servers mind and some systems do not. A folder is listed once, however many files are asked for.
 */
export function createLookup(): (path: string) => boolean {
  const folders = new Map<string, ReadonlySet<string>>();
  return (path) => {
    const folder = dirname(path);
    const names = folders.get(folder) ?? listNames(folder);
    folders.set(folder, names);
    return names.has(basename(path));
  };
}

function listNames(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}
