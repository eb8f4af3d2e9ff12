import { once } from 'node:events';
import { createServer } from 'node:http';

import { LibraryStore } from './library/library-store.mjs';
import { serveDspace } from './server/request-listener.mjs';

/** The page origin that the repository of `openRepository` lets read. */
export const pageOrigin = 'https://ministry.example';

/**
 * Starts the demo's repository on a loopback port of its own.
 *
 * @param {(origin: string) => boolean} [isAllowed] which pages may read; those from `localhost`, as test pages are, whose port is known later
 * @param {{ robots?: string, store?: LibraryStore }} [rest] as `serveDspace` takes them
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>} `close` drops what is still open
 */
export async function startRepositoryServer(
  isAllowed = (origin) => new URL(origin).hostname === 'localhost',
  rest = {},
) {
  const server = createServer(serveDspace({ isAllowed, ...rest }));
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
 * Opens a repository for tests in Node. What is changed in it is seen in no other.
 *
 * @param {{ robots?: string }} [options] `robots`: the text of its `/robots.txt`
 * @returns {Promise<{
 *   origin: string,
 *   root: (settings?: string) => string,
 *   oai: (settings?: string) => string,
 *   ask: (path: string, options?: RequestInit & { settings?: string }) => Promise<Response>,
 *   read: (path: string, options?: RequestInit & { settings?: string }) => Promise<any>,
 *   readLog: (run: string, query?: string) => Promise<object[]>,
 *   withdraw: LibraryStore['withdraw'],
 *   remove: LibraryStore['remove'],
 *   edit: LibraryStore['edit'],
 *   add: LibraryStore['add'],
 *   close: () => Promise<void>,
 * }>} `root`, `oai`: address of the REST root and of OAI-PMH, with settings such as `fault=stall`; `ask` follows no redirect; `read` follows, expects 200 and gives the JSON
 */
export async function openRepository({ robots } = {}) {
  const store = new LibraryStore();
  const { origin, close } = await startRepositoryServer((asked) => asked === pageOrigin, {
    robots,
    store,
  });
  const serverOf = (settings) => `${origin}${settings && `/${settings}`}/server`;
  const root = (settings = '') => `${serverOf(settings)}/api`;
  const addressOf = (path, settings) => (path.startsWith('http') ? path : root(settings) + path);

  return {
    origin,
    root,
    oai: (settings = '') => `${serverOf(settings)}/oai/request`,
    ask: (path, { settings, ...options } = {}) =>
      fetch(addressOf(path, settings), { redirect: 'manual', ...options }),
    read: async (path, { settings, ...options } = {}) => {
      const answer = await fetch(addressOf(path, settings), options);
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    readLog: async (run, query = '') => (await fetch(`${origin}/log/${run}${query}`)).json(),
    withdraw: (handle) => store.withdraw(handle),
    remove: (handle) => store.remove(handle),
    edit: (handle, facts) => store.edit(handle, facts),
    add: (facts, fields) => store.add(facts, fields),
    close,
  };
}
