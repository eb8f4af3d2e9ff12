import { deflateSync, gzipSync } from 'node:zlib';
import { REWRITINGS } from './rewrite-xml.mjs';

/**
 * One thing that goes wrong, and when.
 *
 * @typedef {object} Fault
 * @property {string} [on] the verb; default: ListRecords; `any`: every verb
 * @property {number} [page] of the list; default for lists: 2; 0: every page
 * @property {number} [record] of GetRecord; absent: every record
 * @property {number} [run] default: both
 * @property {number} [times] number of requests, in each run; default: all
 * @property {number} [status] of the response; default: 200
 * @property {Record<string, string | ((request: object) => string)>} [headers]
 * @property {boolean} [isLoop] whether a redirect leads to itself
 * @property {string} [type]
 * @property {string} [body]
 * @property {string} [error] error code of OAI-PMH
 * @property {keyof typeof REWRITINGS} [rewriting] how the XML differs
 * @property {keyof typeof WAYS} [way] how the response is sent
 */

/** Chooses the first fault that fits a request, and counts it. */
export function chooseFault(faults, at, { applied }) {
  return faults.find((fault, index) => {
    const { on = 'ListRecords', page = 2, record, run = at.run, times = Infinity } = fault;
    const isVerb = on === 'any' || on === at.verb;
    const isPage = at.page === undefined || page === 0 || on === 'any' || page === at.page;
    const isRecord = record === undefined || record === at.record;
    // A redirect must not lead to itself, unless it is a loop.
    const isMoved = at.isMoved && fault.headers?.location && !fault.isLoop;
    if (!isVerb || !isPage || !isRecord || run !== at.run || isMoved) return false;
    const key = `${index} ${at.run}`;
    const count = applied.get(key) ?? 0;
    if (count >= times) return false;
    applied.set(key, count + 1);
    return true;
  });
}

/** Ways to send a body, from the response, the body and the headers. */
const WAYS = {
  reset: ({ request }) => request.socket.destroy(),
  'reset in the body': ({ response }, body, head) => {
    response.writeHead(...head({ 'content-length': body.length }));
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  },
  'reset in the body without a length': ({ response }, body, head) => {
    response.writeHead(...head());
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  },
  stall: () => {},
  'stall in the body': ({ response }, body, head) => {
    response.writeHead(...head({ 'content-length': body.length }));
    response.write(body.subarray(0, body.length / 2));
  },
  'late headers': ({ response }, body, head) => {
    setTimeout(() => response.writeHead(...head()).end(body), 200);
  },
  'half, as if complete': ({ response }, body, head) =>
    response.writeHead(...head()).end(body.subarray(0, body.length / 2)),
  'half, then the end of the connection': ({ request }, body) => {
    request.socket.end(
      `HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n${body.subarray(0, body.length / 2)}`,
    );
  },
  'HTTP/1.0 without a length': ({ request }, body) => {
    request.socket.write('HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n');
    request.socket.end(body);
  },
  'small pieces': async ({ response }, body, head) => {
    response.writeHead(...head());
    for (let at = 0; at < body.length; at += 7)
      await new Promise((done) => response.write(body.subarray(at, at + 7), done));
    response.end();
  },
  gzip: ({ response }, body, head) =>
    response.writeHead(...head({ 'content-encoding': 'gzip' })).end(gzipSync(body)),
  deflate: ({ response }, body, head) =>
    response.writeHead(...head({ 'content-encoding': 'deflate' })).end(deflateSync(body)),
  'broken gzip': ({ response }, body, head) => {
    const bytes = gzipSync(body);
    bytes.fill(0xff, bytes.length / 2);
    response.writeHead(...head({ 'content-encoding': 'gzip' })).end(bytes);
  },
  'half of a gzip': ({ response }, body, head) => {
    const bytes = gzipSync(body);
    response.writeHead(...head({ 'content-encoding': 'gzip' })).end(bytes.subarray(0, bytes.length / 2));
  },
  'text that claims to be gzip': ({ response }, body, head) =>
    response.writeHead(...head({ 'content-encoding': 'gzip' })).end(body),
  'end of the connection after it': ({ response }, body, head) =>
    response.writeHead(...head({ connection: 'close' })).end(body),
  'unannounced end of the connection after it': ({ request, response }, body, head) =>
    response.writeHead(...head()).end(body, () => request.socket.end()),
  'early hints': ({ response }, body, head) =>
    response.writeEarlyHints({ link: '</static/style.xsl>; rel=preload; as=style' }, () =>
      response.writeHead(...head()).end(body),
    ),
};

/** Sends a response with the fault, if there is one. */
export function sendResponse(exchange, text, fault = {}) {
  const { status = 200, headers = {}, type = 'text/xml;charset=UTF-8', rewriting, way } = fault;
  const rewritten = rewriting ? REWRITINGS[rewriting](fault.body ?? text) : (fault.body ?? text);
  const body = Buffer.from(rewritten);
  const known = Object.entries(headers).map(([name, value]) => [
    name,
    value instanceof Function ? value(exchange.request) : value,
  ]);
  const head = (more = {}) => [
    status,
    { ...(type && { 'content-type': type }), ...Object.fromEntries(known), ...more },
  ];
  if (way) void WAYS[way](exchange, body, head);
  else exchange.response.writeHead(...head()).end(body);
}
