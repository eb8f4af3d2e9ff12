import { fileURLToPath } from 'node:url';

import sirv from 'sirv';

import { serveDemo } from './serve-demo.mjs';

const bundlePrefix = '/dist/cdn';

/**
 * Makes the request listener of the demo's own server: it serves the pages and the bundles that they load,
 * and redirects from `/` to the index.
 *
 * @param {{ feedOrigin: string, repositoryOrigin: string }} origins of the feed and of the repository
 * @returns {import('node:http').RequestListener}
 */
export function serveSite(origins) {
  const servePage = serveDemo(origins);
  const serveBundle = sirv(fileURLToPath(new URL('../dist/cdn', import.meta.url)), { dev: true });

  return (request, response) => {
    const { url } = request;
    const finish = (error) => {
      if (error) console.error(error);
      response.writeHead(error ? 500 : 404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error ? `${url} can't be served: ${error.message}` : `${url} does not exist.`);
    };
    if (url === '/' || url === '/demo') {
      response.writeHead(302, { location: '/demo/' }).end();
    } else if (url.startsWith(`${bundlePrefix}/`)) {
      request.url = url.slice(bundlePrefix.length);
      serveBundle(request, response, finish);
    } else {
      servePage(request, response, finish);
    }
  };
}
