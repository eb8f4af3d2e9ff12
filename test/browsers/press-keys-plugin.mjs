/**
 * Adds the command `press-keys`, which presses keys together, such as `Shift+Tab`, in all engines; the
 * built-in `sendKeys` can't hold a key down through WebDriver.
 *
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function pressKeysPlugin() {
  return {
    name: 'press-keys-command',
    async executeCommand({ command, payload, session }) {
      if (command !== 'press-keys') return undefined;
      const keys = payload.keys;
      const { browser } = session;
      if (browser.type === 'webdriver') {
        await browser.pressTogether(session.id, keys);
        return true;
      }
      const { keyboard } = browser.getPage(session.id);
      for (const key of keys) await keyboard.down(key);
      for (const key of keys.toReversed()) await keyboard.up(key);
      return true;
    },
  };
}
