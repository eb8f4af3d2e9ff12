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

/** One browser window driven through a WebDriver server (W3C WebDriver, classic HTTP form). */
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
   * @param {string} origin where the WebDriver server listens
   * @param {object} capabilities what the browser must be, as `alwaysMatch`
   * @returns {Promise<WebDriverSession>}
   * @throws {Error} with the server's own words when the browser does not start
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

  /** @returns {Promise<string>} the address of the page */
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
   * @param {{ type: 'keyDown' | 'keyUp', value: string }[]} actions values as `toWebDriverKey` gives them
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

  /** Lets go of all keys and buttons. @returns {Promise<void>} */
  async releaseActions() {
    await this.#call('DELETE', '/actions');
  }

  /** Closes the window. @returns {Promise<void>} */
  async close() {
    await this.#call('DELETE', '');
  }
}
