/** `rest.cors.allowed-headers` of 7.5 and later. */
const allowedHeaders = new Set([
  'accept',
  'authorization',
  'content-type',
  'origin',
  'x-on-behalf-of',
  'x-requested-with',
  'x-xsrf-token',
  'x-correlation-id',
  'x-referrer',
  'x-recaptcha-token',
]);
const exposedHeaders = 'Authorization, DSPACE-XSRF-TOKEN, Location, WWW-Authenticate';
const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers';

const refusal = {
  status: 403,
  headers: { vary, 'content-type': 'text/plain;charset=UTF-8' },
  body: 'Invalid CORS request',
};

/** The headers of a preflight's answer, undefined where Spring refuses: where it lets none of the headers asked for pass. Others it only leaves out. */
function answerPreflight(headers) {
  const asked = (headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim());
  const wanted = asked.filter(Boolean);
  const granted = wanted.filter((name) => allowedHeaders.has(name.toLowerCase()));
  if (wanted.length && !granted.length) return undefined;
  return {
    'access-control-allow-methods': headers['access-control-request-method'],
    ...(granted.length && { 'access-control-allow-headers': granted.join(', ') }),
    'access-control-max-age': '1800',
  };
}

/**
 * Judges a request as Spring's DefaultCorsProcessor does with DSpace's configuration. Without `Origin`, or with the server's own, it is no matter of CORS.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {(origin: string) => boolean} isAllowed whether an origin is in `rest.cors.allowed-origins`
 * @returns {{ headers: Record<string, string>, answer?: import('./responses.mjs').Answer }} headers that every answer has, and the answer where the matter ends here: the
 *   refusal, or what a preflight gets
 */
export function judgeOrigin({ method, headers }, isAllowed) {
  const { origin } = headers;
  if (origin === undefined || origin === `http://${headers.host}`) return { headers: { vary } };
  if (!isAllowed(origin)) return { headers: { vary }, answer: refusal };
  const granted = {
    vary,
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': exposedHeaders,
  };
  if (method !== 'OPTIONS' || !headers['access-control-request-method']) return { headers: granted };
  const forPreflight = answerPreflight(headers);
  const answer = forPreflight ? { status: 200, headers: { ...granted, ...forPreflight } } : refusal;
  return { headers: granted, answer };
}
