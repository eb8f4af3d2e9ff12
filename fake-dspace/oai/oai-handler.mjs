import { breakXml } from '../faults/broken-lists.mjs';
import { cutToSeconds, readClock } from '../library/dates.mjs';
import { RestError } from '../rest/rest-error.mjs';
import { htmlResponse, xmlResponse } from '../server/responses.mjs';
import { oaiUrl, writeIdentify } from './identify.mjs';
import { isListed, listRecords, requireXoai } from './list-records.mjs';
import { OaiError } from './oai-error.mjs';
import { identifierPrefix, isDeleted, setSpecOf, writeHeader } from './record-header.mjs';
import { readArguments } from './request-arguments.mjs';
import { cutList, readToken } from './resumption-token.mjs';
import { writeElement, writeText } from './xml.mjs';
import { writeXoai } from './xoai.mjs';

const namespaces = {
  xmlns: 'http://www.openarchives.org/OAI/2.0/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation':
    'http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
};
/** DSpace adds a stylesheet that browsers use. */
const prologue =
  '<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="static/style.xsl"?>';

function findRecord(context, identifier) {
  const prefix = identifierPrefix(context);
  const handle = identifier.startsWith(prefix) ? identifier.slice(prefix.length) : '';
  const record = context.library.byHandle.get(handle);
  if (record?.type !== 'item' || !isListed(record))
    throw new OaiError('idDoesNotExist', 'The given id does not exist');
  return record;
}

/** Writes a record. A deleted one has only a header. */
function writeRecord(context, record) {
  const metadata = isDeleted(context, record) ? '' : writeElement('metadata', {}, writeXoai(context, record));
  return writeElement('record', {}, writeHeader(context, record) + metadata);
}

function writeSets({ library, settings }, { resumptionToken }) {
  const selection = resumptionToken === undefined ? { offset: 0 } : readToken(resumptionToken);
  const cut = cutList([library.community, library.collection], selection, Number(settings.page));
  const sets = cut.shown.map((one) => writeText('setSpec', setSpecOf(one)) + writeText('setName', one.name));
  return [...sets.map((set) => writeElement('set', {}, set)), cut.token];
}

const writers = {
  Identify: writeIdentify,
  ListSets: writeSets,
  ListIdentifiers(context, given) {
    const { shown, token } = listRecords(context, given);
    return [...shown.map((record) => writeHeader(context, record)), token];
  },
  ListRecords(context, given) {
    const { shown, token } = listRecords(context, given);
    return [...shown.map((record) => writeRecord(context, record)), token];
  },
  GetRecord(context, { identifier, metadataPrefix }) {
    requireXoai(context, metadataPrefix);
    return writeRecord(context, findRecord(context, identifier));
  },
};

/**
 * Writes the root element. The attributes of `request` repeat valid arguments (specification, section 3.2).
 */
function writeEnvelope(context, given, content) {
  return writeElement('OAI-PMH', namespaces, [
    writeText('responseDate', cutToSeconds(readClock())),
    writeText('request', oaiUrl(context), given),
    content,
  ]);
}

function writeDocument(context) {
  let given = {};
  try {
    given = readArguments(context.query);
    const content = writers[given.verb](context, given);
    return writeEnvelope(context, given, writeElement(given.verb, {}, content));
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    const { code, message } = error;
    const repeated = code === 'badArgument' ? {} : given;
    return writeEnvelope(context, repeated, writeText('error', message, { code }));
  }
}

/** The contexts of OAI-PMH in DSpace's `xoai.xml`. */
const contexts = new Set(['request', 'driver', 'openaire', 'openaire4']);

/** Responds to a context that does not exist (recorded replies `B12f`). */
function refuseContext({ version }) {
  if (version < 9) throw new RestError(500);
  return htmlResponse(400, '<!DOCTYPE html><title>DSpace OAI-PMH Data Provider</title>Invalid context');
}

/**
 * Handles a request of OAI-PMH 2.0.
 *
 * @param {import('../rest/request-context.mjs').RequestContext} request
 * @param {string[]} params name of the context
 * @returns {import('../server/responses.mjs').Response} status 200, also for errors of OAI-PMH
 * @throws {RestError} 500 for an unknown context before DSpace 9
 */
export function handleOai(request, [oaiContext]) {
  if (!contexts.has(oaiContext)) return refuseContext(request);
  const context = { ...request, oaiContext };
  const xml = prologue + writeDocument(context);
  return xmlResponse(context.fault === 'broken-xml' ? breakXml(xml) : xml);
}
