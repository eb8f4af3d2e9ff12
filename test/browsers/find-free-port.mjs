import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Finds a free loopback port, for a program that can't choose one itself.
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
