import { toWebDriverKey } from './webdriver-keys.mjs';
import { openWebKit } from './webkit-browser.mjs';

const buttonNumbers = { left: 0, middle: 1, right: 2 };

/**
 * Runs test files in WebKitGTK, one after the other in one window. The method names from `sendKeys` on are those that
 * @web/test-runner-commands calls on launchers of the type `webdriver`.
 *
 * @implements {import('@web/test-runner-core').BrowserLauncher}
 */
export class WebKitLauncher {
  name = 'WebKit';
  type = 'webdriver';
  concurrency = 1;

  #paths;
  #opening;
  #activeSession;

  /** @param {{ driver: string, browser: string, display: string }} paths of WebKitWebDriver, MiniBrowser and Xvfb */
  constructor(paths) {
    this.#paths = paths;
  }

  async #window() {
    this.#opening ??= openWebKit(this.#paths);
    return (await this.#opening).session;
  }

  async startSession(sessionId, url) {
    const window = await this.#window();
    this.#activeSession = sessionId;
    await window.navigate(url);
  }

  isActive(sessionId) {
    return this.#activeSession === sessionId;
  }

  async getBrowserUrl() {
    return (await this.#window()).readUrl();
  }

  async stopSession() {
    this.#activeSession = undefined;
    const window = await this.#window();
    await window.releaseActions();
    // An empty page ends whatever the test page left running.
    await window.navigate('about:blank');
    return {};
  }

  async startDebugSession() {
    throw new Error('Debugging works in Chromium and Firefox; start one of them with "--browser".');
  }

  async stop() {
    const opening = this.#opening;
    this.#opening = undefined;
    await (await opening)?.end();
  }

  async sendKeys(_sessionId, keys) {
    const values = keys.map(toWebDriverKey);
    await (
      await this.#window()
    ).performKeys(
      values.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    );
  }

  /** Presses keys one after the other and lets go in the opposite order. */
  async pressTogether(_sessionId, keys) {
    const values = keys.map(toWebDriverKey);
    await (
      await this.#window()
    ).performKeys([
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  async #point(...actions) {
    await (await this.#window()).performPointer(actions);
  }

  async sendMouseMove(_sessionId, x, y) {
    await this.#point({ type: 'pointerMove', x, y });
  }

  async sendMouseDown(_sessionId, button = 'left') {
    await this.#point({ type: 'pointerDown', button: buttonNumbers[button] });
  }

  async sendMouseUp(_sessionId, button = 'left') {
    await this.#point({ type: 'pointerUp', button: buttonNumbers[button] });
  }

  async sendMouseClick(_sessionId, x, y, button = 'left') {
    await this.#point(
      { type: 'pointerMove', x, y },
      { type: 'pointerDown', button: buttonNumbers[button] },
      { type: 'pointerUp', button: buttonNumbers[button] },
    );
  }

  async resetMouse() {
    const window = await this.#window();
    await window.releaseActions();
    await window.performPointer([{ type: 'pointerMove', x: 0, y: 0 }]);
  }
}
