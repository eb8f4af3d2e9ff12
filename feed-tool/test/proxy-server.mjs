import { createServer, request as sendRequest } from 'node:http';
import { connect } from 'node:net';

import { listen } from './run-command.mjs';

/**
 * Opens an HTTP proxy on loopback: it forwards requests for http, and opens tunnels for https. It is its own
 * server rather than a package, so that a test sees each request as the client sent it.
 *
 * @param {import('node:test').TestContext} test
 * @param {{ user?: string, status?: number }} [options] `user`: the required `name:password`; `status`: an
 *   error status for each request
 * @returns {Promise<{ host: string, requests: string[] }>} `requests`: method and target of each request,
 *   such as `GET http://127.0.0.1:8080/a` or `CONNECT localhost:443`
 */
export async function openProxy(test, { user, status } = {}) {
  const requests = [];
  const refuse = ({ headers }) => {
    if (status) return status;
    const wanted = user && `Basic ${Buffer.from(user).toString('base64')}`;
    return wanted && headers['proxy-authorization'] !== wanted ? 407 : undefined;
  };
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const refused = refuse(request);
    if (refused) return response.writeHead(refused).end();
    const { hostname, port, pathname, search } = new URL(request.url);
    const { method, headers } = request;
    const forwarded = sendRequest({ hostname, port, path: pathname + search, method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.writeHead(502).end());
    return request.pipe(forwarded);
  });
  const sockets = new Set();
  server.on('connect', (request, socket) => {
    requests.push(`CONNECT ${request.url}`);
    socket.on('error', () => socket.destroy());
    const refused = refuse(request);
    if (refused) return socket.end(`HTTP/1.1 ${refused} Refused\r\n\r\n`);
    const { hostname, port } = new URL(`tcp://${request.url}`);
    const target = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    sockets.add(socket).add(target);
    return target.on('error', () => socket.destroy());
  });
  test.after(() => sockets.forEach((socket) => socket.destroy()));
  return { host: `127.0.0.1:${await listen(test, server)}`, requests };
}
