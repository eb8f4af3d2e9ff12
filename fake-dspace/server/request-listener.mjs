import { faults } from '../faults/fault-list.mjs';
import { LibraryStore } from '../library/library-store.mjs';
import { siteOf } from '../rest/request-context.mjs';
import { answerError, answerNothing, send } from './responses.mjs';
import { judgeOrigin } from './cors.mjs';
import { failBefore } from '../faults/proxy-failures.mjs';
import { failInstead } from '../faults/wrong-responses.mjs';
import { sendWithFault } from '../faults/broken-transfers.mjs';
import { RequestLog } from './request-log.mjs';
import { RestError } from '../rest/rest-error.mjs';
import { findRoute } from './routes.mjs';
import { readSettings, settingsNotice } from './settings.mjs';
import { strikeFault } from '../faults/choose-fault.mjs';

const anyOrigin = { 'access-control-allow-origin': '*' };

/** The true answer, errors included. */
function answerTruly(method, route, view) {
  try {
    if (method === 'OPTIONS') return { ...answerNothing(200), headers: { allow: 'GET,HEAD,OPTIONS' } };
    // What changes something needs a token that this server never gave.
    if (method !== 'GET' && method !== 'HEAD')
      throw new RestError(403, 'Access is denied. Invalid CSRF token.');
    return route.answer(view, route.parts);
  } catch (error) {
    if (!(error instanceof RestError)) console.error(error);
    return answerError(error instanceof RestError ? error : new RestError(500), view.path);
  }
}

/** Answers what is about the repository rather than of it, which any page may read. */
function sendOpenly(value, request, response) {
  const headers = { ...anyOrigin, 'content-type': 'application/json', 'cache-control': 'no-store' };
  send({ status: 200, headers, body: JSON.stringify(value) }, request, response);
}

/** Answers at `/log/<run>`: the requests of a run so far, or with `?forget` none any more. Reading is itself in the list that the next reader gets. */
function answerLog(request, response, log) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const run = pathname.slice('/log/'.length);
  if (searchParams.has('forget')) log.forget(run);
  sendOpenly(log.list(run), request, response);
  if (!searchParams.has('forget')) log.add(run, request, { url: request.url, log: true });
}

/** Answers robots and programs that keep to what is said to them (RFC 9309). */
function sendRobots(body, request, response) {
  send({ status: 200, headers: { 'content-type': 'text/plain;charset=UTF-8' }, body }, request, response);
}

/**
 * Makes the request listener of a repository: what DSpace 7 and later answer to readers who are not signed in, over the publications of the demo feed.
 *
 * Settings are in the address, before `/server/api`, as `key=value` with commas between; without them: `/server/api/…`. OAI-PMH is spoken at `/server/oai/request`.
 *
 * - `version`: 7.0, 7.6 (unless told), 9, 10 …; `shape=old` with 7.0 has the names of the contract's examples
 * - `fields`: `fao` (unless told) or `stock`
 * - `fault`: a name from faults.mjs; `on`: which requests it strikes: `item`, `search`, `oai` or `all` (unless told), covers and files apart; `after`: how many of them it
 *   spares first; `times`: how many of them it strikes, then the server heals
 * - `cors`: `allowed` (unless told): the page origins may read; `refused`: only the repository's own site
 * - `run`: any text; what was asked with it is at `/log/<run>`, and `/log/<run>?forget` begins anew, also with `times` and `after`
 * - `page`: records on a page of OAI-PMH, 100 unless told
 * - `copies`: how often each publication is there, once unless told
 * - `escaped`: how often OAI-PMH escapes values of metadata, `once` (unless told), or `twice` as DSpace
 *   7.6.6, 7.6.7, 8.3, 8.4, 9.2, 9.3 and 10.0
 *
 * The faults there are, with titles, are at `/faults`, those of OAI-PMH alone apart. `/robots.txt` allows everything unless told.
 *
 * @param {{ isAllowed: (origin: string) => boolean, robots?: string, store?: LibraryStore }} options `isAllowed`: whether an origin is in `rest.cors.allowed-origins`;
 *   `robots`: the text of `/robots.txt`; `store`: what the repository holds, for who wants to change it meanwhile
 * @returns {import('node:http').RequestListener}
 */
export function serveDspace({
  isAllowed,
  robots = 'User-agent: *\nDisallow:\n',
  store = new LibraryStore(),
}) {
  const log = new RequestLog();

  return (request, response) => {
    const { url, method, headers } = request;
    if (url.startsWith('/log/')) return answerLog(request, response, log);
    if (url === '/faults') return sendOpenly(faults, request, response);
    if (url === '/robots.txt') return sendRobots(robots, request, response);
    const reading = readSettings(url);
    if (!reading) {
      return send(
        { status: 404, headers: { ...anyOrigin, 'content-type': 'text/plain' }, body: settingsNotice },
        request,
        response,
      );
    }
    const { settings, prefix, query } = reading;
    const route = findRoute(reading);
    log.add(settings.run, request, {
      url: url.slice(prefix.length),
      ...(route.at === 'content' && { content: true }),
    });

    const cors = judgeOrigin(
      request,
      settings.cors === 'refused' ? (origin) => origin === siteOf(settings) : isAllowed,
    );
    const isPreflight = method === 'OPTIONS' && cors.answer;
    const fault = isPreflight ? '' : strikeFault(reading, route, log);
    if (failBefore(fault, request, response)) return undefined;
    if (cors.answer) return send(cors.answer, request, response);

    const server = `http://${headers.host ?? 'localhost'}`;
    const home = server + prefix;
    const view = {
      home,
      root: `${home}/server/api`,
      address: server + url,
      path: url.split('?')[0],
      query,
      headers,
      settings,
      version: Number(settings.version),
      isOld: settings.version === '7.0' && settings.shape === 'old',
      fault,
      library: store.open(settings, fault === 'gone' ? ' moved' : ''),
    };
    const exposed = cors.headers['access-control-expose-headers'];
    const answer = failInstead(fault, { ...view, exposed }) ?? answerTruly(method, route, view);
    const withCors = { ...answer, headers: { ...cors.headers, ...answer.headers } };
    return sendWithFault(fault, withCors, request, response);
  };
}
