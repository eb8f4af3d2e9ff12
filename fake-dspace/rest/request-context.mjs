/**
 * A request, and the data that handlers need to respond to it.
 *
 * - `baseUrl`: URL of the server, with the settings in its path; `restRoot`: URL of its REST root; `url`: URL
 *   of the request
 * - `path`: path of the request, which error bodies repeat
 * - `hasOldNames`: whether to use the names in the examples of the REST contract
 * - `version`: major and minor version of DSpace, such as 7.6
 * - `written`: number of items, bundles, files and formats in the response so far
 * - `fault`: name of the fault that this request gets, or an empty string
 *
 * @typedef {{
 *   baseUrl: string,
 *   restRoot: string,
 *   url: string,
 *   path: string,
 *   query: URLSearchParams,
 *   headers: import('node:http').IncomingHttpHeaders,
 *   settings: Record<string, string>,
 *   version: number,
 *   written: number,
 *   hasOldNames: boolean,
 *   fault: string,
 *   oaiContext?: string,
 *   library: ReturnType<typeof import('../library/library.mjs').makeLibrary>,
 * }} RequestContext
 */

/** Origins of the user interfaces: FAO's, and an invented one. */
const sites = { fao: 'https://openknowledge.fao.org', stock: 'https://repository.example' };

/**
 * Returns the origin of the repository's user interface.
 *
 * @param {Record<string, string>} settings
 * @returns {string}
 */
export function siteOf({ fields }) {
  return sites[fields];
}

/**
 * Returns the name of the repository.
 *
 * @param {Record<string, string>} settings
 * @returns {string}
 */
export function nameOf({ fields }) {
  return fields === 'fao' ? 'FAO Knowledge Repository' : 'DSpace at My University';
}

/**
 * Whether the settings name a version of DSpace that escapes values twice in OAI-PMH. The setting `escaped`
 * overrides it.
 *
 * @param {Record<string, string>} settings
 * @returns {boolean}
 */
export function escapesTwice({ version, escaped }) {
  const versions = ['7.6.6', '7.6.7', '8.3', '8.4', '9.2', '9.3', '10.0'];
  return escaped ? escaped === 'twice' : versions.includes(version);
}

/**
 * Whether an item is withdrawn, by itself or by the fault of that name.
 *
 * @param {RequestContext} context
 * @param {{ withdrawn: boolean }} record
 * @returns {boolean}
 */
export function isWithdrawn({ fault }, { withdrawn }) {
  return withdrawn || fault === 'withdrawn';
}
