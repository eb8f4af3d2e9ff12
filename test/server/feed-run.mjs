import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { isWritten, openHeaders, writeReply } from './write-reply.mjs';

/** Finds what was set for an address: with exactly its query, else for its path with any query. */
function findByAddress(map, { pathname, search }) {
  return map.get(pathname + search) ?? map.get(pathname);
}

function makeHold() {
  const hold = {};
  hold.over = new Promise((resolve) => (hold.release = resolve));
  return hold;
}

/**
 * What the feed server does and saw for one test: the part of it below `/run/<token>`, where each test has a token of
 * its own, so that tests in parallel do not disturb each other. Paths are absolute within that part (`/feed.json`)
 * and stand for any query unless they name one (`/search?page=2`).
 */
export class FeedRun {
  #address;
  #serveFile;
  #replies = new Map();
  #holds = new Map();
  #records = [];
  #openResponses = new Set();
  #droppedResponses = new WeakSet();

  /**
   * @param {string} address where this part begins, such as `http://127.0.0.1:4000/run/abc`
   * @param {(request: object, response: object, options: { cors: boolean }) => void} serveFile answers with a file
   */
  constructor(address, serveFile) {
    this.#address = address;
    this.#serveFile = serveFile;
  }

  /**
   * Sets the replies to the requests for a path: the first to the first request, and the last to all that follow.
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

  /** Answers the requests that `hold` keeps waiting, and those to come. @param {string} path */
  release(path) {
    this.#holds.get(path)?.release();
    this.#holds.delete(path);
  }

  /**
   * Lists the requests so far, in the order in which they came.
   *
   * @param {string} [path] only those for this path; all by default
   * @returns {import('../page/feed-server.js').FeedRequest[]}
   */
  requests(path) {
    if (path === undefined) return this.#records;
    return this.#records.filter(({ address }) => address === path || address.split('?')[0] === path);
  }

  /** Drops all connections that are still open and forgets everything. */
  close() {
    for (const response of this.#openResponses) this.#drop(response);
    for (const path of [...this.#holds.keys()]) this.release(path);
    this.#replies.clear();
  }

  #takeReply(url) {
    const replies = findByAddress(this.#replies, url) ?? [];
    return (replies.length > 1 ? replies.shift() : replies[0]) ?? {};
  }

  #record(request, response) {
    const record = { method: request.method, address: request.url, headers: request.headers, aborted: false };
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

  #answerPreflight(url, response) {
    const [reply] = findByAddress(this.#replies, url) ?? [];
    const allowed = {
      ...openHeaders,
      'access-control-allow-headers': '*',
      'access-control-allow-methods': '*',
    };
    response.writeHead(204, reply?.cors === false ? {} : allowed).end();
  }

  /**
   * Answers one request.
   *
   * @param {import('node:http').IncomingMessage} request its `url` begins at this part
   * @param {import('node:http').ServerResponse} response
   * @returns {Promise<void>}
   */
  async answer(request, response) {
    this.#record(request, response);
    const url = new URL(request.url, this.#address);
    if (request.method === 'OPTIONS') {
      this.#answerPreflight(url, response);
      return;
    }
    const reply = this.#takeReply(url);
    const gone = once(response, 'close');
    await Promise.race([findByAddress(this.#holds, url)?.over, gone]);
    await Promise.race([sleep(reply.delay ?? 0), gone]);
    if (response.destroyed) return;
    if (isWritten(reply)) {
      const toAddress = (path) => (path.startsWith('/') ? this.#address + path : path);
      const { drop } = await writeReply(reply, response, toAddress);
      if (drop) this.#drop(response);
    } else {
      this.#serveFile(request, response, { cors: reply.cors ?? true });
    }
  }
}
