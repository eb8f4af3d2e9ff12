import { sendResponse } from '../server/responses.mjs';

const slowMilliseconds = 2000;
const slowPieces = 20;
const endlessMilliseconds = 300;

/**
 * Sends the headers, and at intervals the result of `nextPiece`, until the result is empty or the client
 * closes the connection.
 */
function sendSlowly({ status, headers }, response, milliseconds, nextPiece) {
  response.writeHead(status, headers);
  const timer = setInterval(() => {
    const piece = nextPiece();
    if (piece) return response.write(piece);
    clearInterval(timer);
    return response.end();
  }, milliseconds);
  timer.unref();
  response.on('close', () => clearInterval(timer));
}

/** Sends the headers of the whole body and half of the body, then calls `then`. */
function sendHalf({ status, headers }, body, response, then) {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.write(body.subarray(0, body.length >> 1), then);
}

const senders = {
  'stall-body': (responseData, body, response) => sendHalf(responseData, body, response),
  'reset-body': (responseData, body, response) =>
    sendHalf(responseData, body, response, () => response.socket?.resetAndDestroy()),
  'cut-json': (responseData, body, response, request) =>
    sendResponse({ ...responseData, body: body.subarray(0, body.length >> 1) }, request, response),
  slow: (responseData, body, response) => {
    const length = Math.max(1, Math.ceil(body.length / slowPieces));
    let offset = 0;
    sendSlowly(responseData, response, slowMilliseconds / slowPieces, () =>
      offset < body.length ? body.subarray(offset, (offset += length)) : undefined,
    );
  },
  'slow-forever': (responseData, body, response) => {
    let offset = 0;
    sendSlowly(responseData, response, endlessMilliseconds, () => {
      offset += 1;
      return offset <= body.length ? body.subarray(offset - 1, offset) : ' ';
    });
  },
};

/**
 * Sends a response, slowly or in part where the fault is of this kind.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @param {import('../server/responses.mjs').Response} responseData
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function sendWithFault({ fault, written, settings }, responseData, request, response) {
  if (fault === 'slow-items') {
    const send = () => sendResponse(responseData, request, response);
    const timer = setTimeout(send, written * Number(settings.pace)).unref();
    response.on('close', () => clearTimeout(timer));
    return;
  }
  const sender = senders[fault];
  if (!sender || request.method === 'HEAD' || !responseData.body) {
    sendResponse(responseData, request, response);
  } else {
    sender(responseData, Buffer.from(responseData.body), response, request);
  }
}
