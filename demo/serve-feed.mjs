import { fileURLToPath } from 'node:url';

import sirv from 'sirv';

const demoFeed = fileURLToPath(new URL('feed', import.meta.url));

/**
 * Makes the request listener of the feed's server: a feed's folder as a static host serves it, readable from
 * any origin. Beside the feed it has the same files again, on the terms that a reader meets on a bad day:
 *
 * - below `/slow/` a request is never answered,
 * - below `/down/` every answer is 503,
 * - below `/fading/` a JSON file is answered at every fourth request for the same address, and is 503 in
 *   between: for as long as one reader asks again.
 *
 * @param {{ folder?: string }} [options] `folder`: absolute path, demo/feed unless told
 * @returns {import('node:http').RequestListener}
 */
export function serveFeed({ folder = demoFeed } = {}) {
  const serveFile = sirv(folder, { dev: true });
  const asked = new Map();

  const isItsTurn = (url) => {
    const before = asked.get(url) ?? 0;
    asked.set(url, before + 1);
    return before % 4 === 0;
  };

  return (request, response) => {
    const { url } = request;
    response.setHeader('access-control-allow-origin', '*');
    const [, terms, path = url] = /^\/(slow|down|fading)(\/.*)$/.exec(url) ?? [];
    if (terms === 'slow') return;
    if (terms === 'down' || (terms === 'fading' && path.includes('.json') && !isItsTurn(url))) {
      response.writeHead(503, { 'content-type': 'text/plain' }).end('Down, as this address is meant to be.');
      return;
    }
    request.url = path;
    serveFile(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`There is no ${url} here.`);
    });
  };
}
