import { jsonResponse } from '../server/responses.mjs';
import { nameOf, siteOf } from './request-context.mjs';

const links = { items: 'core/items', bitstreams: 'core/bitstreams', pid: 'pid', search: 'discover/search' };

/**
 * Handles the root of the REST interface: name and version of the repository.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @returns {import('../server/responses.mjs').Response}
 */
export function handleRoot({ restRoot, settings }) {
  const { version } = settings;
  const targets = Object.entries(links).map(([name, path]) => [name, { href: `${restRoot}/${path}` }]);
  return jsonResponse({
    dspaceUI: siteOf(settings),
    dspaceName: nameOf(settings),
    dspaceServer: restRoot.replace(/\/api$/, ''),
    dspaceVersion: `DSpace ${version.includes('.') ? version : `${version}.0`}`,
    type: 'root',
    _links: { ...Object.fromEntries(targets), self: { href: restRoot } },
  });
}
