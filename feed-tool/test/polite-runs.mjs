import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { listen } from './run-command.mjs';
import { PoliteClient } from '../dist/feed-tool/src/fetch/polite-client.js';

/**
 * A server that remembers what was asked, and when. Each address is answered by the statuses in its name, one
 * after the other: `/503,503,200`; all others by 200.
 *
 * @param {{ robots?: string | number, type?: string, headers?: () => object, pause?: number, redirects?:
 *   Record<string, string> }} [terms] `robots`: text, or a status; `pause`: milliseconds before each answer;
 *   `redirects`: by path, where it leads; may be changed at any time
 */
export async function openServer(
  test,
  { robots = 404, type = 'text/plain', headers = () => ({}), pause = 0, redirects = {} } = {},
) {
  const asked = [];
  let [under, most] = [0, 0];
  const server = createServer(async (request, response) => {
    const url = decodeURIComponent(request.url);
    const count = asked.filter((one) => one.url === url).length;
    asked.push({ url, at: performance.now(), agent: request.headers['user-agent'] });
    most = Math.max(most, ++under);
    response.on('close', () => under--);
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
    } else response.writeHead(Number(status) || 200, headers()).end(`answer to ${url}`);
  });
  const port = await listen(test, server);
  return {
    redirects,
    origin: `http://127.0.0.1:${port}`,
    /** What was asked but for robots.txt. */
    asked: () => asked.filter(({ url }) => url !== '/robots.txt'),
    askedForRobots: () => asked.filter(({ url }) => url === '/robots.txt').length,
    mostAtOnce: () => most,
  };
}

/** A client that tries again soon, what it notes, and its `get`. */
export function makeClient(terms = {}, signal = new AbortController().signal) {
  const notes = [];
  const client = new PoliteClient(
    { isOperator: false, timeout: 5_000, retries: 3, firstWait: 20, ...terms },
    { reporter: { note: (text) => notes.push(text) }, signal },
  );
  return { client, notes, get: (url, more) => client.get(url, 'text/plain', more) };
}

/** What a promise is rejected with. */
export const failure = (promise) =>
  promise.then(
    () => assert.fail('it succeeded'),
    (error) => error,
  );

/** Milliseconds between one request and the next. */
export const gaps = (asked) => asked.slice(1).map(({ at }, index) => at - asked[index].at);
