import { failAsProxy } from '../faults/proxy-failures.mjs';
import { sendWithFault } from '../faults/broken-transfers.mjs';
import { chooseFault } from '../faults/choose-fault.mjs';
import { faults } from '../faults/fault-list.mjs';
import { makeWrongResponse } from '../faults/wrong-responses.mjs';
import { LibraryStore } from '../library/library-store.mjs';
import { siteOf } from '../rest/request-context.mjs';
import { RestError } from '../rest/rest-error.mjs';
import { applyCors, vary } from './cors.mjs';
import { readForm } from './read-form.mjs';
import { renderJson } from './render-json.mjs';
import { RequestLog } from './request-log.mjs';
import { emptyResponse, errorResponse, sendResponse } from './responses.mjs';
import { makeRestHeaders } from './rest-headers.mjs';
import { findRoute } from './routes.mjs';
import { parseUrl, usage } from './settings.mjs';

const anyOrigin = { 'access-control-allow-origin': '*' };

/** Makes the response to a request without a fault; it can be an error of DSpace. */
function makeResponse(method, route, context) {
  try {
    if (method === 'OPTIONS')
      return { ...emptyResponse(200), headers: { allow: 'PUT,POST,PATCH,DELETE,GET,HEAD,OPTIONS' } };
    // Other methods of REST need a token in a header.
    if (method !== 'GET' && method !== 'HEAD' && route.kind !== 'oai')
      throw new RestError(403, 'Access is denied. Invalid CSRF token.');
    return renderJson(route.handle(context, route.params), context);
  } catch (error) {
    if (!(error instanceof RestError)) console.error(error);
    return errorResponse(error instanceof RestError ? error : new RestError(500), context.path);
  }
}

/** Returns which origins the setting `cors` allows; the user interface always is. */
function allowedBy(settings, isAllowed) {
  if (settings.cors === 'any') return '*';
  return (origin) => origin === siteOf(settings) || (settings.cors === 'allowed' && isAllowed(origin));
}

/** Sends data about this server, which a page of any origin may read. */
function sendPublicJson(value, request, response) {
  const headers = { ...anyOrigin, 'content-type': 'application/json', 'cache-control': 'no-store' };
  sendResponse({ status: 200, headers, body: JSON.stringify(value) }, request, response);
}

/** Handles `/log/<run>`, and adds the request to the log itself; with `?forget`, clears the log first. */
function handleLog(request, response, log) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const run = pathname.slice('/log/'.length);
  if (searchParams.has('forget')) log.clear(run);
  sendPublicJson(log.list(run), request, response);
  if (!searchParams.has('forget')) log.add(run, request, { url: request.url, log: true });
}

/**
 * Makes the request listener of a DSpace server, which responds as DSpace 7 and later to readers without an
 * account.
 * The items are the publications of the demo feed. README.md lists the URLs, settings and faults.
 *
 * @param {{ isAllowed: (origin: string) => boolean, robots?: string, store?: LibraryStore }} options
 *   `isAllowed`: whether `rest.cors.allowed-origins` has an origin; `robots`: text of `/robots.txt`, which
 *   allows everything by default; `store`: the items, for a caller that changes them
 * @returns {import('node:http').RequestListener}
 */
export function serveDspace({
  isAllowed,
  robots = 'User-agent: *\nDisallow:\n',
  store = new LibraryStore(),
}) {
  const log = new RequestLog();

  const handle = (request, response, form) => {
    const { url, method, headers } = request;
    const sendText = (status, body) =>
      sendResponse(
        { status, headers: { ...anyOrigin, 'content-type': 'text/plain;charset=UTF-8' }, body },
        request,
        response,
      );
    if (url.startsWith('/log/')) return handleLog(request, response, log);
    if (url === '/faults') return sendPublicJson(faults, request, response);
    if (url === '/robots.txt') return sendText(200, robots);
    const target = parseUrl(url);
    if (!target) return sendText(404, usage);
    const { settings, prefix, isRest } = target;
    const query = form ?? target.query;
    const route = findRoute(target);
    log.add(settings.run, request, {
      url: url.slice(prefix.length),
      ...(route.at === 'content' && { content: true }),
    });

    // OAI-PMH and the user interface respond to every origin, but without CORS headers.
    const cors = isRest ? applyCors(request, allowedBy(settings, isAllowed)) : { headers: { vary } };
    const version = parseFloat(settings.version);
    const security = isRest ? makeRestHeaders({ headers, version, isRefused: cors.response }) : {};
    const isPreflight = method === 'OPTIONS' && cors.response;
    const fault = isPreflight ? '' : chooseFault(target, route, log);
    if (failAsProxy(fault, request, response)) return undefined;
    if (cors.response) {
      const refused = { ...cors.response, headers: { ...cors.response.headers, ...security } };
      return sendResponse(refused, request, response);
    }

    const origin = `http://${headers.host ?? 'localhost'}`;
    const baseUrl = origin + prefix;
    const context = {
      baseUrl,
      restRoot: `${baseUrl}/server/api`,
      url: origin + url,
      path: url.split('?')[0],
      query,
      headers,
      settings,
      version,
      written: 0,
      hasOldNames: settings.version === '7.0' && settings.shape === 'old',
      fault,
      library: store.getLibrary(settings, fault === 'gone' ? ' moved' : ''),
    };
    const exposed = cors.headers['access-control-expose-headers'];
    const made = makeWrongResponse(fault, { ...context, exposed }) ?? makeResponse(method, route, context);
    const withCors = { ...made, headers: { ...cors.headers, ...security, ...made.headers } };
    return sendWithFault(context, withCors, request, response);
  };

  return (request, response) => {
    if (request.method !== 'POST') return handle(request, response);
    readForm(request).then((form) => handle(request, response, form));
    return undefined;
  };
}
