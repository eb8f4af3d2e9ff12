import { chromeLauncher } from '@web/test-runner-chrome';

import { quietFlags, sameProcessFlag } from './chromium-flags.mjs';
import { FirefoxLauncher } from './firefox-launcher.mjs';
import { WebKitLauncher } from './webkit-launcher.mjs';

/**
 * Opens a page in a window of its own with an emulated focus: a background tab does not paint and has no
 * focus.
 */
async function openVisiblePage({ context }) {
  const page = await context.newPage({ type: 'window' });
  await page.emulateFocusedPage(true);
  return page;
}

const launcherMakers = {
  // `launchOptions.browser` stays undefined: the launcher collects coverage only then.
  chromium: ({ path, env, shell }, { pages = 2, coverage }) => {
    const launcher = chromeLauncher({
      launchOptions: {
        executablePath: path,
        headless: shell ? 'shell' : true,
        args: coverage ? quietFlags : [...quietFlags, sameProcessFlag],
        env: { ...process.env, ...env },
        pipe: true, // Chromium ends when the pipe closes, however this process ends.
      },
      createPage: openVisiblePage,
      concurrency: pages,
    });
    launcher.name = 'Chromium';
    return launcher;
  },
  firefox: ({ path }) => new FirefoxLauncher(path),
  webkit: ({ driver, browser, display }) => new WebKitLauncher({ driver, browser, display }),
};

/**
 * Makes the launcher by which the test runner controls a browser.
 *
 * @param {import('./find-browsers.mjs').FoundBrowser} browser
 * @param {{ pages?: number, coverage?: boolean }} options for Chromium: `pages` that are open at once, two by
 *   default, as in the other browsers; `coverage`: whether it is measured
 * @returns {import('@web/test-runner-core').BrowserLauncher}
 */
export function makeLauncher(browser, options) {
  return launcherMakers[browser.engine](browser, options);
}
