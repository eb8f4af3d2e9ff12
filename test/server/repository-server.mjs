import { once } from 'node:events';
import { createServer } from 'node:http';

import { serveRepository } from '../../demo/repository/serve-repository.mjs';

/** The page origin that the repository of `openRepository` lets read. */
export const pageOrigin = 'https://ministry.example';

/**
 * Starts the demo's repository on a loopback port of its own.
 *
 * @param {(origin: string) => boolean} [isAllowed] which pages may read; those from `localhost`, as test pages are, whose port is known later
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>} `close` drops what is still open
 */
export async function startRepositoryServer(
  isAllowed = (origin) => new URL(origin).hostname === 'localhost',
) {
  const server = createServer(serveRepository({ isAllowed }));
  // As for feeds: a connection closed while a request comes in is asked again, and would count twice.
  server.keepAliveTimeout = 300_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Opens a repository for tests in Node.
 *
 * @returns {Promise<{
 *   root: (settings?: string) => string,
 *   ask: (path: string, options?: RequestInit & { settings?: string }) => Promise<Response>,
 *   read: (path: string, options?: RequestInit & { settings?: string }) => Promise<any>,
 *   readLog: (run: string, query?: string) => Promise<object[]>,
 *   close: () => Promise<void>,
 * }>} `root`: address of the REST root with settings such as `fault=stall`; `ask` follows no redirect; `read` follows, expects 200 and gives the JSON
 */
export async function openRepository() {
  const { origin, close } = await startRepositoryServer((asked) => asked === pageOrigin);
  const root = (settings = '') => `${origin}${settings && `/${settings}`}/server/api`;
  const addressOf = (path, settings) => (path.startsWith('http') ? path : root(settings) + path);

  return {
    root,
    ask: (path, { settings, ...options } = {}) =>
      fetch(addressOf(path, settings), { redirect: 'manual', ...options }),
    read: async (path, { settings, ...options } = {}) => {
      const answer = await fetch(addressOf(path, settings), options);
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    readLog: async (run, query = '') => (await fetch(`${origin}/log/${run}${query}`)).json(),
    close,
  };
}
