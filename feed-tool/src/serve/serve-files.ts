import { accessSync, constants, statSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';
import { MANIFEST } from '../feed/manifest.js';

/**
 * Documents: fresh for five minutes, and for a day good enough while a newer one is fetched (RFC 5861,
 * section 3).
 */
const FRESH = 'public, max-age=300, stale-while-revalidate=86400';
/** Files whose name changes with their content (RFC 8246). */
const FOREVER = 'public, max-age=31536000, immutable';
/** A hash in a name: eight hexadecimal digits or more between the name and its ending. */
const HASHED = /[.-][\da-f]{8,64}\.[a-z\d]+$/i;
/** JSON that is no feed. */
const PLAIN_JSON: readonly string[] = ['aliases.json', MANIFEST];
/** Most seconds that browsers keep the answer to a preflight (Chromium's limit is two hours). */
const PREFLIGHT = '7200';

/**
 * Makes the listener that serves the folder of a feed on the terms of docs/hosting.md: any page may read it,
 * copies can be kept and renewed, text is compressed. Never serves what begins with a dot, or anything
 * outside the folder.
 */
export function createListener(folder: string): RequestListener {
  // `dev` looks at the disk for each request, so that a build is seen at once.
  const serveFile = sirv(folder, { dev: true, etag: true, extensions: [] });
  const compress = compression() as unknown as Layer;
  return (request, response) => {
    setSharing(response);
    if (request.method === 'OPTIONS') {
      answerPreflight(request, response);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD, OPTIONS');
      answerText(response, 405, 'Only GET and HEAD are served here.');
    } else {
      compress(request, response, () => answerFile(request, response, folder, serveFile));
    }
  };
}

type Layer = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  serveFile: Layer,
): void {
  // Proxies ask with the whole address (RFC 9112, section 3.2.2).
  const path = (request.url ?? '/').replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '') || '/';
  const refuse = () => {
    response.removeHeader('cache-control');
    response.removeHeader('content-type');
    answerText(response, 404, `There is no ${path} here.`);
  };
  const url = isServed(path) ? findUrl(path, folder) : undefined;
  if (url === undefined) {
    refuse();
    return;
  }
  request.url = url;
  setLifetime(path, response);
  keepTag(request, response);
  // A part of a compressed text would be no part of it.
  if (path.endsWith('.json')) delete request.headers.range;
  serveFile(request, response, refuse);
}

/* Nothing in a folder whose name begins with a dot, whatever way the dot is written. */
function isServed(path: string): boolean {
  const name = decodePath(path, decodeURIComponent);
  return name !== undefined && !/(?:^|[\\/])\.|\0/.test(name);
}

/*
 * The file of an item may have the percent-encoded name of the request on disk. The server checks that it can
 * read a file before sirv sends it: sirv can't handle a failure after that, and would end the program.
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

function setSharing(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', 'Retry-After, ETag');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('vary', 'Accept-Encoding');
}

function setLifetime(name: string, response: ServerResponse): void {
  const isDocument = name.endsWith('.json');
  response.setHeader('cache-control', !isDocument && HASHED.test(name) ? FOREVER : FRESH);
  if (isDocument)
    response.setHeader(
      'content-type',
      PLAIN_JSON.includes(basename(name)) ? 'application/json' : 'application/feed+json',
    );
}

/*
 * sirv leaves the tag out of the answer "not modified", which must hold it (RFC 9110, section 15.4.5): it is
 * the one that was asked with.
 */
function keepTag({ headers }: IncomingMessage, response: ServerResponse): void {
  const tag = headers['if-none-match'];
  if (!tag) return;
  const writeHead = response.writeHead.bind(response) as (...terms: unknown[]) => ServerResponse;
  response.writeHead = (...terms: unknown[]) => {
    if (terms[0] === 304) response.setHeader('etag', tag);
    return writeHead(...terms);
  };
}

function answerPreflight({ headers }: IncomingMessage, response: ServerResponse): void {
  const asked = headers['access-control-request-headers'];
  response.setHeader('access-control-allow-methods', 'GET, HEAD');
  if (asked) response.setHeader('access-control-allow-headers', asked);
  response.setHeader('access-control-max-age', PREFLIGHT);
  response.writeHead(204).end();
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function decodePath(path: string, decode: (text: string) => string): string | undefined {
  try {
    return decode(path);
  } catch {
    return undefined;
  }
}
