/**
 * One request as those who answer it see it.
 *
 * @typedef {{
 *   home: string,
 *   root: string,
 *   address: string,
 *   path: string,
 *   query: URLSearchParams,
 *   headers: import('node:http').IncomingHttpHeaders,
 *   settings: Record<string, string>,
 *   version: number,
 *   isOld: boolean,
 *   fault: string,
 *   library: ReturnType<typeof import('../library/library.mjs').makeLibrary>,
 * }} View `home`: address of the server, the settings in it; `root`: of its REST root; `address`: of the whole request; `path`: what error bodies repeat; `isOld`: whether names are those of
 *   the contract's examples; `fault`: that which strikes this request, or nothing
 */

/** Where readers see items: FAO's own site, or a made-up one that nobody has. */
const sites = { fao: 'https://openknowledge.fao.org', stock: 'https://repository.example' };

/**
 * Gives the address of the repository's user interface.
 *
 * @param {Record<string, string>} settings
 * @returns {string} an origin
 */
export function siteOf({ fields }) {
  return sites[fields];
}

/**
 * Gives what the repository calls itself.
 *
 * @param {Record<string, string>} settings
 * @returns {string}
 */
export function nameOf({ fields }) {
  return fields === 'fao' ? 'FAO Knowledge Repository' : 'DSpace at My University';
}

/**
 * Tells whether an item is withdrawn, by itself or by the fault of that name.
 *
 * @param {View} view
 * @param {{ withdrawn: boolean }} record
 * @returns {boolean}
 */
export function isWithdrawn({ fault }, { withdrawn }) {
  return withdrawn || fault === 'withdrawn';
}
