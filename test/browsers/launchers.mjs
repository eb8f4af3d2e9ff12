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
  chromium: ({ path, env, shell }, pages) => {
    const launcher = chromeLauncher({
      launchOptions: {
        executablePath: path,
        headless: shell ? 'shell' : true,
        args: [...quietFlags, sameProcessFlag],
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
 * @param {number} [pages] how many pages Chromium opens at once; the other browsers always open two
 * @returns {import('@web/test-runner-core').BrowserLauncher}
 */
export function makeLauncher(browser, pages = 2) {
  return launcherMakers[browser.engine](browser, pages);
}
