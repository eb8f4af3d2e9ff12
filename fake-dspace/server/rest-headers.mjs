import { randomUUID } from 'node:crypto';

/**
 * Makes the headers that Spring Security adds to every response of the REST interface (recorded replies of
 * DSpace 7.6.7 and 9.2). A request without the cookie gets a token against cross-site requests.
 *
 * @param {{ headers: import('node:http').IncomingHttpHeaders, version: number, isRefused?: boolean }} request
 *   `isRefused`: whether CORS refuses it, or it is a preflight
 * @returns {import('./responses.mjs').Headers}
 */
export function makeRestHeaders({ headers, version, isRefused }) {
  const token = !isRefused && !headers.cookie?.includes('DSPACE-XSRF-COOKIE=') && randomUUID();
  return {
    ...(token && {
      'set-cookie': `DSPACE-XSRF-COOKIE=${token}; Path=/server; HttpOnly; SameSite=Lax`,
      'dspace-xsrf-token': token,
    }),
    ...(!isRefused && { 'content-language': 'en' }),
    'x-content-type-options': 'nosniff',
    'x-xss-protection': version < 9 ? '1; mode=block' : '0',
    'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
    pragma: 'no-cache',
    expires: '0',
    'x-frame-options': 'DENY',
  };
}
