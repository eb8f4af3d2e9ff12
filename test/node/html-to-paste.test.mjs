import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findFragileHtml } from './html-to-paste.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', 'storybook-static']);

/** Returns the paths of the Markdown files of the project, relative to its root. */
async function listMarkdown(folder = '') {
  const entries = await readdir(ROOT + folder, { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    const path = folder + entry.name;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : await listMarkdown(`${path}/`);
    return entry.name.endsWith('.md') ? [path] : [];
  });
  return (await Promise.all(lists)).flat();
}

/** Returns the code blocks of a Markdown file with the language `html`, or with a tag at the beginning. */
async function readHtmlBlocks(path) {
  const text = await readFile(ROOT + path, 'utf8');
  const blocks = text.matchAll(/^( *)(`{3,}|~{3,})(\S*).*\n([^]*?)^\1\2$/gm);
  return Array.from(blocks, ([, , , language, html]) => ({ language, html }))
    .filter(({ language, html }) => language === 'html' || /^\s*</.test(html))
    .map(({ html }) => html);
}

describe('HTML to paste', () => {
  describe('in the Markdown files of the project', () => {
    let files;

    before(async () => {
      files = await Promise.all(
        (await listMarkdown()).map(async (path) => ({ path, blocks: await readHtmlBlocks(path) })),
      );
    });

    it('is part of the pages that show how to use the widgets', () => {
      const shown = files.filter(({ blocks }) => blocks.length > 0).map(({ path }) => path);
      for (const path of [
        'README.md',
        'docs/api.md',
        'docs/custom-sources.md',
        'docs/embedding.md',
        'docs/feed.md',
      ])
        assert.ok(shown.includes(path), path);
    });

    it('is in whole lines with blank lines around them', () => {
      const faults = files.flatMap(({ path, blocks }) =>
        blocks.flatMap((html) => findFragileHtml(html).map((fault) => `${path}: ${fault}\n${html}`)),
      );
      assert.deepEqual(faults, []);
    });
  });

  const script = '<script type="module" src="https://cdn.example/fao-widgets.js"></script>';
  const card = '<fao-item-card item="a"><a href="/a">A title</a></fao-item-card>';

  it('can be a script, a script with a body or an element', () => {
    const body = '<script type="module">\n  import "/a.js";\n\n  start();\n</script>';
    for (const html of [script, `${card}\n`, `Some text.\n\n${script}\n\n${card}\n\n${body}\n\n${card}\n`])
      assert.deepEqual(findFragileHtml(html), [], html);
  });

  for (const [name, html, ...faults] of [
    [
      'a script tag on several lines',
      `<script\n  src="/a.js"\n></script>\n`,
      'Line 3 begins with ">".',
      'Line 1 has a <script> that continues on the next line.',
    ],
    [
      'a script tag on several lines, with a body',
      `<script\n  type="module">\n  start();\n</script>\n`,
      'Line 1 has a <script> that continues on the next line.',
    ],
    [
      'a link whose tags continue on the next line',
      `<fao-item-card item="a">\n  <a href="/a"\n    >A title</a\n  >\n</fao-item-card>\n`,
      'Line 3 begins with ">".',
      'Line 4 begins with ">".',
      'Line 1 has a <fao-item-card> that continues on the next line.',
    ],
    [
      'an element without an end tag',
      `${script}\n\n<fao-item-card item="a" />\n`,
      'Line 3 has a <fao-item-card> without an end tag.',
      'Line 3 has a <fao-item-card> without a blank line after it.',
    ],
    [
      'elements without a blank line between them',
      `${script}\n${card}\n`,
      'Line 1 has a <script> without a blank line after it.',
      'Line 2 has a <fao-item-card> without a blank line before it.',
    ],
    [
      'an element within a line',
      `See ${card}.\n`,
      'Line 1 has a <fao-item-card> without a blank line before it.',
      'Line 1 has a <fao-item-card> without a blank line after it.',
    ],
  ]) {
    it(`must not be ${name}`, () => assert.deepEqual(findFragileHtml(html), faults));
  }
});
