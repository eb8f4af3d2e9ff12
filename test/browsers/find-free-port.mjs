import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Finds a port of loopback where nothing listens, for a program that does not choose one itself.
 *
 * @returns {Promise<number>}
 */
export async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
