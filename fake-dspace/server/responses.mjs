import { STATUS_CODES } from 'node:http';

/**
 * The headers of a response; a list has one line each.
 *
 * @typedef {Record<string, string | string[]>} Headers
 */

/**
 * A response before it is sent. `json`: a resource of the REST interface, whose media type and shape depend
 * on the request (`renderJson`).
 *
 * @typedef {{ status: number, headers: Headers, body?: string | Buffer, json?: object }} Response
 */

/**
 * Makes a response with a resource of the REST interface.
 *
 * @param {object} json in HAL
 * @returns {Response}
 */
export function jsonResponse(json) {
  return { status: 200, headers: {}, json };
}

/**
 * Makes a response with XML.
 *
 * @param {string} xml
 * @returns {Response}
 */
export function xmlResponse(xml) {
  return { status: 200, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body: xml };
}

/**
 * Makes a response without a body, such as 204, or 404 of `pid/find`.
 *
 * @param {number} status
 * @returns {Response}
 */
export function emptyResponse(status) {
  return { status, headers: {} };
}

/**
 * Makes a redirect.
 *
 * @param {string} location absolute, as in DSpace
 * @returns {Response}
 */
export function redirectResponse(location) {
  return { status: 302, headers: { location } };
}

/**
 * Makes a response with HTML, as a proxy or the user interface sends it.
 *
 * @param {number} status
 * @param {string} html
 * @returns {Response}
 */
export function htmlResponse(status, html) {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

/**
 * Makes a response with the error body of DSpace.
 *
 * @param {import('../rest/rest-error.mjs').RestError} error
 * @param {string} path path of the request, which the body repeats
 * @returns {Response}
 */
export function errorResponse({ status, message }, path) {
  const timestamp = new Date().toISOString().replace('Z', '+00:00');
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: JSON.stringify({ timestamp, status, error: STATUS_CODES[status], message, path }),
  };
}

/**
 * Sends a response. HEAD, 204 and 304 have no body, but the headers of HEAD state its length.
 *
 * @param {Response} responseData
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function sendResponse({ status, headers, body }, request, response) {
  const hasNoBody = status === 204 || status === 304;
  response.writeHead(
    status,
    hasNoBody ? headers : { ...headers, 'content-length': Buffer.byteLength(body ?? '') },
  );
  response.end(hasNoBody || request.method === 'HEAD' ? undefined : body);
}
