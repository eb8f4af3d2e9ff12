const paths = {
  item: 'core/items',
  bundle: 'core/bundles',
  bitstream: 'core/bitstreams',
  collection: 'core/collections',
  community: 'core/communities',
};

/** Links of each type. DSpace has more, but clients embed or follow only these. */
const names = {
  item: ['bundles', 'thumbnail'],
  bundle: ['item', 'bitstreams', 'primaryBitstream'],
  bitstream: ['content', 'bundle', 'format'],
  collection: [],
  community: [],
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
 * Makes the `_links` of a resource.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @param {{ type: string, uuid: string }} resource
 * @returns {Record<string, { href: string }>}
 */
export function makeLinks(context, resource) {
  const self = resourceUrl(context, resource);
  const links = names[resource.type].map((name) => [name, { href: `${self}/${name}` }]);
  return { ...Object.fromEntries(links), self: { href: self } };
}
