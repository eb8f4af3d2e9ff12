import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Default headers of every reply: any page may read it, and no cache stores it. */
export const openHeaders = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

function readBody({ json, body = '', repeat = 1, before = '', after = '' }) {
  return Buffer.from(before + (json === undefined ? body : JSON.stringify(json)).repeat(repeat) + after);
}

function composeHeaders(reply, { length, toUrl }) {
  const { type, redirect, cors = true, headers = {} } = reply;
  const composed = {
    ...openHeaders,
    'content-type': type ?? (reply.json === undefined ? 'text/plain; charset=utf-8' : 'application/json'),
    'content-length': String(length),
    ...(redirect && { location: toUrl(redirect) }),
  };
  if (!cors) delete composed['access-control-allow-origin'];
  return { ...composed, ...headers };
}

async function writeSlowly(response, body, { bytes, every }) {
  for (let start = 0; start < body.length && !response.destroyed; start += bytes) {
    response.write(body.subarray(start, start + bytes));
    await sleep(every);
  }
  response.end();
}

/** Sends half of the body. The browser detects the missing rest by the length in the headers. */
async function writeHalf(response, body) {
  await new Promise((resolve) => response.write(body.subarray(0, Math.ceil(body.length / 2)), resolve));
}

/**
 * Whether `writeReply` writes a reply. Any other reply only changes how the server sends the file at the URL.
 *
 * @param {import('../page/feed-server.js').Reply} reply
 * @returns {boolean}
 */
export function isWritten(reply) {
  return ['json', 'body', 'status', 'redirect', 'drop', 'stall'].some((key) => reply[key] !== undefined);
}

/**
 * Writes the response that a test described.
 *
 * @param {import('../page/feed-server.js').Reply} reply
 * @param {import('node:http').ServerResponse} response
 * @param {(path: string) => string} toUrl returns the URL of a path of the same run, for redirects
 * @returns {Promise<{ drop: boolean }>} settled when the reply is sent or the connection closed; with
 *   `drop`, the caller must cut the connection now
 */
export async function writeReply(reply, response, toUrl) {
  const body = readBody(reply);
  if (reply.drop === 'before-headers') return { drop: true };
  const headers = composeHeaders(reply, { length: body.length, toUrl });
  response.writeHead(reply.status ?? (reply.redirect ? 302 : 200), headers);
  if (reply.drop === 'half-way') {
    await writeHalf(response, body);
    return { drop: true };
  }
  if (reply.stall) {
    await writeHalf(response, body);
    await once(response, 'close');
  } else if (reply.pace) {
    await writeSlowly(response, body, reply.pace);
  } else {
    response.end(body);
  }
  return { drop: false };
}
