import { cutToSeconds, readClock } from '../library/dates.mjs';
import { isWithdrawn } from '../rest/request-context.mjs';
import { answerXml } from '../server/responses.mjs';
import { baseUrlOf, writeIdentity } from './identify.mjs';
import { breakXml } from '../faults/broken-harvests.mjs';
import { listRecords } from './list-records.mjs';
import { findFormat, listFormats } from './metadata-formats.mjs';
import { OaiError } from './oai-error.mjs';
import { readArguments } from './request-arguments.mjs';
import { cutList, readToken } from './resumption-token.mjs';
import { identifierPrefix, nameSet, writeHeader } from './record-header.mjs';
import { writeElement, writeText } from './xml.mjs';

const namespaces = {
  xmlns: 'http://www.openarchives.org/OAI/2.0/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation':
    'http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
};
/** DSpace shows the XML as a page to people. */
const prologue =
  '<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="static/style.xsl"?>';

function findRecord(view, identifier) {
  const prefix = identifierPrefix(view);
  const handle = identifier.startsWith(prefix) ? identifier.slice(prefix.length) : '';
  const record = view.library.byHandle.get(handle);
  if (record?.type !== 'item')
    throw new OaiError('idDoesNotExist', `The given id does not exist: ${identifier}`);
  return record;
}

/** What is withdrawn has a header and nothing else. */
function writeRecord(view, record, { write }) {
  const metadata = isWithdrawn(view, record) ? '' : writeElement('metadata', {}, write(view, record));
  return writeElement('record', {}, writeHeader(view, record) + metadata);
}

function writeSets({ library, settings }, { resumptionToken }) {
  const selection = resumptionToken === undefined ? { offset: 0 } : readToken(resumptionToken);
  const cut = cutList([library.community, library.collection], selection, Number(settings.page));
  const sets = cut.shown.map((one) => writeText('setSpec', nameSet(one)) + writeText('setName', one.name));
  return [...sets.map((set) => writeElement('set', {}, set)), cut.token];
}

function writeFormats(view, { identifier }) {
  if (identifier) findRecord(view, identifier);
  return listFormats(view).map(({ prefix, schema, namespace }) =>
    writeElement('metadataFormat', {}, [
      writeText('metadataPrefix', prefix),
      writeText('schema', schema),
      writeText('metadataNamespace', namespace),
    ]),
  );
}

const writers = {
  Identify: writeIdentity,
  ListMetadataFormats: writeFormats,
  ListSets: writeSets,
  ListIdentifiers(view, given) {
    const { shown, token } = listRecords(view, given);
    return [...shown.map((record) => writeHeader(view, record)), token];
  },
  ListRecords(view, given) {
    const { shown, token, format } = listRecords(view, given);
    return [...shown.map((record) => writeRecord(view, record, format)), token];
  },
  GetRecord(view, { identifier, metadataPrefix }) {
    const format = findFormat(view, metadataPrefix);
    return writeRecord(view, findRecord(view, identifier), format);
  },
};

/** The attributes of `request` repeat the arguments, unless they can't be relied on (specification, 3.2). */
function writeEnvelope(view, given, content) {
  return writeElement('OAI-PMH', namespaces, [
    writeText('responseDate', cutToSeconds(readClock())),
    writeText('request', baseUrlOf(view), given),
    content,
  ]);
}

function writeAnswer(view) {
  let given = {};
  try {
    given = readArguments(view.query);
    const content = writers[given.verb](view, given);
    return writeEnvelope(view, given, writeElement(given.verb, {}, content));
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    const { code, message } = error;
    return writeEnvelope(view, code === 'badArgument' ? {} : given, writeText('error', message, { code }));
  }
}

/**
 * Answers a request by OAI-PMH 2.0, errors included.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerOai(view) {
  const xml = prologue + writeAnswer(view);
  return answerXml(view.fault === 'broken-xml' ? breakXml(xml) : xml);
}
