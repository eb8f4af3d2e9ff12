import { accessSync, constants, statSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';
import { MANIFEST } from '../feed/manifest.js';

/**
 * Caching of documents: fresh for five minutes; for a day, a cache may send the stale document while it
 * requests a newer one (RFC 5861, section 3).
 */
const CACHE_BRIEFLY = 'public, max-age=300, stale-while-revalidate=86400';
/** Caching of files whose names change with their content (RFC 8246). */
const CACHE_FOREVER = 'public, max-age=31536000, immutable';
/** A hash in a file name: at least eight hexadecimal digits before the extension. */
const HASHED = /[.-][\da-f]{8,64}\.[a-z\d]+$/i;
/** JSON files that are not feeds. */
const PLAIN_JSON: readonly string[] = ['aliases.json', MANIFEST];
/**
 * Maximum number of seconds for which browsers cache a preflight response (Chromium's limit is two hours).
 */
const PREFLIGHT_MAX_AGE = '7200';

/**
 * Creates the request listener that serves the folder of a feed as docs/hosting.md requires: any page may
 * read the feed, caches may store and revalidate it, and text is compressed. Never serves files or folders
 * whose names begin with a dot, or anything outside the folder.
 */
export function createListener(folder: string): RequestListener {
  // With `dev`, sirv reads the folder for each request, so that a new build shows at once.
  const serveFile = sirv(folder, { dev: true, etag: true, extensions: [] });
  const compress = compression() as unknown as Middleware;
  return (request, response) => {
    setSharingHeaders(response);
    if (request.method === 'OPTIONS') {
      respondToPreflight(request, response);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD, OPTIONS');
      respondWithText(response, 405, 'This server accepts only GET and HEAD requests.');
    } else {
      compress(request, response, () => respondWithFile(request, response, folder, serveFile));
    }
  };
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

function respondWithFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  serveFile: Middleware,
): void {
  // Proxies send the absolute URL (RFC 9112, section 3.2.2).
  const path = (request.url ?? '/').replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '') || '/';
  const respondNotFound = () => {
    response.removeHeader('cache-control');
    response.removeHeader('content-type');
    respondWithText(response, 404, `There is no ${path} here.`);
  };
  const url = mayServe(path) ? findUrl(path, folder) : undefined;
  if (url === undefined) {
    respondNotFound();
    return;
  }
  request.url = url;
  setCacheHeaders(path, response);
  keepEntityTag(request, response);
  // A range of the compressed bytes is not a range of the text.
  if (path.endsWith('.json')) delete request.headers.range;
  serveFile(request, response, respondNotFound);
}

/* Whether no name in the path begins with a dot, percent-encoded or not. */
function mayServe(path: string): boolean {
  const name = decodePath(path, decodeURIComponent);
  return name !== undefined && !/(?:^|[\\/])\.|\0/.test(name);
}

/*
 * Returns the URL for sirv. The name of an item's file may be percent-encoded on disk as in the request.
 * Checks that the file is readable before sirv sends it: sirv does not handle a later failure, which would
 * end the process.
 */
function findUrl(path: string, folder: string): string | undefined {
  const decoded = decodePath(path, decodeURI);
  if (decoded !== undefined && isReadable(join(folder, decoded))) return path;
  return path.includes('%') && isReadable(join(folder, path)) ? path.replaceAll('%', '%25') : undefined;
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function setSharingHeaders(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', 'Retry-After, ETag');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('vary', 'Accept-Encoding');
}

function setCacheHeaders(name: string, response: ServerResponse): void {
  const isDocument = name.endsWith('.json');
  response.setHeader('cache-control', !isDocument && HASHED.test(name) ? CACHE_FOREVER : CACHE_BRIEFLY);
  if (isDocument)
    response.setHeader(
      'content-type',
      PLAIN_JSON.includes(basename(name)) ? 'application/json' : 'application/feed+json',
    );
}

/*
 * Adds the ETag to a response 304, which must have it (RFC 9110, section 15.4.5) and gets none from sirv. It
 * equals the ETag of the request.
 */
function keepEntityTag({ headers }: IncomingMessage, response: ServerResponse): void {
  const tag = headers['if-none-match'];
  if (!tag) return;
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    if (args[0] === 304) response.setHeader('etag', tag);
    return writeHead(...args);
  };
}

function respondToPreflight({ headers }: IncomingMessage, response: ServerResponse): void {
  const requested = headers['access-control-request-headers'];
  response.setHeader('access-control-allow-methods', 'GET, HEAD');
  if (requested) response.setHeader('access-control-allow-headers', requested);
  response.setHeader('access-control-max-age', PREFLIGHT_MAX_AGE);
  response.writeHead(204).end();
}

function respondWithText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function decodePath(path: string, decode: (text: string) => string): string | undefined {
  try {
    return decode(path);
  } catch {
    return undefined;
  }
}
