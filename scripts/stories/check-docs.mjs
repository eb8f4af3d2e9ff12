import { watchPage } from './watch-page.mjs';

const tables = [
  'attributes',
  'properties',
  'methods',
  'events',
  'slots',
  'parts',
  'custom properties',
  'states',
];

/* Runs in the page. Returns the lines of all rows, once the page has rendered its table. */
function readRows() {
  if (!window.__STORYBOOK_ADDONS_CHANNEL__?.last('docsRendered')) return undefined;
  const rows = [...document.querySelectorAll('.docblock-argstable tr')];
  return rows.length > 0 && rows.flatMap(({ innerText }) => innerText.toLowerCase().split('\n'));
}

/**
 * Opens the documentation page of an element and lists its faults: errors, requests that leave the machine,
 * missing tables. It ignores console messages, which are checked with each story.
 *
 * @param {import('puppeteer-core').Page} page a new one
 * @param {{ origin: string, id: string }} docs
 * @returns {Promise<string[]>} a text for each fault
 */
export async function checkDocs(page, { origin, id }) {
  const watch = watchPage(page);
  await page.goto(`${origin}/iframe.html?id=${id}&viewMode=docs`);
  const found = await page.waitForFunction(readRows, { timeout: 60_000 });
  const lines = await found.jsonValue();
  const missing = tables.filter((name) => !lines.includes(name));
  return [...watch.faults, ...missing.map((name) => `It has no table of ${name}`)];
}
