/*
 * npm run bench
 *
 * Renders 200 cards from the demo feed in Chromium, alternately with the element and with hand-written DOM
 * code for the same markup and styles. Prints the times until the browser has painted them, and the ratio of
 * each pair. The time of the element includes sanitizing the data, the task, the skeleton and its frames, and
 * truncating the abstracts.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

import puppeteer from 'puppeteer-core';
import sirv from 'sirv';

import { findBrowsers } from '../test/browsers/find-browsers.mjs';
import { quietFlags } from '../test/browsers/chromium-flags.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = 15;

/** Runs in the page. Returns milliseconds for the element and for hand-written code, one pair per round. */
async function measurePairs(items, count, pairs) {
  const { configure } = await import('/dist/cdn/fao-widgets.js');
  configure({ loading: 'eager' });
  const data = Array.from({ length: count }, (_, index) => items[index % items.length]);

  async function renderElements(box) {
    const cards = data.map((item) =>
      Object.assign(document.createElement('fao-item-card'), { data: item, lite: true }),
    );
    box.append(...cards);
    while (cards.some(({ state }) => state !== 'ready')) await new Promise((done) => setTimeout(done));
    await Promise.all(cards.map((card) => card.updateComplete));
  }

  const sample = document.createElement('div');
  document.body.append(sample);
  await renderElements(sample);
  const sheets = sample.firstChild.shadowRoot.adoptedStyleSheets;
  const shapes = [...sample.children].map((card) => card.shadowRoot);

  function copyByHand(node) {
    if (node instanceof Text) return document.createTextNode(node.data);
    if (!(node instanceof Element)) return undefined;
    const made = document.createElementNS(node.namespaceURI, node.localName);
    for (const { name, value } of node.attributes) made.setAttribute(name, value);
    for (const child of node.childNodes) {
      const inner = copyByHand(child);
      if (inner) made.append(inner);
    }
    return made;
  }

  function renderByHand(box) {
    const hosts = shapes.map((shape) => {
      const host = document.createElement('div');
      const shadow = host.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = sheets;
      for (const child of shape.children) shadow.append(copyByHand(child));
      return host;
    });
    box.append(...hosts);
  }

  async function time(render) {
    const box = document.createElement('div');
    document.body.append(box);
    const start = performance.now();
    await render(box);
    // Two frames: the browser lays out and paints in the first one, and then starts the second.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const taken = performance.now() - start;
    box.remove();
    return taken;
  }

  const times = [];
  for (let round = 0; round < pairs + 3; round++)
    times.push([await time(renderElements), await time(renderByHand)]);
  return times.slice(3);
}

function describe(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const pick = (share) => sorted[Math.round(share * (sorted.length - 1))].toFixed(2);
  return `min ${pick(0)}  median ${pick(0.5)}  max ${pick(1)}`;
}

const { found } = await findBrowsers(['chromium']);
if (!found[0]) throw new Error('No Chromium: set CHROME_PATH or install one, then run again.');
const { items } = JSON.parse(await readFile(`${root}demo/feed/feed.json`, 'utf8'));
const files = sirv(root, { dev: true });
const server = createServer((request, response) => {
  if (request.url !== '/') return files(request, response);
  response.setHeader('content-type', 'text/html');
  return response.end('<!doctype html><title>Bench</title>');
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const browser = await puppeteer.launch({ executablePath: found[0].path, args: quietFlags });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const pairs = await page.evaluate(measurePairs, items, 200, rounds);
  console.log(`200 cards, ${rounds} rounds, milliseconds`);
  console.log(`element       ${describe(pairs.map(([element]) => element))}`);
  console.log(`hand-written  ${describe(pairs.map(([, hand]) => hand))}`);
  console.log(`ratio         ${describe(pairs.map(([element, hand]) => element / hand))}`);
} finally {
  await browser.close();
  server.close();
}
