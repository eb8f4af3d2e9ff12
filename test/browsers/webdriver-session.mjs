async function callDriver(origin, method, path, body) {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver ${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

/** A browser window that a WebDriver server controls (W3C WebDriver Classic). */
export class WebDriverSession {
  #origin;
  #path;

  constructor(origin, id) {
    this.#origin = origin;
    this.#path = `/session/${id}`;
  }

  /**
   * Opens a browser window.
   *
   * @param {string} origin origin of the WebDriver server
   * @param {object} capabilities required capabilities of the browser, as `alwaysMatch`
   * @returns {Promise<WebDriverSession>}
   * @throws {Error} with the server's message when the browser does not start
   */
  static async open(origin, capabilities) {
    const { sessionId } = await callDriver(origin, 'POST', '/session', {
      capabilities: { alwaysMatch: capabilities },
    });
    return new WebDriverSession(origin, sessionId);
  }

  #call(method, command, body) {
    return callDriver(this.#origin, method, `${this.#path}${command}`, body);
  }

  /** @param {string} url @returns {Promise<void>} */
  async navigate(url) {
    await this.#call('POST', '/url', { url });
  }

  /** @returns {Promise<string>} the URL of the page */
  readUrl() {
    return this.#call('GET', '/url');
  }

  /** @param {{ width: number, height: number }} size of the window in CSS pixels @returns {Promise<void>} */
  async resizeWindow(size) {
    await this.#call('POST', '/window/rect', size);
  }

  /**
   * Performs key actions in their order.
   *
   * @param {{ type: 'keyDown' | 'keyUp', value: string }[]} actions values from `toWebDriverKey`
   * @returns {Promise<void>}
   */
  async performKeys(actions) {
    await this.#call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /**
   * Performs mouse actions in their order.
   *
   * @param {object[]} actions of the types pointerMove, pointerDown and pointerUp
   * @returns {Promise<void>}
   */
  async performPointer(actions) {
    const parameters = { pointerType: 'mouse' };
    await this.#call('POST', '/actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters, actions }],
    });
  }

  /** Releases all keys and buttons. @returns {Promise<void>} */
  async releaseActions() {
    await this.#call('DELETE', '/actions');
  }

  /** Closes the window. @returns {Promise<void>} */
  async close() {
    await this.#call('DELETE', '');
  }
}
