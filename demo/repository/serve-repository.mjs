import { faults } from './faults.mjs';
import { makeLibrary } from './records/make-library.mjs';
import { siteOf } from './rest/view.mjs';
import { answerError, answerNothing, send } from './server/answers.mjs';
import { judgeOrigin } from './server/cors.mjs';
import { failBefore } from './server/fail-before.mjs';
import { failInstead } from './server/fail-instead.mjs';
import { sendWithFault } from './server/fail-sending.mjs';
import { RequestLog } from './server/request-log.mjs';
import { RestError } from './server/rest-error.mjs';
import { findRoute } from './server/routes.mjs';
import { readSettings, settingsNotice } from './server/settings.mjs';

const anyOrigin = { 'access-control-allow-origin': '*' };

/** Covers and files are sent as they should be, unless the fault is one of theirs: it is the data that a fault is to be seen by. */
function isMeant(fault, { on }, { kind, at }) {
  if (!fault || (fault.at ? fault.at !== at : at === 'content' && !fault.coversToo)) return false;
  return on === 'all' || on === kind;
}

/** The fault that strikes a request, counted; nothing where it is about others or its times are over. */
function strike({ settings, prefix }, route, log) {
  const fault = faults.find(({ name }) => name === settings.fault);
  if (!isMeant(fault, settings, route)) return '';
  const isOver = settings.times !== '' && log.countStrike(settings.run, prefix) >= Number(settings.times);
  return isOver ? '' : fault.name;
}

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

/**
 * Makes the request listener of a repository: what DSpace 7 and later answer to readers who are not signed in, over the publications of the demo feed.
 *
 * Settings are in the address, before `/server/api`, as `key=value` with commas between; without them: `/server/api/…`.
 *
 * - `version`: 7.0, 7.6 (unless told), 9, 10 …; `shape=old` with 7.0 has the names of the contract's examples
 * - `fields`: `fao` (unless told) or `stock`
 * - `fault`: a name from faults.mjs; `on`: which requests it strikes: `item`, `search` or `all` (unless told), covers and files apart; `times`: how many of them, then the server heals
 * - `cors`: `allowed` (unless told): the page origins may read; `refused`: only the repository's own site
 * - `run`: any text; what was asked with it is at `/log/<run>`, and `/log/<run>?forget` begins anew, also with `times`
 *
 * The faults there are, with titles, are at `/faults`.
 *
 * @param {{ isAllowed: (origin: string) => boolean }} options `isAllowed`: whether an origin is in `rest.cors.allowed-origins`
 * @returns {import('node:http').RequestListener}
 */
export function serveRepository({ isAllowed }) {
  const log = new RequestLog();
  const libraries = new Map();
  const openLibrary = (fields, generation) => {
    const name = fields + generation;
    if (!libraries.has(name)) libraries.set(name, makeLibrary(fields, generation));
    return libraries.get(name);
  };

  return (request, response) => {
    const { url, method, headers } = request;
    if (url.startsWith('/log/')) return answerLog(request, response, log);
    if (url === '/faults') return sendOpenly(faults, request, response);
    const reading = readSettings(url);
    if (!reading) {
      return send(
        { status: 404, headers: { ...anyOrigin, 'content-type': 'text/plain' }, body: settingsNotice },
        request,
        response,
      );
    }
    const { settings, prefix, path, query } = reading;
    const route = findRoute(path);
    log.add(settings.run, request, {
      url: url.slice(prefix.length),
      ...(route.at === 'content' && { content: true }),
    });

    const cors = judgeOrigin(
      request,
      settings.cors === 'refused' ? (origin) => origin === siteOf(settings) : isAllowed,
    );
    const isPreflight = method === 'OPTIONS' && cors.answer;
    const fault = isPreflight ? '' : strike(reading, route, log);
    if (failBefore(fault, request, response)) return undefined;
    if (cors.answer) return send(cors.answer, request, response);

    const server = `http://${headers.host ?? 'localhost'}`;
    const view = {
      root: `${server}${prefix}/server/api`,
      address: server + url,
      path: url.split('?')[0],
      query,
      headers,
      settings,
      version: Number(settings.version),
      isOld: settings.version === '7.0' && settings.shape === 'old',
      fault,
      library: openLibrary(settings.fields, fault === 'gone' ? ' moved' : ''),
    };
    const exposed = cors.headers['access-control-expose-headers'];
    const answer = failInstead(fault, { ...view, exposed }) ?? answerTruly(method, route, view);
    const withCors = { ...answer, headers: { ...cors.headers, ...answer.headers } };
    return sendWithFault(fault, withCors, request, response);
  };
}
