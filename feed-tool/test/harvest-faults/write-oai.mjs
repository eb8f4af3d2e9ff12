const HANDLE_PREFIX = '20.500.14283';
const REQUEST_URL = 'https://repository.example/server/oai/request';

/** Returns the identifier of a record in OAI-PMH. */
export const writeIdentifier = (number) => `oai:repository.example:${HANDLE_PREFIX}/${number}`;

/** Escapes a text for XML. */
export const escapeXml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * Writes a response of OAI-PMH 2.0 (section 3.2).
 *
 * @param {string} verb
 * @param {string} time of the response, ISO 8601; '' leaves it out
 * @param {string} content the element of the verb, or `error`
 */
export function writeResponse(verb, time, content) {
  const date = time && `<responseDate>${time}</responseDate>`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `${date}<request verb="${verb}">${REQUEST_URL}</request>${content}</OAI-PMH>`
  );
}

/** Writes an error (section 3.6). */
export const writeError = (code) => `<error code="${code}">The server of the test says ${code}.</error>`;

/**
 * Writes the description of the repository (section 4.2).
 *
 * @param {Record<string, string | undefined>} facts elements that differ from the usual ones; `undefined`
 *   leaves one out
 */
export function writeIdentify(facts = {}) {
  const all = {
    repositoryName: 'Repository of the test',
    baseURL: REQUEST_URL,
    protocolVersion: '2.0',
    adminEmail: 'admin@repository.example',
    earliestDatestamp: '2024-01-01T00:00:00Z',
    deletedRecord: 'transient',
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
    ...facts,
  };
  const elements = Object.entries(all).filter(([, value]) => value !== undefined);
  return `<Identify>${elements.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</Identify>`;
}

/** Writes the header of a record; `datestamp` as it appears in the response, absent without one. */
export function writeHeader({ number, datestamp, isDeleted, sets = [] }) {
  const status = isDeleted ? ' status="deleted"' : '';
  const date = datestamp === undefined ? '' : `<datestamp>${datestamp}</datestamp>`;
  return `<header${status}><identifier>${writeIdentifier(number)}</identifier>${date}${sets.map((set) => `<setSpec>${set}</setSpec>`).join('')}</header>`;
}

/**
 * Writes a record in DSpace's format `xoai`.
 *
 * @param {object} record
 * @param {number} record.number also of its handle
 * @param {string} record.title
 * @param {string} [record.datestamp]
 * @param {boolean} [record.isDeleted]
 * @param {string[]} [record.sets]
 * @param {'none' | 'empty'} [record.metadata] how the metadata is missing
 * @param {string} [record.about] content of a container `about`
 */
export function writeRecord(record) {
  const about = record.about ? `<about>${record.about}</about>` : '';
  return `<record>${writeHeader(record)}${record.isDeleted ? '' : writeMetadata(record)}${about}</record>`;
}

function writeMetadata({ number, title, metadata }) {
  if (metadata === 'none') return '';
  if (metadata === 'empty') return '<metadata/>';
  const fields = [
    writeElement('title', writeElement('none', writeField('value', escapeXml(title)))),
    writeElement('type', writeElement('none', writeField('value', 'Book'))),
  ];
  const others = writeElement('others', writeField('handle', `${HANDLE_PREFIX}/${number}`));
  return `<metadata><metadata xmlns="http://www.lyncode.com/xoai">${writeElement('dc', ...fields)}${others}</metadata></metadata>`;
}

const writeElement = (name, ...content) => `<element name="${name}">${content.join('')}</element>`;
const writeField = (name, text) => `<field name="${name}">${text}</field>`;
