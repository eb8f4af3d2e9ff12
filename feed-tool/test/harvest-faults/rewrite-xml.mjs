import { escapeXml } from './write-oai.mjs';

const PROTOCOL =
  'OAI-PMH|responseDate|request|error|Identify|repositoryName|baseURL|protocolVersion|adminEmail|earliestDatestamp|' +
  'deletedRecord|granularity|ListRecords|ListIdentifiers|GetRecord|record|header|identifier|datestamp|resumptionToken';
const LAST_TITLE = /(<field name="value">Café \d+)(?!.*<field name="value">Café)/s;
const DECLARATION = /^<\?xml.*?\?>/;

/** Adds a text to the last title of a response. */
const addToTitle = (added) => (xml) => xml.replace(LAST_TITLE, (title) => title + added);

const withPrefix = (xml) =>
  xml
    .replace(new RegExp(`<(/?)(${PROTOCOL})(?=[\\s>/])`, 'g'), '<$1oai:$2')
    .replace('xmlns="http://www.openarchives', 'xmlns:oai="http://www.openarchives');

const withMetadataPrefix = (xml) =>
  xml
    .replace(/<metadata xmlns="([^"]+)">/g, '<xoai:metadata xmlns:xoai="$1">')
    .replaceAll('</metadata></metadata>', '</xoai:metadata></metadata>')
    .replace(/<(\/?)(element|field)(?=[\s>])/g, '<$1xoai:$2');

/** How the XML of a server may differ, by what it contains. */
export const REWRITINGS = {
  'byte order mark': (xml) => `\uFEFF${xml}`,
  'no XML declaration': (xml) => xml.replace(DECLARATION, ''),
  'XML 1.1': (xml) => xml.replace('version="1.0"', 'version="1.1"'),
  'standalone declaration': (xml) => xml.replace('?>', ' standalone="yes"?>'),
  'empty lines before it': (xml) => `\n\n  ${xml}`,
  'a warning of PHP before it': (xml) => `<br />\n<b>Notice</b>: Undefined index in oai.php\n${xml}`,
  'a warning of PHP after it': (xml) => `${xml}\n<br />\n<b>Notice</b>: Undefined index in oai.php\n`,
  'a comment after it': (xml) => `${xml}\n<!-- served in 0.3 s -->\n`,
  comments: (xml) => xml.replaceAll('<record>', '<!-- next --><record>').replaceAll('Café', 'Ca<!-- c -->fé'),
  'a stylesheet': (xml) =>
    xml.replace('?>', '?>\n<?xml-stylesheet type="text/xsl" href="/static/style.xsl"?>\n<!-- DSpace -->\n'),
  DOCTYPE: (xml) => xml.replace('?>', '?><!DOCTYPE OAI-PMH SYSTEM "oai.dtd">'),
  CDATA: (xml) => xml.replace(/(<field name="value">)([^<]*)/g, '$1<![CDATA[$2]]>'),
  'numeric references': (xml) => xml.replaceAll('é', '&#233;').replaceAll('C', '&#x43;'),
  'entities of HTML': (xml) => xml.replaceAll('é', '&eacute;'),
  'an ampersand': addToTitle(' & more'),
  'an unknown entity': addToTitle(' &more;'),
  'a control character': addToTitle('\u000B'),
  'a reference to a control character': addToTitle('&#11;'),
  'half a surrogate pair': addToTitle('&#xD83D;'),
  'a character beyond the BMP': addToTitle(' \u{1F33E}'),
  'an open tag in a title': addToTitle(' <i'),
  'an open tag in an edited title': (xml) => xml.replace(/Café (?=\d+, edited)/g, '<i Café '),
  'an open tag in every title': (xml) => xml.replaceAll('Café', '<i Café'),
  'a declaration in each record': (xml) =>
    xml.replaceAll('<metadata><metadata', '<metadata><?xml version="1.0" encoding="UTF-8"?><metadata'),
  'a byte that is not UTF-8': (xml) => {
    const bytes = Buffer.from(addToTitle('@')(xml));
    bytes[bytes.indexOf('@', bytes.lastIndexOf('Café'))] = 0xe9;
    return bytes;
  },
  'ISO-8859-1, declared': (xml) => Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1'),
  'ISO-8859-1': (xml) => Buffer.from(xml.replace(' encoding="UTF-8"', ''), 'latin1'),
  'windows-1252, declared': (xml) => {
    const bytes = Buffer.from(addToTitle('@')(xml).replace('UTF-8', 'windows-1252'), 'latin1');
    // The apostrophe U+2019.
    bytes[bytes.indexOf('@', bytes.lastIndexOf('field name="value">Caf'))] = 0x92;
    return bytes;
  },
  'UTF-16, declared': (xml) => Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
  'a prefix of the protocol': withPrefix,
  'prefixes of protocol and format': (xml) => withMetadataPrefix(withPrefix(xml)),
  'no namespaces': (xml) => xml.replace(/ xmlns(?::\w+)?="[^"]*"/g, ''),
  'places of schemas': (xml) =>
    xml.replace('<OAI-PMH', '<OAI-PMH xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ OAI-PMH.xsd"'),
  'line breaks of Windows': (xml) => xml.replaceAll('><', '>\r\n\t<'),
  'white space around identifiers': (xml) =>
    xml
      .replace(/<identifier>([^<]*)</g, '<identifier>\n      $1\n    <')
      .replace(/>(Café[^<]*)</g, '>\n $1\n<'),
  'titles escaped twice': (xml) =>
    xml.replace(/<field name="value">(Café[^<]*)/g, (_, title) => `<field name="value">${escapeXml(title)}`),
  'no list': (xml) => xml.replace(/<(ListRecords|ListIdentifiers|GetRecord)>.*<\/\1>/s, ''),
  'another verb': (xml) =>
    xml.replace(
      /<(ListRecords|ListIdentifiers|GetRecord)>.*<\/\1>/s,
      '<Identify><repositoryName>Other</repositoryName></Identify>',
    ),
  'an empty list': (xml) => xml.replace(/<record>.*<\/record>|<header>.*<\/header>/s, ''),
  'a list without its end': (xml) => xml.slice(0, xml.lastIndexOf('<resumptionToken')),
  'the identifier of record 1': (xml) => xml.replaceAll(/\/\d+(?=<\/(?:identifier|field)>)/g, '/1'),
  'a record without identifier': (xml) => xml.replace(/<identifier>[^<]*<\/identifier>/, ''),
};
