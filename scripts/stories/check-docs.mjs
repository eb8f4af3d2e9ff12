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

/* Runs in the page. Gives the lines of all rows, once the page and its table are there. */
function readRows() {
  if (!window.__STORYBOOK_ADDONS_CHANNEL__?.last('docsRendered')) return undefined;
  const rows = [...document.querySelectorAll('.docblock-argstable tr')];
  return rows.length > 0 && rows.flatMap(({ innerText }) => innerText.toLowerCase().split('\n'));
}

/**
 * Opens the page that documents an element and finds what is wrong with it: it fails, it asks other machines, or its tables are not all there. What
 * its stories write to the console is theirs to announce.
 *
 * @param {import('puppeteer-core').Page} page a new one
 * @param {{ origin: string, id: string }} docs
 * @returns {Promise<string[]>} a text for each fault; none where all is well
 */
export async function checkDocs(page, { origin, id }) {
  const watch = watchPage(page);
  await page.goto(`${origin}/iframe.html?id=${id}&viewMode=docs`);
  const found = await page.waitForFunction(readRows, { timeout: 60_000 });
  const lines = await found.jsonValue();
  const missing = tables.filter((name) => !lines.includes(name));
  return [...watch.faults, ...missing.map((name) => `It has no table of ${name}`)];
}
