import { addressOf, listLinkNames } from './resource-links.mjs';
import { RestError } from './rest-error.mjs';

const formats = {
  'application/pdf': {
    id: 4,
    shortDescription: 'Adobe PDF',
    description: 'Adobe Portable Document Format',
    extensions: ['pdf'],
  },
  'image/svg+xml': {
    id: 19,
    shortDescription: 'image/svg+xml',
    description: 'Scalable Vector Graphics',
    extensions: ['svg'],
  },
  'text/plain': { id: 7, shortDescription: 'Text', description: 'Plain Text', extensions: ['txt', 'asc'] },
};
const unknownFormat = {
  id: 1,
  shortDescription: 'Unknown',
  description: 'Unknown data format',
  extensions: [],
};
/** All relationships are of it. */
const relationshipType = { type: 'relationshiptype', uuid: '1' };

function writeFormat({ root }, { mimetype }) {
  const format = formats[mimetype] ?? unknownFormat;
  const { id } = format;
  return {
    ...format,
    mimetype,
    supportLevel: 'KNOWN',
    internal: false,
    type: 'bitstreamformat',
    _links: { self: { href: `${root}/core/bitstreamformats/${id}` } },
  };
}

function writeAccess(view, resource, hasFiles) {
  const self = { href: `${addressOf(view, resource)}/accessStatus` };
  const status = hasFiles ? 'open.access' : 'metadata.only';
  return {
    status,
    ...(view.version >= 9 && { embargoDate: null }),
    type: 'accessStatus',
    _links: { self },
  };
}

function writeIdentifiers(view, { handle, publication }) {
  const identify = (value, identifierType) => ({
    id: null,
    value,
    identifierType,
    identifierStatus: null,
    type: 'identifier',
  });
  const { doi } = publication;
  const list = [...(doi ? [identify(`https://doi.org/${doi}`, 'doi')] : []), identify(handle, 'handle')];
  return list.map((written) => ({
    written: { ...written, _links: { self: { href: `${view.root}/pid/identifiers` } } },
  }));
}

const showsThumbnails = ({ fault }) => fault !== 'no-thumbnails';
const thumbnailOf = (view, record) => (showsThumbnails(view) && record.thumbnail) || null;

const leads = {
  item: {
    bundles: (view, { bundles }) =>
      bundles.filter(({ name }) => name !== 'THUMBNAIL' || showsThumbnails(view)),
    mappedCollections: () => [],
    owningCollection: (_, { collection }) => collection,
    relationships: ({ settings }, { relationships }) => (settings.fields === 'stock' ? relationships : []),
    version: () => null,
    templateItemOf: () => null,
    thumbnail: thumbnailOf,
    accessStatus: (view, record) => ({
      written: writeAccess(
        view,
        record,
        record.bundles.some(({ name }) => name === 'ORIGINAL'),
      ),
    }),
    identifiers: writeIdentifiers,
    submitter: () => {
      throw new RestError(401);
    },
  },
  bundle: {
    item: (_, { record }) => record,
    bitstreams: (_, { bitstreams }) => bitstreams,
    primaryBitstream: (_, { primary = null }) => primary,
  },
  bitstream: {
    bundle: (_, { bundle }) => bundle,
    format: (view, bitstream) => ({ written: writeFormat(view, bitstream) }),
    thumbnail: (view, { bundle }) => (bundle.name === 'ORIGINAL' ? thumbnailOf(view, bundle.record) : null),
    accessStatus: (view, bitstream) => ({ written: writeAccess(view, bitstream, true) }),
  },
  collection: { parentCommunity: (_, { community }) => community, logo: () => null },
  community: { collections: ({ library }) => [library.collection], logo: () => null },
  relationship: { relationshipType: () => relationshipType },
  relationshiptype: {},
};

/**
 * Follows a link of a resource.
 *
 * @param {import('./request-context.mjs').View} view
 * @param {{ type: string }} resource
 * @param {string} name of the link
 * @returns {object | object[] | null | undefined} a resource, a list of them, null where the link leads to nothing (204), undefined where there is no such link
 * @throws {RestError} where it leads to what is not for everyone
 */
export function followLink(view, resource, name) {
  const isThere = resource.type && listLinkNames(view, resource).includes(name);
  return isThere ? leads[resource.type][name]?.(view, resource) : undefined;
}
