import { once } from 'node:events';
import { createServer } from 'node:http';
import { readList } from './list-pages.mjs';
import { RecordList } from './record-list.mjs';
import { chooseFault, sendResponse } from './send-response.mjs';
import { writeError, writeIdentifier, writeIdentify, writeRecord, writeResponse } from './write-oai.mjs';

/** Number of requests after which the server ends every connection: the harvest goes on for ever. */
const MAX_REQUESTS = 400;
const PATH = '/server/oai/request';

/**
 * An OAI-PMH server in which one thing goes wrong, as data. By default it has six records in three pages,
 * with sizes, and no fault.
 *
 * @typedef {object} Script
 * @property {number} [count] number of records
 * @property {Record<number, object>} [records] facts of some records by number, as for `writeRecord`
 * @property {import('./record-list.mjs').Datestamps} [datestamps]
 * @property {Record<string, string | undefined>} [identity] as for `writeIdentify`
 * @property {import('./list-pages.mjs').ListSwitches} [lists]
 * @property {import('./send-response.mjs').Fault[]} [faults] the first that fits a request applies
 * @property {object[]} [changes] changes of the list during a run, as for `RecordList`, each with `after`:
 *   verb, page and run of the response after which it happens
 * @property {object[]} [between] changes between the runs
 * @property {boolean} [ignoresFrom] whether a list of changes has all records
 * @property {boolean} [hidesTime] whether responses have no `responseDate`
 * @property {Record<string, number[]>} [sets] the records of each set; the harvest is of these sets
 * @property {number} [yearsAhead] of the server's clock
 * @property {{ status: number, type?: string, body: string }} [robots] response to robots.txt; default: 404
 */

/**
 * Opens a server until the test is over.
 *
 * @param {import('node:test').TestContext} test
 * @param {Script} script
 */
export async function openOaiServer(test, script) {
  const list = new RecordList({
    count: script.count ?? 6,
    special: script.records,
    sets: script.sets,
    datestamps: script.datestamps,
  });
  const state = {
    script,
    list,
    run: 1,
    issued: new Map(),
    applied: new Map(),
    requests: [],
    changed: new Set(),
  };
  const server = createServer((request, response) => {
    state.requests.push(request.url);
    if (state.requests.length > MAX_REQUESTS) return request.socket.destroy();
    respond(new URL(request.url, 'http://server'), { request, response, state });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    from: `http://127.0.0.1:${server.address().port}/server`,
    /** Requests so far, as paths. */
    requests: state.requests,
    /** Titles of the records that the server has now. */
    listTitles: () => list.titles,
    /** Begins the next run, after the changes between the runs. */
    beginNextRun() {
      state.run++;
      for (const change of script.between ?? []) list.change(change, now(state));
    },
  };
}

/* A month passes between two runs, and a second between two requests. */
function now({ script: { yearsAhead = 0 }, run, requests }) {
  return new Date(Date.UTC(2024 + yearsAhead, 4 + run, 1, 12, 0, requests.length));
}

function respond(url, { request, response, state }) {
  const { script } = state;
  if (url.pathname === '/robots.txt') {
    const { status, type = 'text/plain', body } = script.robots ?? { status: 404, body: '' };
    response.writeHead(status, { 'content-type': type }).end(body);
    return;
  }
  if (url.pathname !== PATH && url.pathname !== '/moved') {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html><title>Not found</title>');
    return;
  }
  const at = locate(url, state);
  const fault = chooseFault(script.faults ?? [], { ...at, isMoved: url.pathname === '/moved' }, state);
  const text = fault?.error
    ? writeAround(at, state, writeError(fault.error))
    : writeAround(at, state, writeContent(url, at, state));
  sendResponse({ request, response }, text, fault);
  for (const change of script.changes ?? []) {
    if (state.changed.has(change) || !isAt(change.after, at)) continue;
    state.changed.add(change);
    list(state).change(change, now(state));
  }
}

const list = (state) => state.list;

const isAt = ({ verb = 'ListRecords', page, run = 1 }, at) =>
  verb === at.verb && run === at.run && (page === undefined || page === at.page);

/* The verb, the page of a list, the record of GetRecord, and the run. */
function locate(url, { issued, run }) {
  const verb = url.searchParams.get('verb');
  const token = url.searchParams.get('resumptionToken');
  const record = Number(url.searchParams.get('identifier')?.split('/').at(-1)) || undefined;
  const page = verb.startsWith('List') ? (token === null ? 1 : issued.get(token)?.page) : undefined;
  return { verb, page, record, run };
}

function writeAround({ verb }, state, content) {
  const time = `${now(state).toISOString().slice(0, 19)}Z`;
  return writeResponse(verb, state.script.hidesTime ? '' : time, content);
}

function writeContent(url, { verb, record }, state) {
  if (verb === 'Identify') return writeIdentify(state.script.identity);
  if (verb === 'GetRecord') {
    const found = state.list
      .list()
      .find(({ number }) => writeIdentifier(number) === url.searchParams.get('identifier'));
    return record && found ? `<GetRecord>${writeRecord(found)}</GetRecord>` : writeError('idDoesNotExist');
  }
  return readList(url, verb, state);
}
