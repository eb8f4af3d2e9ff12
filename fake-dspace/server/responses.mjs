import { STATUS_CODES } from 'node:http';

/** What Spring Security adds to every answer. */
const uncached = {
  'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
  'x-content-type-options': 'nosniff',
};

/**
 * An answer before it is sent.
 *
 * @typedef {{ status: number, headers: Record<string, string>, body?: string | Buffer }} Answer
 */

/**
 * Makes an answer of HAL.
 *
 * @param {object} body
 * @returns {Answer}
 */
export function answerJson(body) {
  return {
    status: 200,
    headers: { ...uncached, 'content-type': 'application/hal+json;charset=UTF-8' },
    body: JSON.stringify(body),
  };
}

/**
 * Makes an answer of XML.
 *
 * @param {string} xml
 * @returns {Answer}
 */
export function answerXml(xml) {
  return { status: 200, headers: { ...uncached, 'content-type': 'text/xml;charset=UTF-8' }, body: xml };
}

/**
 * Makes an answer without a body, as 204 is and as `pid/find` has for 404.
 *
 * @param {number} status
 * @returns {Answer}
 */
export function answerNothing(status) {
  return { status, headers: { ...uncached } };
}

/**
 * Makes an answer that leads elsewhere.
 *
 * @param {string} location absolute, as DSpace writes it
 * @returns {Answer}
 */
export function answerRedirect(location) {
  return { status: 302, headers: { ...uncached, location } };
}

/**
 * Makes an answer of HTML, as a proxy or the user interface gives.
 *
 * @param {number} status
 * @param {string} html
 * @returns {Answer}
 */
export function answerHtml(status, html) {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

/**
 * Makes an answer with DSpace's error body.
 *
 * @param {import('../rest/rest-error.mjs').RestError} error
 * @param {string} path of the request, which the body repeats
 * @returns {Answer}
 */
export function answerError({ status, message }, path) {
  const timestamp = new Date().toISOString().replace('Z', '+00:00');
  return {
    status,
    headers: {
      ...uncached,
      'content-type': 'application/json;charset=UTF-8',
      ...(status === 401 && { 'www-authenticate': 'password realm="DSpace REST API"' }),
    },
    body: JSON.stringify({ timestamp, status, error: STATUS_CODES[status], message, path }),
  };
}

/**
 * Sends an answer. HEAD, 204 and 304 have no body, but HEAD says how long it would be.
 *
 * @param {Answer} answer
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function send({ status, headers, body }, request, response) {
  const isBare = status === 204 || status === 304;
  response.writeHead(
    status,
    isBare ? headers : { ...headers, 'content-length': Buffer.byteLength(body ?? '') },
  );
  response.end(isBare || request.method === 'HEAD' ? undefined : body);
}
