import { RestError } from '../rest/rest-error.mjs';
import { emptyResponse, errorResponse, htmlResponse, redirectResponse } from '../server/responses.mjs';

const userInterfacePage =
  '<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><base href="/"><title>Repository</title></head><body><ds-app></ds-app></body></html>';
const retryAfter = {
  'status-429': () => '1',
  // An HTTP date has whole seconds, so the time is rounded up to be at least 2 seconds ahead.
  'date-429': () => new Date(Math.ceil(Date.now() / 1000) * 1000 + 2000).toUTCString(),
  'long-429': () => '3600',
  'hidden-429': () => '1',
};

/**
 * Makes the response for a restricted item. DSpace returns 401 to the public for the item, 500 for its
 * handle, and does not find it in a search (seen with 7.6.7 and 9.2).
 */
function refuseItem(path) {
  if (!/\/(?:core|pid)\//.test(path)) return undefined;
  return errorResponse(new RestError(path.endsWith('/pid/find') ? 500 : 401), path);
}

const rawJson = (body) => ({
  status: 200,
  headers: { 'content-type': 'application/hal+json;charset=UTF-8' },
  body,
});

function tooManyRequests(fault, path, exposed) {
  const response = errorResponse(new RestError(429, 'Too many requests'), path);
  response.headers['retry-after'] = retryAfter[fault]();
  if (fault !== 'hidden-429') {
    response.headers['access-control-expose-headers'] = exposed ? `${exposed}, Retry-After` : 'Retry-After';
  }
  return response;
}

/**
 * Makes the response that replaces the correct one under a fault.
 *
 * @param {string} fault
 * @param {{ path: string, url: string, exposed?: string }} request path and URL of the request;
 *   `exposed`: the value of `access-control-expose-headers`
 * @returns {import('../server/responses.mjs').Response | undefined} undefined where the fault does not change
 *   the response in this way
 */
export function makeWrongResponse(fault, { path, url, exposed }) {
  if (fault in retryAfter) return tooManyRequests(fault, path, exposed);
  const [, status] = /^json-(\d+)$/.exec(fault) ?? [];
  if (status) return errorResponse(new RestError(Number(status)), path);
  return {
    'html-200': () => htmlResponse(200, userInterfacePage),
    empty: () => emptyResponse(200),
    'other-json': () => rawJson('{"status":"UP","components":{"db":{"status":"UP"}}}'),
    'null-json': () => rawJson('null'),
    'redirect-loop': () => redirectResponse(url),
    restricted: () => refuseItem(path),
  }[fault]?.();
}
