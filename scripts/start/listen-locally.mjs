import { once } from 'node:events';

/** Number of ports after the wanted one that the server tries. */
const maxAttempts = 50;

/**
 * Parses the port in an environment variable.
 *
 * @param {string | undefined} text value of the environment variable PORT; absent or empty: the default
 * @param {number} defaultPort
 * @returns {number} 0 to 65535; 0 means any free port
 * @throws {Error} with the wrong value and the possible ones
 */
export function readPort(text, defaultPort) {
  if (!text) return defaultPort;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`PORT="${text}" is no port: set a whole number from 1 to 65535, or 0 for any free one.`);
}

/**
 * Starts a server on the loopback interface, on the wanted port or the next free one.
 *
 * @param {import('node:http').Server} server
 * @param {number} wantedPort 0: any
 * @returns {Promise<number>} the port
 * @throws {Error} when no port is free, or the system does not allow this user the port
 */
export async function listenLocally(server, wantedPort) {
  for (let port = wantedPort; port <= Math.min(wantedPort + maxAttempts, 65_535); port += 1) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return server.address().port;
    } catch (error) {
      if (error.code === 'EACCES') {
        throw new Error(`This user must not use port ${port}: set PORT to a number over 1023.`, {
          cause: error,
        });
      }
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`No port is free from ${wantedPort} on: set PORT to another number.`);
}
