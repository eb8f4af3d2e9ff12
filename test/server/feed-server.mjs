import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

import sirv from 'sirv';

import { serveFeed } from '../../demo/serve-feed.mjs';
import { FeedRun } from './feed-run.mjs';
import { openHeaders } from './write-reply.mjs';

const root = new URL('../../', import.meta.url);

function serveFolder(path) {
  // `dev` reads the folder at each request, so that files of the run itself are found.
  return sirv(fileURLToPath(new URL(path, root)), { dev: true, etag: true });
}

const serveFixture = serveFolder('test/fixtures');
const serveFeedFile = serveFolder('demo/feed');

function serveFile(request, response, { cors }) {
  for (const [name, value] of Object.entries(openHeaders)) {
    if (cors || !name.startsWith('access-control-')) response.setHeader(name, value);
  }
  const sendNotFound = () => {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end(`No reply was set for ${request.url} and no file has that name.`);
  };
  if (!request.url.startsWith('/fixtures/')) {
    serveFeedFile(request, response, sendNotFound);
    return;
  }
  request.url = request.url.replace('/fixtures', '');
  serveFixture(request, response, sendNotFound);
}

/**
 * Starts a server on a free loopback port. Its origin differs from that of the test pages, as the origin of a
 * feed differs from that of most pages. At its root it serves the demo's feed. Each test has a
 * part of its own below `/run/<token>`, with the files of demo/feed, those of test/fixtures at `/fixtures`,
 * and the replies that the test sets.
 *
 * @returns {Promise<{ origin: string, run: (token: string) => FeedRun, close: () => Promise<void> }>} `run`
 *   returns the part of the server at `${origin}/run/${token}`; `close` cuts all connections that are still
 *   open
 */
export async function startFeedServer() {
  const runs = new Map();
  const serveDemoFeed = serveFeed();
  let origin;

  const run = (token) => {
    if (!runs.has(token)) runs.set(token, new FeedRun(`${origin}/run/${token}`, serveFile));
    return runs.get(token);
  };

  const server = createServer((request, response) => {
    const [, token, rest] = /^\/run\/([^/]+)(\/.*)$/.exec(request.url) ?? [];
    if (!token) {
      serveDemoFeed(request, response);
      return;
    }
    request.url = rest;
    run(token)
      .respond(request, response)
      .catch((error) => response.destroy(error));
  });
  // When the server closes an idle connection, a browser may send its next request twice, and the log would
  // count both.
  server.keepAliveTimeout = 300_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${server.address().port}`;

  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { origin, run, close };
}
