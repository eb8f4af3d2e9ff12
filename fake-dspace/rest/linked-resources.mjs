const formats = {
  'application/pdf': { id: 4, shortDescription: 'Adobe PDF' },
  'image/svg+xml': { id: 19, shortDescription: 'image/svg+xml' },
  'text/plain': { id: 7, shortDescription: 'Text' },
};
const unknownFormat = { id: 1, shortDescription: 'Unknown' };

function makeFormat({ restRoot }, { mimetype }) {
  const format = formats[mimetype] ?? unknownFormat;
  const self = { href: `${restRoot}/core/bitstreamformats/${format.id}` };
  return { json: { ...format, mimetype, type: 'bitstreamformat', _links: { self } } };
}

const hasThumbnails = ({ fault }) => fault !== 'no-thumbnails';

const links = {
  item: {
    bundles: (context, { bundles }) =>
      bundles.filter(({ name }) => name !== 'THUMBNAIL' || hasThumbnails(context)),
    thumbnail: (context, { thumbnail }) => (hasThumbnails(context) && thumbnail) || null,
  },
  bundle: {
    item: (_, { record }) => record,
    bitstreams: (_, { bitstreams }) => bitstreams,
    primaryBitstream: (_, { primary = null }) => primary,
  },
  bitstream: {
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
