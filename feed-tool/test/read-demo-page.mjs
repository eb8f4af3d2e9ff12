/* global document, requestAnimationFrame -- some functions run in the page */
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { compareMessages, watchPage } from '../../scripts/stories/watch-page.mjs';
import { loopbackFlag, quietFlags } from '../../test/browsers/chromium-flags.mjs';

const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 740 };
const flags = [...quietFlags, loopbackFlag];

/**
 * Starts Chromium.
 *
 * @param {import('../../test/browsers/find-browsers.mjs').FoundBrowser} found
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export function launchChromium({ path, env }) {
  return puppeteer.launch({ executablePath: path, env: { ...process.env, ...env }, args: flags });
}

/*
 * Runs in the page. Scrolls to each widget in turn, as a reader does, waits until it and its covers have
 * loaded, and returns its visible content. It can neither evaluate text nor call methods that the library of
 * the hostile page replaces, since the policy and the patches of the page apply to it.
 */
async function readWidgets(timeout) {
  const until = async (condition) => {
    const end = performance.now() + timeout;
    while (!condition() && performance.now() < end) await new Promise((done) => requestAnimationFrame(done));
  };
  const read = (element) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

  const readCard = async (card) => {
    const image = card.querySelector('[part=cover] img');
    if (image?.checkVisibility()) {
      image.scrollIntoView({ block: 'center' });
      await until(() => image.naturalWidth > 0 || image.hasAttribute('data-broken'));
    }
    const languages = card.querySelector('[part=languages]');
    return {
      title: read(card.querySelector('[part=title]')),
      layout: card.dataset.layout,
      languages: languages ? [...languages.querySelectorAll('[part=badge]')].map(read) : null,
      reason: read(card.querySelector('[part=reason]')),
      cover: image && { url: image.src, width: image.naturalWidth },
    };
  };

  const seen = [];
  for (const widget of document.querySelectorAll('fao-item-card, fao-related-items, fao-also-downloaded')) {
    // In the centre, since a list with `hide-when-empty` has no height before it loads: at the very edge of
    // the viewport it would be outside.
    widget.scrollIntoView({ block: 'center' });
    const isSlow = widget.feed?.indexOf('/slow/') > 0;
    const final = isSlow ? /^loading$/ : /^(?:ready|stale|empty|error)$/;
    await until(() => final.test(widget.state));
    await widget.updateComplete;
    const root = widget.shadowRoot;
    const cards = [];
    if (!isSlow) for (const card of root.querySelectorAll('article')) cards.push(await readCard(card));
    seen.push({
      tag: widget.localName,
      start: widget.cloneNode(false).outerHTML,
      name: widget.getAttribute('item'),
      feed: widget.feed ?? null,
      state: widget.state,
      heading: read(root.querySelector('[part=heading]')),
      description: read(root.querySelector('[part=description]')),
      text: read(root),
      cards,
    });
  }
  return seen;
}

/* Runs in the page. */
function expandAll() {
  document.querySelector('#open-tab')?.click();
  for (const details of document.querySelectorAll('details')) details.open = true;
}

async function takePictures(page, folder, name) {
  const take = (suffix) => page.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: true });
  await take('wide');
  await page.setViewport(narrow);
  await take('narrow');
  await page.setViewport(wide);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await take('dark');
}

/**
 * @typedef {object} SeenWidget
 * @property {string} tag
 * @property {string} start its start tag, as the page has it
 * @property {string | null} name of its item
 * @property {string | null} feed its attribute; `null`: it uses the feed of the page
 * @property {string} state
 * @property {string} heading
 * @property {string} description
 * @property {string} text its whole text
 * @property {{ title: string, layout: string, languages: string[] | null, reason: string, cover: { url:
 *   string, width: number } | null }[]} cards `languages`: the badges, `null` if the card has no such line;
 *   `width` 0: the cover has not loaded
 */

/**
 * Opens a page in Chromium, reads all its widgets and closes it.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @param {{ expectedMessages?: string[], picture?: string }} [options] `expectedMessages`: sources of regular
 *   expressions for exactly the messages that the page must log; `picture`: name of the screenshots, which go
 *   into the folder in the environment variable SCREENSHOTS
 * @returns {Promise<{ widgets: SeenWidget[], faults: string[], requests: string[] }>} `faults`: a text for
 *   each forbidden action of the page, such as a request to another host
 */
export async function readDemoPage(browser, url, { expectedMessages = [], picture } = {}) {
  // Each page has its own context: pages share no data, and Chromium paints them all, unlike the hidden pages
  // of a shared context.
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(wide);
    const watch = watchPage(page);
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(url);
    await page.evaluate(expandAll);
    const widgets = await page.evaluate(readWidgets, 15_000);
    if (picture && process.env.SCREENSHOTS) await takePictures(page, process.env.SCREENSHOTS, picture);
    const { unexpected, missing } = compareMessages(watch, expectedMessages);
    const faults = [
      ...watch.faults,
      ...unexpected.map((message) => `Unexpected on the console: ${message}`),
      ...missing.map((source) => `Expected, but not on the console: /${source}/`),
    ];
    return { widgets, faults, requests };
  } finally {
    await context.close();
  }
}
