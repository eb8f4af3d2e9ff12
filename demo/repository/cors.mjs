/** Request headers that DSpace lets pages send besides the safe ones. */
const allowed =
  'Accept, Authorization, Content-Type, Origin, X-On-Behalf-Of, X-Requested-With, X-XSRF-TOKEN, X-CORRELATION-ID, X-REFERRER, x-recaptcha-token';
const exposed = 'Authorization, DSPACE-XSRF-TOKEN, Location, WWW-Authenticate';

/**
 * Judges a request by its origin, as DSpace does (`rest.cors.allowed-origins`, no `*`): a foreign one is refused, and its page can't even read that.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {(origin: string) => boolean} isAllowed whether an origin may read the repository
 * @returns {{ headers: Record<string, string>, refusal?: import('./answers.mjs').Answer, preflight?: import('./answers.mjs').Answer }} headers for every answer, and
 *   the answer where no endpoint is to give one
 */
export function judgeOrigin(request, isAllowed) {
  const { origin } = request.headers;
  const vary = { vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' };
  if (!origin) return { headers: vary };
  const refusal = { status: 403, headers: { 'content-type': 'text/plain' }, body: 'Invalid CORS request' };
  if (!isAllowed(origin)) return { headers: vary, refusal };
  const headers = {
    ...vary,
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': exposed,
  };
  if (request.method !== 'OPTIONS') return { headers };
  const wanted = (request.headers['access-control-request-headers'] ?? '').split(/,\s*/).filter(Boolean);
  const known = new Set(allowed.toLowerCase().split(', '));
  if (!wanted.every((name) => known.has(name.toLowerCase()))) return { headers: vary, refusal };
  const preflight = {
    status: 200,
    headers: {
      'access-control-allow-headers': wanted.join(', '),
      'access-control-allow-methods': 'GET,HEAD,POST',
      'access-control-max-age': '1800',
    },
  };
  return { headers, preflight };
}
