import { fileURLToPath } from 'node:url';

import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';

const ownedFirefox = fileURLToPath(new URL('owned-firefox.sh', import.meta.url));

/**
 * Makes a launcher of Firefox with one page: Firefox paints only the front tab, and only one window has the
 * focus.
 */
function makeSingle(path) {
  return chromeLauncher({
    puppeteer,
    launchOptions: {
      browser: 'firefox',
      executablePath: ownedFirefox,
      env: { ...process.env, FIREFOX_PROGRAM: path, OWNER_PID: String(process.pid) },
      // Firefox spends more time on the report of a request than on the request, and nothing reads the
      // reports.
      networkEnabled: false,
    },
    concurrency: 1,
  });
}

/**
 * Runs test files in two Firefox processes at once, each with one page.
 *
 * @implements {import('@web/test-runner-core').BrowserLauncher}
 */
export class FirefoxLauncher {
  name = 'Firefox';
  type = 'puppeteer';
  concurrency = 2;

  #all;
  #idle;
  /** By session id. */
  #used = new Map();

  /** @param {string} path of Firefox's program */
  constructor(path) {
    this.#all = Array.from({ length: this.concurrency }, () => makeSingle(path));
    this.#idle = [...this.#all];
  }

  async initialize(...parameters) {
    for (const single of this.#all) await single.initialize(...parameters);
  }

  async startSession(sessionId, url) {
    const single = this.#idle.pop();
    if (!single) throw new Error('Both Firefox processes are in use.');
    this.#used.set(sessionId, single);
    try {
      await single.startSession(sessionId, url);
    } catch (error) {
      // The runner stops only sessions that are active.
      if (!single.isActive(sessionId)) this.#release(sessionId);
      throw error;
    }
  }

  isActive(sessionId) {
    return this.#used.get(sessionId)?.isActive(sessionId) ?? false;
  }

  getBrowserUrl(sessionId) {
    return this.#used.get(sessionId).getBrowserUrl(sessionId);
  }

  getPage(sessionId) {
    return this.#used.get(sessionId).getPage(sessionId);
  }

  async stopSession(sessionId) {
    const single = this.#used.get(sessionId);
    try {
      return await single.stopSession(sessionId);
    } finally {
      this.#release(sessionId);
    }
  }

  #release(sessionId) {
    this.#idle.push(this.#used.get(sessionId));
    this.#used.delete(sessionId);
  }

  startDebugSession(sessionId, url) {
    this.#used.set(sessionId, this.#all[0]);
    return this.#all[0].startDebugSession(sessionId, url);
  }

  async stop() {
    await Promise.all(this.#all.map((single) => single.stop()));
  }
}
