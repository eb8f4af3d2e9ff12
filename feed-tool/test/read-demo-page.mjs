/* global document, requestAnimationFrame -- of the page, in which some functions run */
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { compareMessages, watchPage } from '../../scripts/stories/watch-page.mjs';
import { loopbackFlag, quietFlags } from '../../test/browsers/chromium-flags.mjs';

const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 740 };
const flags = [...quietFlags, loopbackFlag];

/**
 * Starts a Chromium that was found.
 *
 * @param {import('../../test/browsers/find-browsers.mjs').FoundBrowser} found
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export function launchChromium({ path, env }) {
  return puppeteer.launch({ executablePath: path, env: { ...process.env, ...env }, args: flags });
}

/*
 * Runs in the page. Scrolls to each widget in turn, as a reader does, waits until it and its covers have come
 * to rest, and gives what a reader sees in it. No code is made from text here, and no method is called that
 * the library of the hostile page replaces: its policy and its patches are at work.
 */
async function readWidgets(patience) {
  const until = async (condition) => {
    const end = performance.now() + patience;
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
      cover: image && { address: image.src, width: image.naturalWidth },
    };
  };

  const seen = [];
  for (const widget of document.querySelectorAll('fao-item-card, fao-related-items, fao-also-downloaded')) {
    // To the middle: a list that hides until it is known has no height, and at the very edge would be out of
    // view.
    widget.scrollIntoView({ block: 'center' });
    const isNeverAnswered = widget.feed?.indexOf('/slow/') > 0;
    const final = isNeverAnswered ? /^loading$/ : /^(?:ready|stale|empty|error)$/;
    await until(() => final.test(widget.state));
    await widget.updateComplete;
    const root = widget.shadowRoot;
    const cards = [];
    if (!isNeverAnswered)
      for (const card of root.querySelectorAll('article')) cards.push(await readCard(card));
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
function openWhatIsClosed() {
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
 * @property {string | null} feed its own; `null`: that of the page
 * @property {string} state
 * @property {string} heading
 * @property {string} description
 * @property {string} text all of it
 * @property {{ title: string, layout: string, languages: string[] | null, reason: string, cover: { address:
 *   string, width: number } | null }[]} cards `languages`: the badges, `null` where there is no such line;
 *   `width` 0: the cover was not loaded
 */

/**
 * Opens a page in Chromium, reads it to its end and closes it. A page that does what it may not is an error.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @param {{ announced?: string[], picture?: string }} [terms] `announced`: sources of regular expressions of
 *   the messages that must come, others may not; `picture`: name of the screenshots, which are saved into the
 *   folder that the environment variable SCREENSHOTS names
 * @returns {Promise<{ widgets: SeenWidget[], faults: string[], requests: string[] }>} `faults`: a text for
 *   all that a page may not do
 */
export async function readDemoPage(browser, url, { announced = [], picture } = {}) {
  // Nothing is kept from page to page, and pages of one context lie behind each other, where they are not
  // painted.
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(wide);
    const watch = watchPage(page);
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(url);
    await page.evaluate(openWhatIsClosed);
    const widgets = await page.evaluate(readWidgets, 15_000);
    if (picture && process.env.SCREENSHOTS) await takePictures(page, process.env.SCREENSHOTS, picture);
    const { unexpected, missing } = compareMessages(watch, announced);
    const faults = [
      ...watch.faults,
      ...unexpected.map((message) => `Unexpected on the console: ${message}`),
      ...missing.map((source) => `Announced and not on the console: /${source}/`),
    ];
    return { widgets, faults, requests };
  } finally {
    await context.close();
  }
}
