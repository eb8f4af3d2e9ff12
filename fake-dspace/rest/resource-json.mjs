import { lastModifiedOf } from '../library/dates.mjs';
import { writeMetadata, writeValue } from '../library/metadata.mjs';
import { writeLinks } from './resource-links.mjs';
import { isWithdrawn } from './request-context.mjs';

/** Metadata that say no more than a name. */
const nameOnly = (fields) =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value)
      .map(([field, value]) => [field, [writeValue(value)]]),
  );

function writeItem(view, record) {
  const { version, fault, settings } = view;
  const isGone = isWithdrawn(view, record);
  const hasNothing = isGone || fault === 'no-metadata';
  const extra = version >= 10 ? { securityLevel: 0 } : undefined;
  const metadata = writeMetadata(record, settings.fields, extra);
  return {
    id: record.uuid,
    uuid: record.uuid,
    name: record.publication.title,
    handle: record.handle,
    metadata: hasNothing ? {} : metadata,
    inArchive: !isGone,
    discoverable: true,
    withdrawn: isGone,
    // Without a colon in the zone, `Date.parse` fails in some engines.
    lastModified: lastModifiedOf(record).replace('Z', version < 7.1 ? '+0000' : '+00:00'),
    entityType: metadata['dspace.entity.type']?.[0].value ?? null,
    type: 'item',
  };
}

function writeBundle(_, { uuid, name }) {
  return { uuid, name, handle: null, metadata: nameOnly({ 'dc.title': name }), type: 'bundle' };
}

function writeBitstream(_, { uuid, name, description, bundle, size, md5, sequence }) {
  return {
    id: uuid,
    uuid,
    name,
    handle: null,
    metadata: nameOnly({ 'dc.title': name, 'dc.description': description }),
    bundleName: bundle.name,
    sizeBytes: size,
    checkSum: { checkSumAlgorithm: 'MD5', value: md5 },
    sequenceId: sequence,
    type: 'bitstream',
  };
}

function writeContainer(_, { uuid, name, handle, type }) {
  return {
    id: uuid,
    uuid,
    name,
    handle,
    metadata: nameOnly({ 'dc.title': name }),
    archivedItemsCount: -1,
    type,
  };
}

function writeRelationship(_, { uuid, left, right }) {
  return {
    id: Number(uuid),
    leftPlace: left.place,
    leftwardValue: null,
    rightPlace: right.place,
    rightwardValue: null,
    type: 'relationship',
  };
}

function writeRelationshipType() {
  return {
    id: 1,
    leftwardType: 'isTranslationOf',
    rightwardType: 'isTranslationOf',
    copyToLeft: false,
    copyToRight: false,
    leftMinCardinality: 0,
    leftMaxCardinality: null,
    rightMinCardinality: 0,
    rightMaxCardinality: null,
    type: 'relationshiptype',
  };
}

const writers = {
  item: writeItem,
  bundle: writeBundle,
  bitstream: writeBitstream,
  collection: writeContainer,
  community: writeContainer,
  relationship: writeRelationship,
  relationshiptype: writeRelationshipType,
};

/**
 * Writes a resource as the REST interface gives it, without what is embedded.
 *
 * @param {import('./request-context.mjs').View} view
 * @param {object} resource from the library, or a document written already
 * @returns {object}
 */
export function writeResource(view, resource) {
  if (resource.written) return resource.written;
  return { ...writers[resource.type](view, resource), _links: writeLinks(view, resource) };
}
