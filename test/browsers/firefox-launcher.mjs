import { fileURLToPath } from 'node:url';

import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';

const ownedFirefox = fileURLToPath(new URL('owned-firefox.sh', import.meta.url));

/**
 * Makes a launcher of Firefox with one page: Firefox paints only the front tab, and only one window has the
 * focus.
 */
function makeOnePageLauncher(path) {
  return chromeLauncher({
    puppeteer,
    launchOptions: {
      browser: 'firefox',
      executablePath: ownedFirefox,
      env: { ...process.env, FIREFOX_PROGRAM: path, OWNER_PID: String(process.pid) },
      // Firefox spends more time on the report of a request than on the request, and the test runner does not
      // need the reports.
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
  /** Launchers by session id. */
  #used = new Map();

  /** @param {string} path of Firefox's program */
  constructor(path) {
    this.#all = Array.from({ length: this.concurrency }, () => makeOnePageLauncher(path));
    this.#idle = [...this.#all];
  }

  async initialize(...parameters) {
    for (const launcher of this.#all) await launcher.initialize(...parameters);
  }

  async startSession(sessionId, url) {
    const launcher = this.#idle.pop();
    if (!launcher) throw new Error('Both Firefox processes are in use.');
    this.#used.set(sessionId, launcher);
    try {
      await launcher.startSession(sessionId, url);
    } catch (error) {
      // The runner stops only sessions that are active.
      if (!launcher.isActive(sessionId)) this.#release(sessionId);
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
    const launcher = this.#used.get(sessionId);
    try {
      return await launcher.stopSession(sessionId);
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
    await Promise.all(this.#all.map((launcher) => launcher.stop()));
  }
}
