import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, mount, openHostPage, until } from '../page/index.js';
import { findPart, settleBoxes } from './boxes.js';
import './card.js';
import { readDemoItem } from './demo-items.js';

const parts = ['meta', 'title', 'subtitle', 'abstract', 'download'];
const readItem = () => readDemoItem('cd0683en');

async function mountIn(style: string): Promise<FaoItemCard> {
  const item = await readItem();
  const host = mount(`<div style="width: 640px; ${style}"><fao-item-card></fao-item-card></div>`);
  const card = host.querySelector('fao-item-card')!;
  card.data = item;
  return settleBoxes(card);
}

/** Measures position and size of each part within its card. */
function measureParts(card: FaoItemCard): Record<string, number[]> {
  const origin = card.getBoundingClientRect();
  const boxes = parts.map((part) => {
    const { left, top, width, height } = findPart(card, part).getBoundingClientRect();
    return [part, [left - origin.left, top - origin.top, width, height].map(Math.round)];
  });
  return Object.fromEntries(boxes) as Record<string, number[]>;
}

describe('A card in a page with unusual text styles', () => {
  for (const [style, property] of [
    ['text-transform: uppercase', 'textTransform'],
    ['text-align: center', 'textAlign'],
    ['text-align: justify', 'textAlign'],
    ['white-space: nowrap', 'whiteSpace'],
    ['white-space: pre-line', 'whiteSpace'],
    ['line-height: 3', 'lineHeight'],
    ['line-height: 14px', 'lineHeight'],
    ['text-indent: 3em', 'textIndent'],
    ['font-style: italic', 'fontStyle'],
    ['font-weight: 900', 'fontWeight'],
    ['font-variant: small-caps', 'fontVariantCaps'],
    ['text-shadow: 1px 1px red', 'textShadow'],
  ] as const) {
    it(`looks the same as elsewhere with ${style}`, async () => {
      const [plain, styled] = [await mountIn(''), await mountIn(style)];
      for (const part of parts) {
        const [expected, actual] = [plain, styled].map(
          (card) => getComputedStyle(findPart(card, part))[property],
        );
        expect(actual, part).to.equal(expected);
      }
      expect(measureParts(styled)).to.deep.equal(measureParts(plain));
    });
  }

  it("inherits the reader's spacing of letters and words", async () => {
    const card = await mountIn('letter-spacing: 2px; word-spacing: 3px');
    for (const part of parts) {
      const { letterSpacing, wordSpacing } = getComputedStyle(findPart(card, part));
      expect([letterSpacing, wordSpacing], part).to.deep.equal(['2px', '3px']);
    }
  });

  it('inherits typeface, size and colour', async () => {
    const card = await mountIn('font-family: monospace; font-size: 20px; color: rgb(90, 30, 60)');
    const { fontFamily, fontSize, color } = getComputedStyle(findPart(card, 'abstract'));
    expect([fontFamily, fontSize, color]).to.deep.equal(['monospace', '18.75px', 'rgb(90, 30, 60)']);
  });
});

describe('A card in a page with a root font size of 10 pixels', () => {
  /** Reads the font sizes of a card's parts in a page with a style sheet, as CSS lengths. */
  async function readSizes(css: string): Promise<string[]> {
    const item = await readItem();
    const page = await openHostPage(`<!doctype html><html lang="en"><title>Host</title><style>${css}</style>
      <fao-item-card></fao-item-card>
      <script>litIssuedWarnings = new Set(['dev-mode']);</script>
      <script type="module" src="/src/embed/define.ts"></script></html>`);
    const card = page.document.querySelector('fao-item-card')!;
    card.data = item;
    await until(() => card.shadowRoot?.querySelector('article'), 'the card');
    return parts.map((part) => page.window.getComputedStyle(findPart(card, part)).fontSize);
  }

  it('has the same font sizes as in any other page', async () => {
    const plain = await readSizes('');
    expect(plain[parts.indexOf('title')]).to.equal('19px');
    expect(plain[parts.indexOf('abstract')]).to.equal('15px');
    expect(await readSizes('html { font-size: 62.5% } body { font-size: 1.6rem }')).to.deep.equal(plain);
  });
});
