/** Milliseconds that a slow answer takes altogether, and between the bytes of one that never ends. */
const slow = 2_000;
const drip = 300;

function sendInPieces(response, body, { pieces, every, isEndless }) {
  let sent = 0;
  const size = Math.max(1, Math.ceil(body.length / pieces));
  const timer = setInterval(() => {
    response.write(isEndless ? ' ' : body.subarray(sent, sent + size));
    sent += size;
    if (isEndless || sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, every);
  timer.unref();
  response.once('close', () => clearInterval(timer));
}

/**
 * Sends an answer, in the manner of a fault where there is one.
 *
 * @param {import('node:http').ServerResponse} response
 * @param {import('./answers.mjs').Answer} answer
 * @param {{ manner?: string, headers: Record<string, string>, isHead: boolean }} options `headers`: those of CORS, unless the answer comes from a proxy
 */
export function sendAnswer(
  response,
  { status, headers = {}, body = '', pretends },
  { manner, headers: cors, isHead },
) {
  const bytes = Buffer.from(body);
  if (manner === 'never') return;
  if (manner === 'reset') {
    response.destroy();
    return;
  }
  // Without a length, WebKit takes what was cut for whole.
  const length = bytes.length && manner !== 'endless' ? { 'content-length': bytes.length } : {};
  response.writeHead(status, { ...length, ...(!pretends && cors), ...headers });
  if (isHead) response.end();
  else if (manner === 'half' || manner === 'half-reset') {
    response.write(bytes.subarray(0, bytes.length / 2), () => {
      if (manner === 'half-reset') response.destroy();
    });
  } else if (manner === 'slow') sendInPieces(response, bytes, { pieces: 20, every: slow / 20 });
  else if (manner === 'endless') sendInPieces(response, bytes, { pieces: 1, every: drip, isEndless: true });
  else response.end(bytes);
}
