import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { isWritten, openHeaders, writeReply } from './write-reply.mjs';

/** Returns the value for a URL: the one for its path and query, otherwise the one for its path. */
function findByUrl(map, { pathname, search }) {
  return map.get(pathname + search) ?? map.get(pathname);
}

function makeHold() {
  const hold = {};
  hold.over = new Promise((resolve) => (hold.release = resolve));
  return hold;
}

/**
 * The part of the feed server that belongs to one test: its replies and the record of its requests. It is
 * below `/run/<token>`; each test has a token of its own, so that parallel tests do not disturb each other.
 * Paths are absolute within that part (`/feed.json`) and match any query unless they name one
 * (`/search?page=2`).
 */
export class FeedRun {
  #baseUrl;
  #serveFile;
  #replies = new Map();
  #holds = new Map();
  #records = [];
  #openResponses = new Set();
  #droppedResponses = new WeakSet();

  /**
   * @param {string} baseUrl URL of this part, such as `http://127.0.0.1:4000/run/abc`
   * @param {(request: object, response: object, options: { cors: boolean }) => void} serveFile responds
   *   with a file
   */
  constructor(baseUrl, serveFile) {
    this.#baseUrl = baseUrl;
    this.#serveFile = serveFile;
  }

  /**
   * Sets the replies for a path: one per request, the last for all further requests.
   *
   * @param {string} path
   * @param {...import('../page/feed-server.js').Reply} replies
   */
  reply(path, ...replies) {
    this.#replies.set(path, replies);
  }

  /** Keeps requests for a path waiting, without headers, until `release`. @param {string} path */
  hold(path) {
    if (!this.#holds.has(path)) this.#holds.set(path, makeHold());
  }

  /** Responds to the requests that `hold` keeps waiting, and to later ones. @param {string} path */
  release(path) {
    this.#holds.get(path)?.release();
    this.#holds.delete(path);
  }

  /**
   * Returns the requests so far, in the order in which they came.
   *
   * @param {string} [path] only those for this path; all by default
   * @returns {import('../page/feed-server.js').FeedRequest[]}
   */
  requests(path) {
    if (path === undefined) return this.#records;
    return this.#records.filter(({ url }) => url === path || url.split('?')[0] === path);
  }

  /** Cuts all connections that are still open, and deletes all replies. */
  close() {
    for (const response of this.#openResponses) this.#drop(response);
    for (const path of [...this.#holds.keys()]) this.release(path);
    this.#replies.clear();
  }

  #takeReply(url) {
    const replies = findByUrl(this.#replies, url) ?? [];
    return (replies.length > 1 ? replies.shift() : replies[0]) ?? {};
  }

  #record(request, response) {
    const record = { method: request.method, url: request.url, headers: request.headers, aborted: false };
    this.#records.push(record);
    this.#openResponses.add(response);
    response.once('close', () => {
      this.#openResponses.delete(response);
      record.aborted = !response.writableFinished && !this.#droppedResponses.has(response);
    });
  }

  #drop(response) {
    this.#droppedResponses.add(response);
    response.destroy();
  }

  #respondToPreflight(url, response) {
    const [reply] = findByUrl(this.#replies, url) ?? [];
    const allowed = {
      ...openHeaders,
      'access-control-allow-headers': '*',
      'access-control-allow-methods': '*',
    };
    response.writeHead(204, reply?.cors === false ? {} : allowed).end();
  }

  /**
   * Responds to one request.
   *
   * @param {import('node:http').IncomingMessage} request with a `url` relative to this part
   * @param {import('node:http').ServerResponse} response
   * @returns {Promise<void>}
   */
  async respond(request, response) {
    this.#record(request, response);
    const url = new URL(request.url, this.#baseUrl);
    if (request.method === 'OPTIONS') {
      this.#respondToPreflight(url, response);
      return;
    }
    const reply = this.#takeReply(url);
    const gone = once(response, 'close');
    await Promise.race([findByUrl(this.#holds, url)?.over, gone]);
    await Promise.race([sleep(reply.delay ?? 0), gone]);
    if (response.destroyed) return;
    if (isWritten(reply)) {
      const toUrl = (path) => (path.startsWith('/') ? this.#baseUrl + path : path);
      const { drop } = await writeReply(reply, response, toUrl);
      if (drop) this.#drop(response);
    } else {
      this.#serveFile(request, response, { cors: reply.cors ?? true });
    }
  }
}
