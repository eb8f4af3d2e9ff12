import { dirname, join, posix } from 'node:path';
import { readUrl } from 'fao-widgets-core';

/** Assumed URL of a file that does not state its own; its folders allow for relative URLs with `../`. */
const ASSUMED_URL = `https://feed.example/${'folder/'.repeat(20)}feed.json`;

/**
 * Finds the path of the local file that a URL in another local file refers to.
 * @param url relative, or absolute where `feedUrl` is
 * @param file path of the file that has the URL
 * @param feedUrl the file's own URL, as it states it (`feed_url`)
 * @returns a path, whether a file exists there or not; `undefined` where the URL has another origin, a query
 *   or, without `feedUrl`, a path from the root
 */
export function findLocalPath(url: string, file: string, feedUrl?: unknown): string | undefined {
  const own = readUrl(feedUrl, ASSUMED_URL) ?? ASSUMED_URL;
  const target = new URL(url, own);
  const { origin, pathname } = new URL(own);
  const isRooted = own === ASSUMED_URL && url.startsWith('/');
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
