/**
 * One request as those who answer it see it.
 *
 * @typedef {{
 *   root: string,
 *   address: string,
 *   path: string,
 *   query: URLSearchParams,
 *   headers: import('node:http').IncomingHttpHeaders,
 *   settings: Record<string, string>,
 *   version: number,
 *   isOld: boolean,
 *   fault: string,
 *   library: ReturnType<typeof import('../records/make-library.mjs').makeLibrary>,
 * }} View `root`: address of the REST root, the settings in it; `address`: of the whole request; `path`: what error bodies repeat; `isOld`: whether names are those of
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
