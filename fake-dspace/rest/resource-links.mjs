const paths = {
  item: 'core/items',
  bundle: 'core/bundles',
  bitstream: 'core/bitstreams',
  collection: 'core/collections',
  community: 'core/communities',
};

/** Names of the links of each type, with the version of DSpace that added a link. */
const names = {
  item: {
    accessStatus: 7.3,
    bundles: 7,
    identifiers: 7.5,
    mappedCollections: 7,
    owningCollection: 7,
    relationships: 7,
    version: 7,
    templateItemOf: 7,
    thumbnail: 7,
    submitter: 9,
  },
  bundle: { item: 7, bitstreams: 7, primaryBitstream: 7 },
  bitstream: { content: 7, bundle: 7, format: 7, thumbnail: 7, accessStatus: 9 },
  collection: {},
  community: {},
};

/** Types by their path below the REST root. */
export const typeByPath = new Map(Object.entries(paths).map(([type, path]) => [path, type]));

/**
 * Returns the URL of a resource.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @param {{ type: string, uuid: string }} resource
 * @returns {string} absolute
 */
export function resourceUrl({ restRoot }, { type, uuid }) {
  return `${restRoot}/${paths[type]}/${uuid}`;
}

/**
 * Makes the `_links` of a resource. This server follows only those that clients follow (`followLink`).
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @param {{ type: string, uuid: string }} resource
 * @returns {Record<string, { href: string }>}
 */
export function makeLinks(context, resource) {
  const self = resourceUrl(context, resource);
  const links = Object.entries(names[resource.type])
    .filter(([, since]) => context.version >= since)
    .map(([name]) => [name, { href: `${self}/${name}` }]);
  return { ...Object.fromEntries(links), self: { href: self } };
}
