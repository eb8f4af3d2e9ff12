import { htmlResponse, sendResponse } from '../server/responses.mjs';

const reasons = { 403: 'Forbidden', 429: 'Too Many Requests', 502: 'Bad Gateway', 504: 'Gateway Time-out' };

/** Sends an error page of a proxy in front of the server. It has no CORS headers. */
function sendProxyPage(status, request, response) {
  const heading = `${status} ${reasons[status]}`;
  const html = `<html>\n<head><title>${heading}</title></head>\n<body>\n<center><h1>${heading}</h1></center>\n</body>\n</html>\n`;
  sendResponse(htmlResponse(status, html), request, response);
}

const failures = {
  'html-403': (request, response) => sendProxyPage(403, request, response),
  'html-429': (request, response) => sendProxyPage(429, request, response),
  'html-502': (request, response) => sendProxyPage(502, request, response),
  'html-504': (request, response) => sendProxyPage(504, request, response),
  // The connection stays open until the client or the server closes it.
  stall: () => {},
  reset: (request) => request.socket.resetAndDestroy(),
};

/**
 * Fails a request as a proxy or the network does, before the request reaches the server.
 *
 * @param {string} fault
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {boolean} whether the fault is of this kind
 */
export function failAsProxy(fault, request, response) {
  failures[fault]?.(request, response);
  return fault in failures;
}
