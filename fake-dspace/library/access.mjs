import { readClock } from './dates.mjs';

/** Returns the item that a resource is or belongs to; undefined for a collection or community. */
function itemOf({ type, record, bundle }, itself) {
  if (type === 'item') return itself;
  return record ?? bundle?.record;
}

/**
 * Whether the public may read the metadata of a resource.
 *
 * @param {object} resource of the library
 * @returns {boolean}
 */
export function isPublic(resource) {
  return !itemOf(resource, resource)?.restricted;
}

/**
 * Returns the access status of an item or file as the public sees it (`DefaultAccessStatusHelper`).
 *
 * @param {object} resource of the library
 * @returns {{ status: string, embargo?: string }} `embargo`: the day on which it ends
 */
export function accessStatusOf(resource) {
  const { bundles, publication, restricted } = itemOf(resource, resource);
  const hasFiles = bundles.some(({ name }) => name === 'ORIGINAL');
  if (!hasFiles) return { status: 'metadata.only' };
  if (restricted) return { status: 'restricted' };
  const { embargo = '' } = publication;
  return embargo > readClock() ? { status: 'embargo', embargo } : { status: 'open.access' };
}
