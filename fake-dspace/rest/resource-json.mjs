import { lastModifiedOf } from '../library/dates.mjs';
import { listMetadata, makeValue } from '../library/metadata.mjs';
import { isWithdrawn } from './request-context.mjs';
import { makeLinks } from './resource-links.mjs';

const metadataOf = (fields) =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value)
      .map(([field, value]) => [field, [makeValue(value)]]),
  );

/**
 * Writes a time. DSpace 7.0 writes the zone without a colon, which `Date.parse` of some engines rejects; 9
 * writes six digits of a second (recorded replies).
 */
function writeTime(time, version) {
  if (version >= 9) return time.replace('Z', '000Z');
  return time.replace('Z', version < 7.1 ? '+0000' : '+00:00');
}

function itemJson(context, record) {
  const { version, fault, settings } = context;
  const isGone = isWithdrawn(context, record);
  const extra = version >= 10 ? { securityLevel: 0 } : undefined;
  const metadata = listMetadata(record, settings.fields, { version, extra });
  return {
    id: record.uuid,
    uuid: record.uuid,
    name: record.publication.title ?? null,
    handle: record.handle,
    metadata: isGone || fault === 'no-metadata' ? {} : metadata,
    inArchive: !isGone,
    discoverable: record.discoverable,
    withdrawn: isGone,
    lastModified: writeTime(lastModifiedOf(record), version),
    entityType: metadata['dspace.entity.type']?.[0].value ?? null,
    type: 'item',
  };
}

function bundleJson(_, { uuid, name }) {
  return { uuid, name, handle: null, metadata: metadataOf({ 'dc.title': name }), type: 'bundle' };
}

function bitstreamJson(_, { uuid, name, description, source, bundle, size, md5, sequence }) {
  return {
    id: uuid,
    uuid,
    name,
    handle: null,
    metadata: metadataOf({ 'dc.description': description, 'dc.source': source, 'dc.title': name }),
    bundleName: bundle.name,
    sizeBytes: size,
    checkSum: { checkSumAlgorithm: 'MD5', value: md5 },
    sequenceId: sequence,
    type: 'bitstream',
  };
}

function containerJson(_, { uuid, name, handle, type }) {
  const metadata = metadataOf({ 'dc.title': name });
  return { id: uuid, uuid, name, handle, metadata, archivedItemsCount: -1, type };
}

const writers = {
  item: itemJson,
  bundle: bundleJson,
  bitstream: bitstreamJson,
  collection: containerJson,
  community: containerJson,
};

/**
 * Makes the JSON of a resource, without embedded resources.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @param {object} resource a resource of the library, or `{ json }` with the finished JSON
 * @returns {object}
 */
export function resourceJson(context, resource) {
  if (resource.json) return resource.json;
  return { ...writers[resource.type](context, resource), _links: makeLinks(context, resource) };
}
