import { fileURLToPath } from 'node:url';

import sirv from 'sirv';

const demoFeed = fileURLToPath(new URL('feed', import.meta.url));

/**
 * Makes the request listener of the feed's server. It serves the folder of a feed as a static host does,
 * readable from any origin. It also serves the same files with simulated faults:
 *
 * - below `/slow/`, it never responds;
 * - below `/down/`, it always responds with the status 503;
 * - below `/fading/`, it sends a JSON file for the first of every four requests to the same URL, and responds
 *   with the status 503 to the other three, which are the request and the retries of one reload.
 *
 * @param {{ folder?: string }} [options] `folder`: absolute path, by default demo/feed
 * @returns {import('node:http').RequestListener}
 */
export function serveFeed({ folder = demoFeed } = {}) {
  const serveFile = sirv(folder, { dev: true });
  const requestCounts = new Map();

  const isFirstOfFour = (url) => {
    const before = requestCounts.get(url) ?? 0;
    requestCounts.set(url, before + 1);
    return before % 4 === 0;
  };

  return (request, response) => {
    const { url } = request;
    response.setHeader('access-control-allow-origin', '*');
    const [, fault, path = url] = /^\/(slow|down|fading)(\/.*)$/.exec(url) ?? [];
    if (fault === 'slow') return;
    if (fault === 'down' || (fault === 'fading' && path.includes('.json') && !isFirstOfFour(url))) {
      response.writeHead(503, { 'content-type': 'text/plain' }).end('Simulated fault');
      return;
    }
    request.url = path;
    serveFile(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`${url} does not exist.`);
    });
  };
}
