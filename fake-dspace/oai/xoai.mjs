import { lastModifiedOf } from '../library/dates.mjs';
import { nameOf } from '../rest/request-context.mjs';
import { adminEmail } from './identify.mjs';
import { metadataOf } from './item-metadata.mjs';
import { identifierPrefix } from './record-header.mjs';
import { writeElement, writeText } from './xml.mjs';

const namespaces = {
  xmlns: 'http://www.lyncode.com/xoai',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': 'http://www.lyncode.com/xoai http://www.lyncode.com/xsd/xoai.xsd',
};

const writeNamed = (name, content) => writeElement('element', { name }, content);

/** Fields of which nothing is known are left out. */
function writeFields(values) {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return known.map(([name, value]) => writeText('field', value, { name })).join('');
}

/** An authority follows its value in the same element; only their order tells whose it is. */
function writeValue({ value, authority, confidence }) {
  return writeFields({ value, ...(authority !== null && { authority, confidence }) });
}

/** Puts the values of a field into a tree of maps: schema, element, qualifier if there is one, language. */
function plant(tree, [field, values]) {
  for (const value of values) {
    const path = [...field.split('.'), value.language || 'none'];
    const last = path.pop();
    let branch = tree;
    for (const step of path) {
      if (!branch.has(step)) branch.set(step, new Map());
      branch = branch.get(step);
    }
    branch.set(last, (branch.get(last) ?? '') + writeValue(value));
  }
  return tree;
}

function writeTree(tree) {
  return [...tree]
    .map(([name, inner]) => writeNamed(name, typeof inner === 'string' ? inner : writeTree(inner)))
    .join('');
}

function writeBitstream({ home }, bitstream) {
  const { uuid, name, description, mimetype, size, md5, sequence } = bitstream;
  return writeNamed(
    'bitstream',
    writeFields({
      name,
      originalName: name,
      description,
      format: mimetype,
      size,
      url: `${home}/bitstreams/${uuid}/download`,
      checksum: md5,
      checksumAlgorithm: 'MD5',
      sid: sequence,
    }),
  );
}

function writeBundles(view, { bundles }) {
  const shown = bundles.filter(({ name }) => name !== 'THUMBNAIL' || view.fault !== 'no-thumbnails');
  const written = shown.map(({ name, bitstreams }) => {
    const files = bitstreams.map((bitstream) => writeBitstream(view, bitstream));
    return writeNamed('bundle', [writeFields({ name }), writeNamed('bitstreams', files)]);
  });
  return writeNamed('bundles', written);
}

/**
 * Writes a record in DSpace's own format, which has all metadata, and the files (`ItemUtils.retrieveMetadata` of dspace-oai).
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {object} record
 * @returns {string} XML
 */
export function writeXoai(view, record) {
  const { handle, bundles } = record;
  const licence = bundles.find(({ name }) => name === 'LICENSE')?.bitstreams[0];
  return writeElement('metadata', namespaces, [
    writeTree(Object.entries(metadataOf(view, record)).reduce(plant, new Map())),
    writeBundles(view, record),
    writeNamed(
      'others',
      writeFields({
        handle,
        identifier: identifierPrefix(view) + handle,
        lastModifyDate: lastModifiedOf(record).replace('T', ' ').replace('Z', ''),
      }),
    ),
    writeNamed('repository', writeFields({ name: nameOf(view.settings), mail: adminEmail })),
    writeNamed('license', writeFields({ bin: licence?.body.toString('base64') })),
  ]);
}
