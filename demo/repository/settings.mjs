/** What an address of the repository can ask for, and what holds where it does not. */
const defaults = {
  version: '7.6',
  fields: 'fao',
  fault: '',
  on: 'all',
  times: '',
  cors: 'allowed',
  shape: '',
  run: '',
};

/**
 * Reads the settings in an address: `/fault=stall,on=search/server/api/…` is a repository that stalls at searches. Links in answers keep them.
 *
 * @param {string} url path and query of a request
 * @returns {{ settings: typeof defaults, prefix: string, path: string, query: URLSearchParams } | undefined} `prefix`: what links begin with; `path`: what
 *   follows `/server/api`; nothing where the address is none of a repository
 */
export function readSettings(url) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [, written = '', path] = /^\/(?:([\w=.,-]+)\/)?server\/api(\/.*)?$/.exec(pathname) ?? [];
  if (!/\/server\/api(?:\/|$)/.test(pathname)) return undefined;
  const given = written.split(',').map((pair) => pair.split('='));
  if (written && given.some(([key]) => !(key in defaults))) return undefined;
  return {
    settings: { ...defaults, ...Object.fromEntries(written ? given : []) },
    prefix: `${written && `/${written}`}/server/api`,
    path: decodeURIComponent(path ?? '/').replace(/(?<=.)\/$/, ''),
    query: searchParams,
  };
}

/**
 * Writes settings into the address of a REST root.
 *
 * @param {string} origin of the repository's server
 * @param {Partial<typeof defaults>} settings
 * @returns {string} such as `http://localhost:8002/fault=stall/server/api`
 */
export function writeRoot(origin, settings) {
  const written = Object.entries(settings)
    .filter(([, value]) => value)
    .map((pair) => pair.join('='))
    .join(',');
  return `${origin}${written && `/${written}`}/server/api`;
}
