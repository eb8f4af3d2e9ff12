import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import sirv from 'sirv';

const prefix = '/demo/';
const pagesFolder = fileURLToPath(new URL('pages', import.meta.url));

/** Returns the Content-Security-Policy of a partner that allows only its own files and the feed. */
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

/** Finds the page of a URL in the list of pages, so that no URL can name a file outside their folder. */
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
 * Makes a middleware that serves demo/pages below `/demo/`. In pages, it replaces `{{feed}}` and
 * `{{repository}}` by their origins. The pages load the widgets from `/dist/cdn/`, which another middleware
 * must serve.
 *
 * @param {{ feedOrigin: string, repositoryOrigin: string }} origins of the feed, such as
 *   `http://localhost:8001`, and of the repository
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse,
 *   next: (error?: Error) => void) => void} it calls `next` for every URL that is neither a demo page nor a
 *   file of one
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
