import { faultsByName } from '../faults/choose-fault.mjs';

const defaults = {
  version: '7.6',
  fields: 'fao',
  fault: '',
  on: 'all',
  times: '',
  after: '',
  cors: 'allowed',
  shape: '',
  run: '',
  page: '100',
  copies: '1',
  escaped: 'once',
};
const allowed = {
  version: (value) => Number(value) >= 7,
  fields: (value) => ['fao', 'stock'].includes(value),
  fault: (value) => faultsByName.has(value),
  on: (value) => ['all', 'item', 'search', 'oai'].includes(value),
  times: (value) => /^\d+$/.test(value),
  after: (value) => /^\d+$/.test(value),
  cors: (value) => ['allowed', 'refused'].includes(value),
  shape: (value) => value === 'old',
  run: (value) => value !== '',
  page: (value) => /^[1-9]\d*$/.test(value),
  copies: (value) => /^[1-9]\d{0,3}$/.test(value),
  escaped: (value) => ['once', 'twice'].includes(value),
};

/** What there is: the REST interface, OAI-PMH, and the links to files that the user interface has. */
const addressPattern = /^(?:\/([^/]*=[^/]*))?(?:\/server\/api(\/.*)?|(\/server\/oai\/.+|\/bitstreams\/.+))$/;

/** `%E0%A4` and the like are no text. */
function isWellEscaped(text) {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

/**
 * Reads the settings that an address has before `/server/api`, such as `/fault=stall,on=search/server/api/discover/search/objects`, before `/server/oai` or `/bitstreams`.
 *
 * @param {string} url of a request: its path and query
 * @returns {{ settings: typeof defaults, prefix: string, path: string, isRest: boolean, query: URLSearchParams } | undefined} `prefix`: what links keep, such as
 *   `/fault=stall` or nothing; `path`: what follows `/server/api`, at least `/`, or else the prefix; `isRest`: which of both; undefined where the address is none of a repository or asks for what there is not
 */
export function readSettings(url) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (!isWellEscaped(pathname)) return undefined;
  const match = addressPattern.exec(pathname);
  if (!match) return undefined;
  const [, written, restPath = '/', otherPath] = match;
  const pairs = (written?.split(',') ?? []).map((pair) => pair.split('=').map(decodeURIComponent));
  if (!pairs.every(([key, value = '']) => allowed[key]?.(value))) return undefined;
  return {
    settings: { ...defaults, ...Object.fromEntries(pairs) },
    prefix: written ? `/${written}` : '',
    path: decodeURIComponent(otherPath ?? restPath).replace(/(?<=.)\/$/, ''),
    isRest: otherPath === undefined,
    query: searchParams,
  };
}

/** Says which settings there are, for whoever has mistyped one. */
export const settingsNotice = `Not here. Addresses are /server/api/… or /<settings>/server/api/…, and so with /server/oai/request, settings such as fault=stall,on=search: ${Object.keys(
  defaults,
).join(', ')}.`;
