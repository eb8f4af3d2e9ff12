import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { provideBundledChromium } from './bundled-chromium.mjs';
import { findExecutable, isExecutable } from './find-executable.mjs';

/** The engines in which tests can run, in the order in which they run. */
export const engineNames = ['chromium', 'firefox', 'webkit'];

const advice = {
  chromium: 'install it ("apt-get install chromium"), or set CHROME_PATH to a Chrome or Chromium',
  firefox: 'install it ("apt-get install firefox-esr"), or set FIREFOX_PATH to a Firefox',
  webkit:
    'install WebKitGTK, its driver and a virtual display ("apt-get install webkit2gtk-driver xvfb"; Linux only)',
};

function readPathVariable(variable) {
  const path = process.env[variable];
  if (path && !isExecutable(path)) {
    throw new Error(
      `${variable} is set to "${path}", which is not an executable program. Correct or unset it.`,
    );
  }
  return path || undefined;
}

function listMiniBrowsers() {
  const libraries = '/usr/lib';
  const list = (folder) => {
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  };
  return [libraries, ...list(libraries), '/usr/libexec']
    .flatMap(list)
    .filter((path) => /\/webkit2?gtk-[\d.]+$/.test(path))
    .map((path) => join(path, 'MiniBrowser'))
    .reverse(); // The newest API version has the highest number.
}

async function findChromium() {
  const path =
    readPathVariable('CHROME_PATH') ??
    findExecutable([
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ]);
  return path ? { path } : provideBundledChromium();
}

function findFirefox() {
  const path =
    readPathVariable('FIREFOX_PATH') ??
    findExecutable(['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']);
  return path && { path };
}

function findWebKit() {
  const driver = findExecutable(['WebKitWebDriver']);
  const browser = listMiniBrowsers().find(isExecutable);
  const display = findExecutable(['Xvfb']);
  return driver && browser && display && { path: browser, driver, browser, display };
}

const finders = { chromium: findChromium, firefox: findFirefox, webkit: findWebKit };

/**
 * @typedef {object} FoundBrowser
 * @property {'chromium' | 'firefox' | 'webkit'} engine
 * @property {string} path its program
 * @property {Record<string, string>} [env] environment variables it needs (the bundled Chromium)
 * @property {boolean} [shell] whether it is Chromium's headless shell
 * @property {string} [driver] path of WebKitWebDriver
 * @property {string} [browser] path of MiniBrowser
 * @property {string} [display] path of Xvfb
 */

/**
 * Finds the browsers of this machine. Installs a Chromium into the project where it finds no Chromium.
 *
 * @param {string[]} [engines] the engines to look for; all by default
 * @returns {Promise<{ found: FoundBrowser[], missing: { engine: string, advice: string }[] }>}
 * @throws {Error} when CHROME_PATH or FIREFOX_PATH names no program, or an engine is unknown
 */
export async function findBrowsers(engines = engineNames) {
  const found = [];
  const missing = [];
  for (const engine of engines) {
    if (!finders[engine]) throw new Error(`Unknown browser "${engine}". Known: ${engineNames.join(', ')}.`);
    const browser = await finders[engine]();
    if (browser) found.push({ engine, ...browser });
    else missing.push({ engine, advice: advice[engine] });
  }
  return { found, missing };
}
