import { accessStatusOf } from '../library/access.mjs';
import { lastModifiedOf } from '../library/dates.mjs';
import { listMetadata } from '../library/metadata.mjs';
import { escapesTwice, nameOf, siteOf } from '../rest/request-context.mjs';
import { adminEmail } from './identify.mjs';
import { identifierPrefix } from './record-header.mjs';
import { escapeValue, writeElement, writeText } from './xml.mjs';

const namespaces = {
  xmlns: 'http://www.lyncode.com/xoai',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': 'http://www.lyncode.com/xoai http://www.lyncode.com/xsd/xoai.xsd',
};

const writeNamed = (name, content) => writeElement('element', { name }, content);

/** Writes fields, and leaves out those without a value. */
function writeFields(values) {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return known.map(([name, value]) => writeText('field', value, { name })).join('');
}

/** Writes a value. Its authority follows in the same element; only the order connects the two. */
function writeValue({ value, authority, confidence }, settings) {
  const text = escapesTwice(settings) ? escapeValue(value) : value;
  return writeFields({ value: text, ...(authority !== null && { authority, confidence }) });
}

/** Makes a tree of maps: schema, element, qualifier if the field has one, language. */
function makeTree(metadata, settings) {
  const tree = new Map();
  for (const [field, values] of Object.entries(metadata)) {
    for (const value of values) {
      const path = [...field.split('.'), value.language || 'none'];
      const last = path.pop();
      let branch = tree;
      for (const step of path) {
        if (!branch.has(step)) branch.set(step, new Map());
        branch = branch.get(step);
      }
      branch.set(last, (branch.get(last) ?? '') + writeValue(value, settings));
    }
  }
  return tree;
}

function writeTree(tree) {
  return [...tree]
    .map(([name, inner]) => writeNamed(name, typeof inner === 'string' ? inner : writeTree(inner)))
    .join('');
}

/** Writes who may read a file, and from which day (recorded reply `B09e` of DSpace 9.2). */
function writePolicies(bitstream) {
  const { embargo } = accessStatusOf(bitstream);
  const policy = writeFields({ group: 'Anonymous', user: '', action: 'READ', 'start-date': embargo });
  return writeNamed('resourcePolicies', writeNamed('resourcePolicy', policy));
}

/**
 * Whether DSpace 8 and later mark a file as the primary one: the chosen file, else the first of ORIGINAL
 * (recorded replies `B10`).
 */
function isPrimary(bitstream) {
  const { bundle } = bitstream;
  if (bundle.name !== 'ORIGINAL') return false;
  return (bundle.primary ?? bundle.bitstreams[0]) === bitstream;
}

function writeBitstream({ baseUrl, version }, bitstream) {
  const { uuid, name, description, source, mimetype, size, md5, sequence } = bitstream;
  return writeNamed('bitstream', [
    writeFields({
      name,
      originalName: source,
      description,
      format: mimetype,
      size,
      url: `${baseUrl}/bitstreams/${uuid}/download`,
      checksum: md5,
      checksumAlgorithm: 'MD5',
      sid: sequence,
      primary: version >= 8 ? isPrimary(bitstream) : undefined,
    }),
    version >= 8 ? writePolicies(bitstream) : '',
  ]);
}

function writeBundles(context, { bundles }) {
  const shown = bundles.filter(({ name }) => name !== 'THUMBNAIL' || context.fault !== 'no-thumbnails');
  const written = shown.map(({ name, bitstreams }) => {
    const files = bitstreams.map((bitstream) => writeBitstream(context, bitstream));
    return writeNamed('bundle', [writeFields({ name }), writeNamed('bitstreams', files)]);
  });
  return writeNamed('bundles', written);
}

/** Writes the part `others`: identifiers, the last change and, from DSpace 7.6, the access status. */
function writeOthers(context, record) {
  const { handle } = record;
  const { status, embargo } = accessStatusOf(record);
  const changed = lastModifiedOf(record);
  return writeNamed('others', [
    writeFields({
      handle,
      identifier: identifierPrefix(context) + handle,
      lastModifyDate:
        context.version >= 9 ? changed.replace('Z', '000Z') : changed.replace('T', ' ').replace(/0*Z$/, ''),
    }),
    context.version >= 7.6 ? writeNamed('access-status', writeFields({ value: status, embargo })) : '',
  ]);
}

/**
 * Writes a record in xoai, the format of DSpace, with all metadata and files (`ItemUtils.retrieveMetadata` of
 * dspace-oai).
 *
 * @param {import('../rest/request-context.mjs').RequestContext} context
 * @param {object} record
 * @returns {string} XML
 */
export function writeXoai(context, record) {
  const { fault, settings, version } = context;
  const { bundles } = record;
  const metadata = fault === 'no-metadata' ? {} : listMetadata(record, settings.fields, { version });
  const licence = bundles.find(({ name }) => name === 'LICENSE')?.bitstreams[0];
  return writeElement('metadata', namespaces, [
    writeTree(makeTree(metadata, settings)),
    writeBundles(context, record),
    writeOthers(context, record),
    writeNamed(
      'repository',
      writeFields({ url: siteOf(settings), name: nameOf(settings), mail: adminEmail }),
    ),
    writeNamed('license', writeFields({ bin: licence?.body.toString('base64') })),
  ]);
}
