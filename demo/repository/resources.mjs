import { writeMetadata } from './metadata.mjs';

/** Links of an item, by the version that has them first; FAO's vendor variant is one of 7.0 to 7.2. */
const itemLinks = [
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
];
/** Steps that an embedded path may have. */
const mostSteps = 5;
const paths = { item: 'core/items', bundle: 'core/bundles', bitstream: 'core/bitstreams' };

/**
 * Makes what writes resources as one repository does.
 *
 * @param {{ root: string, settings: { version: string, fields: string, fault: string }, records: object }} options `root`: address of the REST root
 * @returns {{ write: (resource: object, embeds?: string[], sizes?: Map<string, number>) => object, writeList: Function, follow: Function }}
 */
export function makeWriter({ root, settings, records }) {
  const version = Number(settings.version);
  const hasThumbnails = settings.fault !== 'no-thumbnails';
  const addressOf = ({ type, uuid }) => `${root}/${paths[type]}/${uuid}`;
  const linkTo = (resource, names) =>
    Object.fromEntries(
      [...names, 'self'].map((name) => [
        name,
        { href: addressOf(resource) + (name === 'self' ? '' : `/${name}`) },
      ]),
    );

  const writeItem = (record) => {
    const isWithdrawn = record.withdrawn || settings.fault === 'withdrawn';
    const isBare = isWithdrawn || settings.fault === 'no-metadata';
    const metadata = isBare ? {} : writeMetadata(record, settings.fields, records.all.indexOf(record));
    if (version >= 10)
      Object.values(metadata).forEach((values) => values.forEach((value) => (value.securityLevel = 0)));
    return {
      id: record.uuid,
      uuid: record.uuid,
      name: record.item.title,
      handle: record.handles[settings.fields],
      metadata,
      inArchive: !isWithdrawn,
      discoverable: true,
      withdrawn: isWithdrawn,
      lastModified: `2026-02-01T17:19:29.441${version < 7.1 ? '+0000' : '+00:00'}`,
      entityType: null,
      type: 'item',
      _links: linkTo(record, [
        ...itemLinks.filter(([, since]) => version >= since).map(([name]) => name),
        ...(settings.fields === 'fao' && version < 7.3 ? ['relateditemlistconfigs'] : []),
      ]),
    };
  };
  const writeBundle = (bundle) => ({
    uuid: bundle.uuid,
    name: bundle.name,
    handle: null,
    metadata: {
      'dc.title': [{ value: bundle.name, language: null, authority: null, confidence: -1, place: 0 }],
    },
    type: 'bundle',
    _links: linkTo(bundle, ['item', 'bitstreams', 'primaryBitstream']),
  });
  const writeBitstream = (bitstream) => ({
    id: bitstream.uuid,
    uuid: bitstream.uuid,
    name: bitstream.name,
    handle: null,
    metadata: {
      'dc.title': [{ value: bitstream.name, language: null, authority: null, confidence: -1, place: 0 }],
    },
    bundleName: bitstream.bundleName,
    sizeBytes: bitstream.sizeBytes,
    checkSum: { checkSumAlgorithm: 'MD5', value: bitstream.uuid.replaceAll('-', '') },
    sequenceId: 1,
    type: 'bitstream',
    _links: linkTo(bitstream, [
      'content',
      'bundle',
      'format',
      'thumbnail',
      ...(version >= 9 ? ['accessStatus'] : []),
    ]),
  });
  const writeFormat = ({ mimetype }) => ({
    id: 4,
    shortDescription: mimetype === 'application/pdf' ? 'Adobe PDF' : mimetype,
    description: '',
    mimetype,
    supportLevel: 'KNOWN',
    internal: false,
    extensions: mimetype === 'application/pdf' ? ['pdf'] : [],
    type: 'bitstreamformat',
    _links: { self: { href: `${root}/core/bitstreamformats/4` } },
  });
  const collection = {
    id: '1',
    uuid: '1f0cb1f5-0000-4000-a000-000000000001',
    name: 'Publications',
    handle: '20.500.14283/1',
    type: 'collection',
  };
  const writers = { item: writeItem, bundle: writeBundle, bitstream: writeBitstream };

  /** What a link of a resource leads to: a resource, a list, something written already, or `null` for 204; `undefined` for no such link. */
  const follow = (resource, name) =>
    ({
      item: {
        bundles: () => resource.bundles.filter((bundle) => hasThumbnails || bundle.name !== 'THUMBNAIL'),
        thumbnail: () => (hasThumbnails && resource.thumbnail) || null,
        relationships: () => [],
        version: () => null,
        owningCollection: () => ({ written: collection }),
      },
      bundle: {
        bitstreams: () => resource.bitstreams,
        item: () => resource.record,
        primaryBitstream: () => null,
      },
      bitstream: {
        bundle: () => resource.bundle,
        format: () => ({ written: writeFormat(resource) }),
        thumbnail: () => null,
      },
    })[resource.type]?.[name]?.();

  const write = (resource, embeds = [], sizes = new Map(), place = '') => {
    if (resource.written) return resource.written;
    const written = writers[resource.type](resource);
    const embedded = {};
    for (const name of new Set(embeds.map((path) => path.split('/')[0]))) {
      const target = follow(resource, name);
      // An unknown name is left out without a word, and so is what is not there.
      if (target === undefined || target === null) continue;
      const inner = embeds
        .filter((path) => path.startsWith(`${name}/`))
        .map((path) => path.slice(name.length + 1));
      const path = place ? `${place}/${name}` : name;
      embedded[name] = Array.isArray(target)
        ? writeList(
            name,
            target,
            { size: sizes.get(path) ?? 20, self: `${addressOf(resource)}/${name}` },
            (one) => write(one, inner, sizes, path),
          )
        : write(target, inner, sizes, path);
    }
    return Object.keys(embedded).length ? { ...written, _embedded: embedded } : written;
  };

  return {
    write: (resource, embeds = [], sizes) =>
      write(
        resource,
        embeds.filter((path) => path.split('/').length <= mostSteps),
        sizes,
      ),
    writeList,
    follow,
  };
}

/**
 * Writes one page of a list in its HAL envelope. A page past the end is an empty one, without `_embedded`.
 *
 * @param {string} name key of the list
 * @param {readonly object[]} all
 * @param {{ page?: number, size: number, self: string }} paging
 * @param {(one: object) => object} writeOne
 * @returns {object}
 */
export function writeList(name, all, { page = 0, size, self }, writeOne) {
  const shown = all.slice(page * size, (page + 1) * size);
  const pages = Math.ceil(all.length / size);
  const link = (number) => ({ href: `${self}${self.includes('?') ? '&' : '?'}page=${number}&size=${size}` });
  return {
    ...(shown.length && { _embedded: { [name]: shown.map(writeOne) } }),
    _links: {
      ...(page > 0 && { first: link(0), prev: link(page - 1) }),
      self: { href: self },
      ...(page + 1 < pages && { next: link(page + 1), last: link(pages - 1) }),
    },
    page: { size, totalElements: all.length, totalPages: pages, number: page },
  };
}
