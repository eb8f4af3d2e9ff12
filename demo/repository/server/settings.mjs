import { faults } from '../faults.mjs';

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
const allowed = {
  version: (value) => Number(value) >= 7,
  fields: (value) => ['fao', 'stock'].includes(value),
  fault: (value) => faults.some(({ name }) => name === value),
  on: (value) => ['all', 'item', 'search'].includes(value),
  times: (value) => /^\d+$/.test(value),
  cors: (value) => ['allowed', 'refused'].includes(value),
  shape: (value) => value === 'old',
  run: (value) => value !== '',
};

/** `%E0%A4` and the like are no text. */
function isWellEscaped(text) {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

/**
 * Reads the settings that an address has before `/server/api`, such as `/fault=stall,on=search/server/api/discover/search/objects`.
 *
 * @param {string} url of a request: its path and query
 * @returns {{ settings: typeof defaults, prefix: string, path: string, query: URLSearchParams } | undefined} `prefix`: what links keep, such as `/fault=stall` or
 *   nothing; `path`: what follows `/server/api`, at least `/`; undefined where the address is none of a repository or asks for what there is not
 */
export function readSettings(url) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (!isWellEscaped(pathname)) return undefined;
  const match = /^(?:\/([^/]*=[^/]*))?\/server\/api(\/.*)?$/.exec(pathname);
  if (!match) return undefined;
  const [, written, path = '/'] = match;
  const pairs = (written?.split(',') ?? []).map((pair) => pair.split('=').map(decodeURIComponent));
  if (!pairs.every(([key, value = '']) => allowed[key]?.(value))) return undefined;
  return {
    settings: { ...defaults, ...Object.fromEntries(pairs) },
    prefix: written ? `/${written}` : '',
    path: decodeURIComponent(path).replace(/(?<=.)\/$/, ''),
    query: searchParams,
  };
}

/** Says which settings there are, for whoever has mistyped one. */
export const settingsNotice = `Not here. Addresses are /server/api/… or /<settings>/server/api/…, settings such as fault=stall,on=search: ${Object.keys(
  defaults,
).join(', ')}.`;
