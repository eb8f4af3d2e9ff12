import { once } from 'node:events';
import { createServer } from 'node:http';

import { serveRepository } from '../../demo/repository/serve-repository.mjs';

/**
 * Starts the demo's repository on a loopback port of its own, for test pages to read; those come from `localhost`, on a port that is known later.
 *
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>} `close` drops what is still open
 */
export async function startRepositoryServer() {
  const isAllowed = (origin) => new URL(origin).hostname === 'localhost';
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
