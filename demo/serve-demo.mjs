import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import sirv from 'sirv';

const prefix = '/demo/';
const pagesFolder = fileURLToPath(new URL('pages', import.meta.url));

/** What a partner that allows nothing but its own files and the feed sends with its pages. */
const strictPolicy = (feedOrigin) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${feedOrigin}`,
    `connect-src ${feedOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const policies = { 'hostile.html': strictPolicy };

/**
 * Lists the demo pages.
 *
 * @returns {string[]} their paths on the server, index.html left out as in links: `/demo/`,
 *   `/demo/layouts.html` …
 */
export function listDemoPages() {
  return readdirSync(pagesFolder, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => prefix + name.replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}

/**
 * Finds the page that an address names, by the list of pages, so that no address leads out of their folder.
 */
function findPage(url) {
  const { pathname } = new URL(url, 'http://localhost');
  const path = pathname.replace(/\/index\.html$/, '/');
  if (!listDemoPages().includes(path)) return undefined;
  return path.slice(prefix.length).replace(/(^|\/)$/, '$1index.html');
}

async function sendPage(name, { feedOrigin, repositoryOrigin }, response) {
  const html = await readFile(`${pagesFolder}/${name}`, 'utf8');
  const policy = policies[name]?.(feedOrigin);
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...(policy && { 'content-security-policy': policy }),
  });
  response.end(html.replaceAll('{{feed}}', feedOrigin).replaceAll('{{repository}}', repositoryOrigin));
}

/**
 * Makes a middleware that serves demo/pages below `/demo/`. In pages, `{{feed}}` and `{{repository}}` stand
 * for the origins of both. They load the widgets from `/dist/cdn/`, which whoever uses the middleware serves.
 *
 * @param {{ feedOrigin: string, repositoryOrigin: string }} origins where the pages find their feed, such
 *   as `http://localhost:8001`, and the repository
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse,
 *   next: (error?: Error) => void) => void} `next` is called for any address that is no demo page or file of
 *   one
 */
export function serveDemo(origins) {
  // `dev` reads the folder at each request, so that an edited page shows its edit.
  const serveFile = sirv(pagesFolder, { dev: true });

  return (request, response, next) => {
    const { url } = request;
    if (!url.startsWith(prefix)) return next();
    const page = findPage(url);
    if (page) return void sendPage(page, origins, response).catch(next);
    request.url = url.slice(prefix.length - 1);
    serveFile(request, response, () => {
      request.url = url;
      next();
    });
  };
}
