import { send } from '../server/responses.mjs';

const slowMilliseconds = 2000;
const slowPieces = 20;
const endlessMilliseconds = 300;

/** Writes an answer's headers and, bit by bit, what `nextPiece` gives, until it gives nothing. A reader that leaves ends it. */
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

/** Writes the headers of the whole and half of the body; gives it when that has left. */
function sendHalf({ status, headers }, body, response, then) {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.write(body.subarray(0, body.length >> 1), then);
}

const senders = {
  'stall-body': (answer, body, response) => sendHalf(answer, body, response),
  'reset-body': (answer, body, response) =>
    sendHalf(answer, body, response, () => response.socket?.resetAndDestroy()),
  'cut-json': (answer, body, response, request) =>
    send({ ...answer, body: body.subarray(0, body.length >> 1) }, request, response),
  slow: (answer, body, response) => {
    const length = Math.max(1, Math.ceil(body.length / slowPieces));
    let at = 0;
    sendSlowly(answer, response, slowMilliseconds / slowPieces, () =>
      at < body.length ? body.subarray(at, (at += length)) : undefined,
    );
  },
  'slow-forever': (answer, body, response) => {
    let at = 0;
    sendSlowly(answer, response, endlessMilliseconds, () => {
      at += 1;
      return at <= body.length ? body.subarray(at - 1, at) : ' ';
    });
  },
};

/**
 * Sends an answer as badly as a fault wants it; well, where the fault is none of sending.
 *
 * @param {string} fault
 * @param {import('../server/responses.mjs').Answer} answer
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function sendWithFault(fault, answer, request, response) {
  const sender = senders[fault];
  if (!sender || request.method === 'HEAD' || !answer.body) send(answer, request, response);
  else sender(answer, Buffer.from(answer.body), response, request);
}
