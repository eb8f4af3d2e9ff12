/*
 * npm run test-storybook [-- parts of story ids]
 *
 * Opens every story and every documentation page of storybook-static, which `npm run build-storybook` makes,
 * in Chromium. It prints one line per fault, and at the end "Stories: N passed, N failed". The exit code is 1
 * when one fails, and when an element has no story.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import puppeteer from 'puppeteer-core';

import { findBrowsers } from '../test/browsers/find-browsers.mjs';
import { checkDocs } from './stories/check-docs.mjs';
import { checkStory } from './stories/check-story.mjs';
import { serveStories } from './stories/serve-stories.mjs';
import { loopbackFlag, quietFlags } from '../test/browsers/chromium-flags.mjs';

const folder = fileURLToPath(new URL('../storybook-static', import.meta.url));
const elements = ['fao-item-card', 'fao-related-items', 'fao-also-downloaded'];
const concurrency = 3;
const flags = [...quietFlags, loopbackFlag];

async function readEntries() {
  const text = await readFile(`${folder}/index.json`, 'utf8').catch(() => {
    throw new Error('There is no storybook-static: run `npm run build-storybook` first');
  });
  return Object.values(JSON.parse(text).entries);
}

async function launch() {
  const { found, missing } = await findBrowsers(['chromium']);
  if (!found[0]) throw new Error(`There is no Chromium; ${missing[0].advice}`);
  const { path, env } = found[0];
  return puppeteer.launch({ executablePath: path, env: { ...process.env, ...env }, args: flags });
}

async function checkEntry(context, { type, ...entry }) {
  const page = await context.newPage();
  try {
    await page.setViewport({ width: 1024, height: 768 });
    return await (type === 'docs' ? checkDocs(page, entry) : checkStory(page, entry));
  } catch (error) {
    return [error.message];
  } finally {
    await page.close();
  }
}

async function checkAll(browser, entries, options) {
  const waiting = [...entries];
  const counts = { passed: 0, failed: 0 };
  const work = async () => {
    // Chromium paints only the front page of a context, so each worker opens one page at a time in its own
    // context.
    const context = await browser.createBrowserContext();
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      const faults = await checkEntry(context, { type: entry.type, id: entry.id, ...options });
      counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
      for (const fault of faults) console.log(`${entry.id}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return counts;
}

async function testStories() {
  const all = await readEntries();
  const wanted = process.argv.slice(2);
  const entries = all.filter(({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)));
  const withoutStory = elements.filter(
    (tag) => !all.some(({ title, type }) => title === tag && type === 'story'),
  );
  for (const tag of withoutStory) console.log(`<${tag}> has no story.`);
  if (entries.length === 0) throw new Error('There is no such story');

  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const { origin, close } = await serveStories(folder);
  const browser = await launch();
  try {
    const { passed, failed } = await checkAll(browser, entries, { origin, axe });
    return { passed, failed: failed + withoutStory.length };
  } finally {
    await browser.close();
    close();
  }
}

let counts = { passed: 0, failed: 1 };
try {
  counts = await testStories();
} catch (error) {
  console.error(`Stories not tested: ${error.message}`);
}
console.log(`Stories: ${counts.passed} passed, ${counts.failed} failed`);
if (counts.failed > 0) process.exitCode = 1;
