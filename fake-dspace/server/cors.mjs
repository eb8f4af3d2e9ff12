/** `rest.cors.allowed-headers` of DSpace 7.5 and later. */
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
/** The headers on which responses depend, one line each. */
export const vary = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'];

const refusal = { status: 403, headers: { vary }, body: 'Invalid CORS request' };

/**
 * Returns the headers of a preflight response; undefined where Spring refuses the preflight, because it
 * allows none of the requested headers.
 */
function allowHeaders(headers) {
  const names = (headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim());
  const requested = names.filter(Boolean);
  const granted = requested.filter((name) => allowedHeaders.has(name.toLowerCase()));
  if (requested.length && !granted.length) return undefined;
  return {
    'access-control-allow-methods': headers['access-control-request-method'],
    ...(granted.length && { 'access-control-allow-headers': granted.join(', ') }),
    'access-control-max-age': '1800',
  };
}

/**
 * Applies CORS as Spring's DefaultCorsProcessor does with the configuration of DSpace. A request without
 * `Origin`, or with the origin of the server, is not a CORS request.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {((origin: string) => boolean) | '*'} isAllowed whether `rest.cors.allowed-origins` has an origin;
 *   `*`: every origin, without credentials (`rest.cors.allow-credentials = false`)
 * @returns {{ headers: import('./responses.mjs').Headers, response?: import('./responses.mjs').Response }}
 *   `headers`: for every response; `response`: the refusal or the preflight response, where no other follows
 */
export function applyCors({ method, headers }, isAllowed) {
  const { origin } = headers;
  if (origin === undefined || origin === `http://${headers.host}`) return { headers: { vary } };
  const isPublic = isAllowed === '*';
  if (!isPublic && !isAllowed(origin)) return { headers: { vary }, response: refusal };
  const granted = {
    vary,
    'access-control-allow-origin': isPublic ? '*' : origin,
    ...(!isPublic && { 'access-control-allow-credentials': 'true' }),
    'access-control-expose-headers': exposedHeaders,
  };
  if (method !== 'OPTIONS' || !headers['access-control-request-method']) return { headers: granted };
  const allowed = allowHeaders(headers);
  return {
    headers: granted,
    response: allowed ? { status: 200, headers: { ...granted, ...allowed } } : refusal,
  };
}
