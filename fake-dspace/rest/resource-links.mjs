/** Where resources of each type are, below the root. */
const folders = {
  item: 'core/items',
  bundle: 'core/bundles',
  bitstream: 'core/bitstreams',
  collection: 'core/collections',
  community: 'core/communities',
  relationship: 'core/relationships',
  relationshiptype: 'core/relationshiptypes',
};

/** Links of each type, with the version that brought them. */
const names = {
  item: [
    ['bundles', 7],
    ['mappedCollections', 7],
    ['owningCollection', 7],
    ['relationships', 7],
    ['version', 7],
    ['templateItemOf', 7],
    ['thumbnail', 7],
    ['accessStatus', 7.3],
    ['identifiers', 7.5],
    ['submitter', 9],
  ],
  bundle: [
    ['item', 7],
    ['bitstreams', 7],
    ['primaryBitstream', 7],
  ],
  bitstream: [
    ['content', 7],
    ['bundle', 7],
    ['format', 7],
    ['thumbnail', 7],
    ['accessStatus', 9],
  ],
  collection: [
    ['parentCommunity', 7],
    ['logo', 7],
  ],
  community: [
    ['collections', 7],
    ['logo', 7],
  ],
  relationship: [['relationshipType', 7]],
  relationshiptype: [],
};

/** Types by the folder in an address. */
export const typeByFolder = new Map(Object.entries(folders).map(([type, folder]) => [folder, type]));

/**
 * Gives the address of a resource.
 *
 * @param {import('./request-context.mjs').View} view
 * @param {{ type: string, uuid: string }} resource
 * @returns {string} absolute
 */
export function addressOf({ root }, { type, uuid }) {
  return `${root}/${folders[type]}/${uuid}`;
}

/**
 * Lists the names of the links that a resource has in a version. The fork that FAO runs has one of its own; its answer is not known, so that it leads to 404.
 *
 * @param {import('./request-context.mjs').View} view
 * @param {{ type: string }} resource
 * @returns {string[]}
 */
export function listLinkNames({ version, settings }, { type }) {
  const own = names[type].filter(([, since]) => version >= since).map(([name]) => name);
  const isFork = type === 'item' && settings.fields === 'fao' && version < 7.3;
  return isFork ? [...own, 'relateditemlistconfigs'] : own;
}

/**
 * Writes the links of a resource.
 *
 * @param {import('./request-context.mjs').View} view
 * @param {{ type: string, uuid: string }} resource
 * @returns {Record<string, { href: string }>}
 */
export function writeLinks(view, resource) {
  const address = addressOf(view, resource);
  const links = listLinkNames(view, resource).map((name) => [name, { href: `${address}/${name}` }]);
  if (resource.type === 'relationship') {
    links.push(['leftItem', { href: addressOf(view, resource.left) }]);
    links.push(['rightItem', { href: addressOf(view, resource.right) }]);
  }
  return Object.fromEntries([...links, ['self', { href: address }]]);
}
