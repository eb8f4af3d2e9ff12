import { toWebDriverKey } from './webdriver-keys.mjs';
import { openWebKit } from './webkit-browser.mjs';

const buttonNumbers = { left: 0, middle: 1, right: 2 };

/**
 * Runs test files in WebKitGTK. Each window has a browser and a display of its own, since only the front
 * window of a display has the focus. @web/test-runner-commands calls the methods from `sendKeys` on by their
 * names, on launchers of the type `webdriver`.
 *
 * @implements {import('@web/test-runner-core').BrowserLauncher}
 */
export class WebKitLauncher {
  name = 'WebKit';
  type = 'webdriver';
  concurrency = 2;

  #paths;
  #opened = [];
  /** Browsers that no session uses. */
  #idle = [];
  /** The other browsers by session id. */
  #used = new Map();

  /**
   * @param {{ driver: string, browser: string, display: string }} paths of WebKitWebDriver, MiniBrowser and
   * Xvfb
   */
  constructor(paths) {
    this.#paths = paths;
  }

  #open() {
    const opening = openWebKit(this.#paths);
    this.#opened.push(opening);
    return opening;
  }

  async #windowOf(sessionId) {
    return (await this.#used.get(sessionId)).session;
  }

  async startSession(sessionId, url) {
    this.#used.set(sessionId, this.#idle.pop() ?? this.#open());
    const window = await this.#windowOf(sessionId);
    await window.navigate(url);
  }

  isActive(sessionId) {
    return this.#used.has(sessionId);
  }

  async getBrowserUrl(sessionId) {
    return (await this.#windowOf(sessionId)).readUrl();
  }

  async stopSession(sessionId) {
    const window = await this.#windowOf(sessionId);
    await window.releaseActions();
    // An empty page ends all scripts of the test page.
    await window.navigate('about:blank');
    this.#idle.push(this.#used.get(sessionId));
    this.#used.delete(sessionId);
    return {};
  }

  async startDebugSession() {
    throw new Error('Debugging works in Chromium and Firefox; start one of them with "--browser".');
  }

  async stop() {
    const opened = this.#opened.splice(0);
    this.#idle = [];
    this.#used.clear();
    // The session of a browser that did not open has reported it.
    await Promise.allSettled(opened.map(async (opening) => (await opening).end()));
  }

  async sendKeys(sessionId, keys) {
    const values = keys.map(toWebDriverKey);
    await (
      await this.#windowOf(sessionId)
    ).performKeys(
      values.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    );
  }

  /** Presses keys one after the other and releases them in the opposite order. */
  async pressTogether(sessionId, keys) {
    const values = keys.map(toWebDriverKey);
    await (
      await this.#windowOf(sessionId)
    ).performKeys([
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  async #point(sessionId, ...actions) {
    await (await this.#windowOf(sessionId)).performPointer(actions);
  }

  async sendMouseMove(sessionId, x, y) {
    await this.#point(sessionId, { type: 'pointerMove', x, y });
  }

  async sendMouseDown(sessionId, button = 'left') {
    await this.#point(sessionId, { type: 'pointerDown', button: buttonNumbers[button] });
  }

  async sendMouseUp(sessionId, button = 'left') {
    await this.#point(sessionId, { type: 'pointerUp', button: buttonNumbers[button] });
  }

  async sendMouseClick(sessionId, x, y, button = 'left') {
    await this.#point(
      sessionId,
      { type: 'pointerMove', x, y },
      { type: 'pointerDown', button: buttonNumbers[button] },
      { type: 'pointerUp', button: buttonNumbers[button] },
    );
  }

  async resetMouse(sessionId) {
    const window = await this.#windowOf(sessionId);
    await window.releaseActions();
    await window.performPointer([{ type: 'pointerMove', x: 0, y: 0 }]);
  }
}
