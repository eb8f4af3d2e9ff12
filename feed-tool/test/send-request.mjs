import { once } from 'node:events';
import { request } from 'node:http';

/**
 * Sends a request with the path as it is: `fetch` would normalize the path and hide headers.
 *
 * @param {string} origin URL of the server
 * @param {string} path
 * @param {{ method?: string, headers?: Record<string, string> }} [options]
 * @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>}
 *   `body` as the server sent it, perhaps compressed
 */
export async function sendRequest(origin, path, { method = 'GET', headers = {} } = {}) {
  const sent = request(new URL(origin), { path, method, headers }).end();
  const [response] = await once(sent, 'response');
  const body = Buffer.concat(await response.toArray());
  return { status: response.statusCode, headers: response.headers, body };
}
