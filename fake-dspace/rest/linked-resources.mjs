import { accessStatusOf } from '../library/access.mjs';
import { resourceUrl } from './resource-links.mjs';

/** Formats of DSpace's registry (`bitstream-formats.xml`), except SVG. */
const formats = {
  'application/pdf': { id: 4, shortDescription: 'Adobe PDF', extensions: ['pdf'] },
  'text/plain': { id: 6, shortDescription: 'Text', extensions: ['txt', 'asc'] },
  'image/svg+xml': { id: 90, shortDescription: 'image/svg+xml', extensions: ['svg'] },
};
const unknownFormat = { id: 1, shortDescription: 'Unknown', extensions: [] };

function makeFormat({ restRoot }, { mimetype }) {
  const { id, shortDescription, extensions } = formats[mimetype] ?? unknownFormat;
  const self = { href: `${restRoot}/core/bitstreamformats/${id}` };
  return {
    json: {
      id,
      shortDescription,
      description: shortDescription,
      mimetype,
      supportLevel: 'KNOWN',
      internal: false,
      extensions,
      type: 'bitstreamformat',
      _links: { self },
    },
  };
}

/** Makes the access status; the date of an embargo is there from DSpace 9 (recorded replies `A15b`). */
function makeAccessStatus(context, resource) {
  const { status, embargo = null } = accessStatusOf(resource);
  const self = { href: `${resourceUrl(context, resource)}/accessStatus` };
  const date = context.version >= 9 && { embargoDate: embargo };
  return { json: { status, ...date, type: 'accessStatus', _links: { self } } };
}

const hasThumbnails = ({ fault }) => fault !== 'no-thumbnails';

const links = {
  item: {
    accessStatus: (context, item) => (context.version >= 7.3 ? makeAccessStatus(context, item) : undefined),
    bundles: (context, { bundles }) =>
      bundles.filter(({ name }) => name !== 'THUMBNAIL' || hasThumbnails(context)),
    owningCollection: (_, { collection }) => collection,
    thumbnail: (context, { thumbnail }) => (hasThumbnails(context) && thumbnail) || null,
  },
  bundle: {
    item: (_, { record }) => record,
    bitstreams: (_, { bitstreams }) => bitstreams,
    primaryBitstream: (_, { primary = null }) => primary,
  },
  bitstream: {
    accessStatus: (context, file) => (context.version >= 9 ? makeAccessStatus(context, file) : undefined),
    bundle: (_, { bundle }) => bundle,
    format: makeFormat,
  },
};

/**
 * Follows a link of a resource.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @param {{ type: string }} resource
 * @param {string} name name of the link
 * @returns {object | object[] | null | undefined} a resource or a list of them; null: the link has no target
 *   (204); undefined: the resource has no such link
 */
export function followLink(context, resource, name) {
  return links[resource.type]?.[name]?.(context, resource);
}
