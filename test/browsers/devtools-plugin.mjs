const sessions = new WeakMap();

/**
 * Adds the command `devtools`, which sends a message of the DevTools protocol to the page of a test. Only
 * Chromium has this protocol here. An emulation lasts until the test resets it.
 *
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function devtoolsPlugin() {
  return {
    name: 'devtools-command',
    async executeCommand({ command, payload, session }) {
      if (command !== 'devtools') return undefined;
      const { browser } = session;
      if (browser.type === 'webdriver') throw new Error('This browser has no DevTools protocol.');
      const page = browser.getPage(session.id);
      if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
      return (await sessions.get(page).send(payload.method, payload.parameters)) ?? {};
    },
  };
}
