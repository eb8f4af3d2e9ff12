import { faultsByName } from '../faults/fault-list.mjs';

const defaults = {
  version: '7.6',
  fields: 'fao',
  fault: '',
  on: 'all',
  times: '',
  after: '',
  cors: 'allowed',
  items: '',
  jobnumbers: 'indexed',
  pace: '50',
  shape: '',
  run: '',
  page: '100',
  copies: '1',
  escaped: '',
};
const isValid = {
  version: (value) => /^\d+(?:\.\d+){0,2}$/.test(value) && parseFloat(value) >= 7,
  fields: (value) => ['fao', 'stock'].includes(value),
  fault: (value) => faultsByName.has(value),
  on: (value) => ['all', 'item', 'search', 'oai'].includes(value),
  times: (value) => /^\d+$/.test(value),
  after: (value) => /^\d+$/.test(value),
  cors: (value) => ['allowed', 'refused', 'any'].includes(value),
  items: (value) => value === 'special',
  jobnumbers: (value) => ['indexed', 'unindexed'].includes(value),
  pace: (value) => /^\d+$/.test(value),
  shape: (value) => value === 'old',
  run: (value) => value !== '',
  page: (value) => /^[1-9]\d*$/.test(value),
  copies: (value) => /^[1-9]\d{0,3}$/.test(value),
  escaped: (value) => ['once', 'twice'].includes(value),
};

/** Matches settings, then the REST interface, OAI-PMH, or a link to a file in the user interface. */
const pathPattern = /^(?:\/([^/]*=[^/]*))?(?:\/server\/api(\/.*)?|(\/server\/oai\/.+|\/bitstreams\/.+))$/;

/** Whether a text is not empty and can be decoded, unlike `%E0%A4`. */
function canDecode(text) {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

/**
 * Parses the URL of a request, with the settings before `/server/api`, `/server/oai` or `/bitstreams`, such
 * as `/fault=stall,on=search/server/api/discover/search/objects`.
 *
 * @param {string} url path and query
 * @returns {{ settings: typeof defaults, prefix: string, path: string, isRest: boolean, query:
 *   URLSearchParams } | undefined} `prefix`: the settings as written, such as `/fault=stall`, or empty;
 *   `isRest`: whether `path` is below `/server/api`, at least `/`; undefined: an unknown path, or an unknown
 *   setting or value
 */
export function parseUrl(url) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (!canDecode(pathname)) return undefined;
  const match = pathPattern.exec(pathname);
  if (!match) return undefined;
  const [, written, restPath = '/', otherPath] = match;
  const pairs = (written?.split(',') ?? []).map((pair) => pair.split('=').map(decodeURIComponent));
  if (!pairs.every(([key, value = '']) => isValid[key]?.(value))) return undefined;
  return {
    settings: { ...defaults, ...Object.fromEntries(pairs) },
    prefix: written ? `/${written}` : '',
    path: decodeURIComponent(otherPath ?? restPath).replace(/(?<=.)\/$/, ''),
    isRest: otherPath === undefined,
    query: searchParams,
  };
}

/** Body of the response to an unknown path or setting. */
export const usage =
  'Unknown path or setting. Use /server/api/… or /<settings>/server/api/…, or /server/oai/request in the same ' +
  `way, with settings such as fault=stall,on=search: ${Object.keys(defaults).join(', ')}.`;
