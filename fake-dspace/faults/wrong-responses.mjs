import { answerError, answerHtml, answerNothing, answerRedirect } from '../server/responses.mjs';
import { RestError } from '../rest/rest-error.mjs';

const shell =
  '<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><base href="/"><title>Repository</title></head><body><ds-app></ds-app></body></html>';
const retryAfter = {
  'status-429': () => '1',
  // Whole seconds are all that an HTTP date holds, so the time is rounded up to be ahead by 2 at least.
  'date-429': () => new Date(Math.ceil(Date.now() / 1000) * 1000 + 2000).toUTCString(),
  'long-429': () => '3600',
  'hidden-429': () => '1',
};
const halSelf = { 'content-type': 'application/hal+json;charset=UTF-8' };

/** DSpace answers the public with 401 for an item that is restricted, by its handle with 500, and finds it in no search (seen with 7.6.7 and 9.2). */
function refuseItem(path) {
  if (!/\/(?:core|pid)\//.test(path)) return undefined;
  return answerError(new RestError(path.endsWith('/pid/find') ? 500 : 401), path);
}

const makeJson = (text) => ({ status: 200, headers: halSelf, body: text });

function makeTooMany(fault, path, exposed) {
  const answer = answerError(new RestError(429, 'Too many requests'), path);
  answer.headers['retry-after'] = retryAfter[fault]();
  // Without CORS there is no list of headers to extend.
  if (fault !== 'hidden-429') {
    answer.headers['access-control-expose-headers'] = exposed ? `${exposed}, Retry-After` : 'Retry-After';
  }
  return answer;
}

/**
 * Makes the answer that a fault puts in the place of the true one.
 *
 * @param {string} fault
 * @param {{ path: string, address: string, exposed?: string }} request its path as error bodies repeat it, its whole address, and the headers that CORS exposes
 * @returns {import('../server/responses.mjs').Answer | undefined} undefined where the fault leaves the answer in its place
 */
export function failInstead(fault, { path, address, exposed }) {
  if (fault in retryAfter) return makeTooMany(fault, path, exposed);
  const [, status] = /^json-(\d+)$/.exec(fault) ?? [];
  if (status) return answerError(new RestError(Number(status)), path);
  return {
    'html-200': () => answerHtml(200, shell),
    empty: () => answerNothing(200),
    'other-json': () => makeJson('{"status":"UP","components":{"db":{"status":"UP"}}}'),
    'null-json': () => makeJson('null'),
    'redirect-loop': () => answerRedirect(address),
    restricted: () => refuseItem(path),
  }[fault]?.();
}
