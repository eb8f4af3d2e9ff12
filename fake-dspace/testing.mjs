import { once } from 'node:events';
import { createServer } from 'node:http';

import { LibraryStore } from './library/library-store.mjs';
import { serveDspace } from './server/request-listener.mjs';

/** The page origin that `openRepository` allows by CORS. */
export const pageOrigin = 'https://ministry.example';

/**
 * Starts a server on a free port of the loopback interface.
 *
 * @param {(origin: string) => boolean} [isAllowed] whether CORS allows a page origin; by default, any port of
 *   `localhost`, where the test pages are
 * @param {{ robots?: string, store?: LibraryStore }} [rest] options of `serveDspace`
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>} `close` also closes open connections
 */
export async function startRepositoryServer(
  isAllowed = (origin) => new URL(origin).hostname === 'localhost',
  rest = {},
) {
  const server = createServer(serveDspace({ isAllowed, ...rest }));
  // When the server closes an idle connection, a client may send its next request twice, and the log would
  // count both.
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
 * Opens a repository for tests in Node. It has its own items, so changes do not reach other repositories.
 *
 * @param {{ robots?: string }} [options] `robots`: text of its `/robots.txt`
 * @returns {Promise<{
 *   origin: string,
 *   root: (settings?: string) => string,
 *   oai: (settings?: string) => string,
 *   send: (path: string, options?: RequestInit & { settings?: string }) => Promise<Response>,
 *   read: (path: string, options?: RequestInit & { settings?: string }) => Promise<any>,
 *   readLog: (run: string, query?: string) => Promise<object[]>,
 *   withdraw: LibraryStore['withdraw'],
 *   remove: LibraryStore['remove'],
 *   edit: LibraryStore['edit'],
 *   add: LibraryStore['add'],
 *   close: () => Promise<void>,
 * }>} `root`, `oai`: URLs of the REST root and of OAI-PMH, with settings such as `fault=stall`;
 *   `send`: sends a request and follows no redirect; `read`: follows redirects, requires status 200 and
 *   returns the JSON
 */
export async function openRepository({ robots } = {}) {
  const store = new LibraryStore();
  const { origin, close } = await startRepositoryServer((one) => one === pageOrigin, { robots, store });
  const serverOf = (settings) => `${origin}${settings && `/${settings}`}/server`;
  const root = (settings = '') => `${serverOf(settings)}/api`;
  const urlOf = (path, settings) => (path.startsWith('http') ? path : root(settings) + path);

  return {
    origin,
    root,
    oai: (settings = '') => `${serverOf(settings)}/oai/request`,
    send: (path, { settings, ...options } = {}) =>
      fetch(urlOf(path, settings), { redirect: 'manual', ...options }),
    read: async (path, { settings, ...options } = {}) => {
      const response = await fetch(urlOf(path, settings), options);
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
      return response.json();
    },
    readLog: async (run, query = '') => (await fetch(`${origin}/log/${run}${query}`)).json(),
    withdraw: (handle) => store.withdraw(handle),
    remove: (handle) => store.remove(handle),
    edit: (handle, facts) => store.edit(handle, facts),
    add: (facts, fields) => store.add(facts, fields),
    close,
  };
}
