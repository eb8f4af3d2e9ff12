import { createServer } from 'node:http';

import { listen, makeFolder, readJson, runCommand } from './run-command.mjs';

/**
 * @typedef {object} ScriptedRecord
 * @property {number} number part of its identifier and handle
 * @property {string} [title]
 * @property {string} [datestamp]
 * @property {boolean} [isDeleted]
 * @property {string} [xml] its XML, if it is not an ordinary record
 * @property {string} [more] further elements of its format `xoai`
 * @property {string} [set]
 */

/** Datestamp of a record unless it has another one. */
export const DATESTAMP = '2024-01-02T03:04:05Z';

/** Returns the identifier of a record. */
export const identifierOf = (number) => `oai:repository.example:1/${number}`;

/** Makes records with the given numbers. */
export const makeRecords = (...numbers) => numbers.map((number) => ({ number }));

/** Writes the header of a record. */
export const writeHeader = ({ number, datestamp = DATESTAMP, isDeleted = false, set }) =>
  `<header${isDeleted ? ' status="deleted"' : ''}><identifier>${identifierOf(number)}</identifier><datestamp>${datestamp}</datestamp>${set ? `<setSpec>${set}</setSpec>` : ''}</header>`;

/** Writes a record in the format `xoai`. */
export function writeRecord(record) {
  const { number, title = `Item ${number}`, isDeleted, xml, more = '' } = record;
  if (xml !== undefined) return xml;
  const fields = `<element name="dc"><element name="title"><element name="none"><field name="value">${title}</field></element></element></element>${more}<element name="others"><field name="handle">1/${number}</field></element>`;
  const metadata = `<metadata><metadata xmlns="http://www.lyncode.com/xoai">${fields}</metadata></metadata>`;
  return `<record>${writeHeader(record)}${isDeleted ? '' : metadata}</record>`;
}

/**
 * Writes a page of `ListRecords` or `ListIdentifiers`, with a token if there is one.
 *
 * @param {string} verb
 * @param {readonly ScriptedRecord[]} records
 * @param {string} [token] of the next page
 * @param {number} [size] of the complete list
 */
export function writePage(verb, records, token, size) {
  const write = verb === 'ListIdentifiers' ? writeHeader : writeRecord;
  const attributes = size === undefined ? '' : ` completeListSize="${size}"`;
  const end =
    token === undefined && size === undefined
      ? ''
      : `<resumptionToken${attributes}>${token ?? ''}</resumptionToken>`;
  return `<${verb}>${records.map(write).join('')}${end}</${verb}>`;
}

/** Writes an error of OAI-PMH. */
export const writeError = (code) => `<error code="${code}">${code}</error>`;

/** Writes a complete response from the element of its verb, or from an error. */
export const writeResponse = (content, time = new Date().toISOString().replace(/\.\d+/, '')) =>
  `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${time}</responseDate><request>http://repository.example/oai/request</request>${content}</OAI-PMH>`;

/**
 * @typedef {object} ScriptedServer
 * @property {string} origin
 * @property {Record<string, string>[]} requests the arguments of all requests but `Identify`
 */

/**
 * Opens an OAI-PMH server that responds as a script says. It responds to `GetRecord` and to requests without
 * an answer of the script from a list of records, in pages of a given length.
 *
 * @param {import('node:test').TestContext} test
 * @param {object} script
 * @param {ScriptedRecord[]} script.records what the server has; the test may change it
 * @param {(wanted: Record<string, string>) => string | object | undefined} [script.answer] returns an
 *   element, or a response `{ status, body, type }`
 * @param {number} [script.page] number of records of a page
 * @param {boolean} [script.hasSizes] whether the server sends `completeListSize`
 * @param {string} [script.granularity]
 * @returns {Promise<ScriptedServer>}
 */
export async function openOaiServer(
  test,
  { records, answer, page = 100, hasSizes = true, granularity = 'YYYY-MM-DDThh:mm:ssZ' },
) {
  const requests = [];
  const list = ({ verb, from = '', until = '9999', set, resumptionToken }) => {
    const [offset, ...limits] = (resumptionToken ?? `0|${from}|${until}`).split('|');
    const selected = records.filter(
      (one) =>
        (one.datestamp ?? DATESTAMP) >= limits[0] &&
        (one.datestamp ?? DATESTAMP) <= limits[1] &&
        (!set || one.set === set),
    );
    if (!selected.length) return writeError('noRecordsMatch');
    const end = Number(offset) + page;
    const token = end < selected.length ? [end, ...limits].join('|') : undefined;
    return writePage(
      verb,
      selected.slice(Number(offset), end),
      token,
      hasSizes && (token || Number(offset)) ? selected.length : undefined,
    );
  };
  const respond = (wanted) => {
    if (wanted.verb === 'GetRecord') {
      const record = records.find(({ number }) => identifierOf(number) === wanted.identifier);
      return record ? `<GetRecord>${writeRecord(record)}</GetRecord>` : writeError('idDoesNotExist');
    }
    return list(wanted);
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    const send = ({ status = 200, body = '', type = 'text/xml;charset=UTF-8' }) => {
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    };
    if (url.pathname !== '/server/oai/request') return send({ status: 404 });
    const wanted = Object.fromEntries(url.searchParams);
    if (wanted.verb !== 'Identify') requests.push(wanted);
    const identify = `<Identify><repositoryName>Scripted</repositoryName><baseURL>x</baseURL><deletedRecord>transient</deletedRecord><granularity>${granularity}</granularity></Identify>`;
    const given = answer?.(wanted) ?? (wanted.verb === 'Identify' ? identify : respond(wanted));
    send(typeof given === 'string' ? { body: writeResponse(given) } : given);
  });
  const port = await listen(test, server);
  return { origin: `http://127.0.0.1:${port}`, requests };
}

/**
 * Opens such a server, and makes a feed of it in a temporary folder.
 *
 * @param {import('node:test').TestContext} test
 * @param {Parameters<typeof openOaiServer>[1]} script
 * @param {...string} options of the first run
 */
export async function openOaiFeed(test, script, ...options) {
  const server = await openOaiServer(test, script);
  const out = await makeFolder(test);
  const build = async (...more) => {
    server.requests.length = 0;
    return runCommand('build', '--out', out, '--retries', '1', ...more);
  };
  const run = await build('--from', server.origin, ...options);
  const readTitles = async () =>
    (await readJson(out, 'feed.json')).items
      .map(({ title }) => title)
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return { ...server, out, run, build, readTitles, readManifest: () => readJson(out, 'manifest.json') };
}
