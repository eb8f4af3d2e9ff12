/** DSpace's words for its errors. */
const messages = {
  400: 'A required parameter is invalid',
  401: 'Authentication is required',
  403: 'Access is denied',
  404: 'The requested resource was not found',
  405: 'Method not allowed',
  422: 'Invalid search request',
  500: 'An exception has occurred',
  503: 'Service unavailable',
};
const names = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/**
 * What an endpoint answers.
 *
 * @typedef {{ status: number, headers?: Record<string, string>, body?: string | Buffer, pretends?: boolean }} Answer `pretends`: comes from a proxy that knows
 *   nothing of CORS
 */

/** @param {unknown} value @returns {Answer} */
export function answerJson(value) {
  return {
    status: 200,
    headers: { 'content-type': 'application/hal+json;charset=UTF-8' },
    body: JSON.stringify(value),
  };
}

/** An error in DSpace's own form. @param {number} status @param {string} path @returns {Answer} */
export function answerError(status, path) {
  const body = {
    timestamp: '2026-11-01T06:00:00.000+00:00',
    status,
    error: names[status],
    message: messages[status] ?? names[status],
    path: `/server/api${path}`,
  };
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: JSON.stringify(body),
  };
}

/** An error as the proxy before a repository words it: HTML, and no leave to read it. @param {number} status @returns {Answer} */
export function answerAsProxy(status) {
  const body = `<html><head><title>${status} ${names[status]}</title></head><body><center><h1>${status} ${names[status]}</h1></center></body></html>`;
  return { status, headers: { 'content-type': 'text/html' }, body, pretends: true };
}

/** @param {string} location @returns {Answer} */
export function answerRedirect(location) {
  return { status: 302, headers: { location } };
}

/** 204: there is none. @returns {Answer} */
export function answerNothing() {
  return { status: 204 };
}
