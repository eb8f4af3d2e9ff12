import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { listen } from './run-command.mjs';
import { PoliteClient } from '../dist/feed-tool/src/fetch/polite-client.js';

/**
 * Opens a server that logs requests and their times. It responds with the statuses in the path, one after the
 * other: `/503,503,200`; to other paths, it responds with 200.
 *
 * @param {{ robots?: string | number, type?: string, headers?: () => object, pause?: number, redirects?:
 *   Record<string, string> }} [options] `robots`: text, or a status; `pause`: milliseconds before each
 *   response; `redirects`: targets by path, which a test may change at any time
 */
export async function openServer(
  test,
  { robots = 404, type = 'text/plain', headers = () => ({}), pause = 0, redirects = {} } = {},
) {
  const requests = [];
  let [open, maximum] = [0, 0];
  const server = createServer(async (request, response) => {
    const url = decodeURIComponent(request.url);
    const count = requests.filter((one) => one.url === url).length;
    requests.push({ url, at: performance.now(), agent: request.headers['user-agent'] });
    maximum = Math.max(maximum, ++open);
    response.on('close', () => open--);
    if (pause) await sleep(pause, undefined, { ref: false });
    if (redirects[url]) {
      response.writeHead(302, { location: redirects[url] }).end();
      return;
    }
    if (url === '/robots.txt') {
      const isText = typeof robots === 'string';
      response.writeHead(isText ? 200 : robots, { 'content-type': type });
      response.end(isText ? robots : '');
      return;
    }
    const statuses = url.slice(1).split('?')[0].split(',');
    const status = statuses[Math.min(count, statuses.length - 1)];
    if (status === 'cut') request.socket.destroy();
    else if (status === 'half') {
      response.writeHead(200, { 'content-length': 1_000 });
      response.write('half', () => request.socket.destroy());
    } else response.writeHead(Number(status) || 200, headers()).end(`response to ${url}`);
  });
  const port = await listen(test, server);
  return {
    redirects,
    origin: `http://127.0.0.1:${port}`,
    /** Returns the requests except those for robots.txt. */
    requests: () => requests.filter(({ url }) => url !== '/robots.txt'),
    countRobotsRequests: () => requests.filter(({ url }) => url === '/robots.txt').length,
    maxConcurrent: () => maximum,
  };
}

/** Returns a client with short waits before retries, its notes, and its method `get`. */
export function makeClient(options = {}, signal = new AbortController().signal) {
  const notes = [];
  const client = new PoliteClient(
    { isOperator: false, timeout: 5_000, retries: 3, firstWait: 20, ...options },
    { reporter: { note: (text) => notes.push(text) }, signal },
  );
  return { client, notes, get: (url, more) => client.get(url, 'text/plain', more) };
}

/** Returns the error of a rejected promise. */
export const failure = (promise) =>
  promise.then(
    () => assert.fail('it succeeded'),
    (error) => error,
  );

/** Returns the milliseconds between consecutive requests. */
export const gaps = (requests) => requests.slice(1).map(({ at }, index) => at - requests[index].at);
