import { metadataOf } from './item-metadata.mjs';
import { writeElement, writeText } from './xml.mjs';

const namespaces = {
  'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation':
    'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
};

/** An author is what Dublin Core calls a creator; all else is named by the field's element, whatever its qualifier. */
const nameElement = (field) => (field === 'dc.contributor.author' ? 'creator' : field.split('.')[1]);

/**
 * Writes the metadata of a record in unqualified Dublin Core. Fields of other schemas are left out, as DSpace's crosswalk leaves them.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {object} record
 * @returns {string} XML
 */
export function writeDublinCore(view, record) {
  const fields = Object.entries(metadataOf(view, record)).filter(([field]) => field.startsWith('dc.'));
  const formats = record.bundles.filter(({ name }) => name === 'ORIGINAL').flatMap((one) => one.bitstreams);
  return writeElement('oai_dc:dc', namespaces, [
    ...fields.flatMap(([field, values]) =>
      values.map(({ value }) => writeText(`dc:${nameElement(field)}`, value)),
    ),
    ...formats.slice(0, 1).map(({ mimetype }) => writeText('dc:format', mimetype)),
  ]);
}
