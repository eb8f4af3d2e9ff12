import { answerHtml, send } from '../server/responses.mjs';

const reasons = { 403: 'Forbidden', 429: 'Too Many Requests', 502: 'Bad Gateway', 504: 'Gateway Time-out' };

/** A page of the proxy in front, which knows nothing of CORS. */
function sendProxyPage(status, request, response) {
  const heading = `${status} ${reasons[status]}`;
  const html = `<html>\n<head><title>${heading}</title></head>\n<body>\n<center><h1>${heading}</h1></center>\n</body>\n</html>\n`;
  send(answerHtml(status, html), request, response);
}

const failures = {
  'html-403': (request, response) => sendProxyPage(403, request, response),
  'html-429': (request, response) => sendProxyPage(429, request, response),
  'html-502': (request, response) => sendProxyPage(502, request, response),
  'html-504': (request, response) => sendProxyPage(504, request, response),
  // The connection stays open until one of both ends it.
  stall: () => {},
  reset: (request) => request.socket.resetAndDestroy(),
};

/**
 * Fails as what stands between a browser and the repository fails, before anything is decided.
 *
 * @param {string} fault
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {boolean} whether it did; otherwise the fault is another kind, or none
 */
export function failBefore(fault, request, response) {
  failures[fault]?.(request, response);
  return fault in failures;
}
