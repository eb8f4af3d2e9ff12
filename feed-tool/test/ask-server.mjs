import { once } from 'node:events';
import { request } from 'node:http';

/**
 * Asks as it stands: `fetch` would tidy the path and hide headers.
 *
 * @param {string} address of the server
 * @param {string} path
 * @param {{ method?: string, headers?: Record<string, string> }} [options]
 * @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>}
 *   `body` as it came, compressed or not
 */
export async function ask(address, path, { method = 'GET', headers = {} } = {}) {
  const asked = request(new URL(address), { path, method, headers }).end();
  const [response] = await once(asked, 'response');
  const body = Buffer.concat(await response.toArray());
  return { status: response.statusCode, headers: response.headers, body };
}
