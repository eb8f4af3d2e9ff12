import { answerError } from './answers.mjs';
import { judgeOrigin } from './cors.mjs';
import { answerRequest } from './endpoints.mjs';
import { faults, findFault } from './faults.mjs';
import { makeRecords } from './records.mjs';
import { openRequestLog } from './request-log.mjs';
import { makeWriter } from './resources.mjs';
import { sendAnswer } from './send-answer.mjs';
import { readSettings } from './settings.mjs';

function takeLog(url, log) {
  const [, run = '', query] = /^\/log\/([^?]+)(\?.*)?$/.exec(url) ?? [];
  const list = log.list(run);
  if (query === '?forget') log.forget(run);
  return list;
}

/* What is about the repository rather than of it, any page may read. */
function sendOpenly(response, value) {
  response.writeHead(200, {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

/**
 * Makes the request listener of a repository: the publications of the demo feed over the REST interface of DSpace 7 and later
 * (https://github.com/DSpace/RestContract), read only. Its address chooses version, metadata fields and faults (settings.mjs); `/log/<run>` lists what was asked for under a
 * `run=` of that name, and `/faults` the faults there are.
 *
 * @param {{ isAllowed: (origin: string) => boolean }} options `isAllowed`: whether an origin is in the repository's `rest.cors.allowed-origins`
 * @returns {import('node:http').RequestListener}
 */
export function serveRepository({ isAllowed }) {
  const records = makeRecords();
  const log = openRequestLog();

  return (request, response) => {
    if (request.url.startsWith('/log/')) return sendOpenly(response, takeLog(request.url, log));
    if (request.url === '/faults')
      return sendOpenly(
        response,
        faults.map(({ name, title }) => ({ name, title })),
      );
    const address = readSettings(request.url);
    if (!address) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`There is no ${request.url} here.`);
      return undefined;
    }
    const { settings, prefix, path, query } = address;
    log.record(settings.run, request, address);
    const { headers, refusal, preflight } = judgeOrigin(
      request,
      settings.cors === 'refused' ? () => false : isAllowed,
    );
    const origin = `http://${request.headers.host}`;
    const isHead = request.method === 'HEAD';
    const finish = (answer, manner) => sendAnswer(response, answer, { manner, headers, isHead });
    if (refusal) return finish(refusal);
    if (preflight) return finish(preflight);
    if (request.method !== 'GET' && !isHead) return finish(answerError(405, path));

    const root = origin + prefix;
    const bitstream = records.bitstreams.get(/^\/core\/bitstreams\/([^/]+)\/content$/.exec(path)?.[1]);
    // Covers and files are sent without fault, unless it is one of theirs.
    const fault =
      bitstream && settings.on === 'all' && !/thumbnails$/.test(settings.fault)
        ? undefined
        : findFault(settings, path);
    const isOver = fault && settings.times && log.countFault(settings.run) > Number(settings.times);
    const struck = isOver ? undefined : fault;
    const writer = makeWriter({ root, records, settings: isOver ? { ...settings, fault: '' } : settings });
    const answer =
      struck?.answer?.({ path, bitstream }) ??
      answerRequest({
        path,
        query,
        records,
        writer,
        root,
        settings: isOver ? { ...settings, fault: '' } : settings,
        headers: request.headers,
      });
    return finish(answer, struck?.manner);
  };
}
