import { readMarkup } from '../../../src/core/sanitize/markup.js';
import { plainText } from '../../../src/core/sanitize/plain-text.js';
import { readRichText } from '../../../src/core/sanitize/rich-text.js';
import { MAX_TEXT_LENGTH } from '../../../src/core/sanitize/text.js';
import { expect } from '../../page/index.js';

/**
 * Milliseconds; generous for a busy machine, and far below what a cost of the length squared or worse takes.
 */
const BOUND = 3_000;

function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

async function measureReading(text: string): Promise<number> {
  const start = performance.now();
  await readRichText(text);
  return performance.now() - start;
}

describe('An abstract made to keep the page busy', () => {
  const pieces = [
    '<i>',
    '<i',
    '</i>',
    '<i><b>',
    '<i>x',
    '<p',
    '<p>',
    '<',
    '&',
    '&#',
    '<!--',
    '<script',
    '<jats:',
  ];

  for (const piece of pieces) {
    it(`is read in bounded time: ${piece}${piece}${piece}…`, async () => {
      expect(await measureReading(fill(piece, MAX_TEXT_LENGTH * 10))).to.be.below(BOUND);
    });
  }

  it('loses no text for it', () => {
    const text = readMarkup(fill('<i>x', MAX_TEXT_LENGTH));
    expect(plainText(text)).to.equal('x'.repeat(MAX_TEXT_LENGTH / 4));
  });

  it('overflows no stack by marks within marks', () => {
    const text = readMarkup(`${'<i><b>'.repeat(3_000)}x${'</b></i>'.repeat(3_000)}`);
    expect(plainText(text)).to.equal('x');
  });

  it('is read no further than the longest text', async () => {
    const text = await readRichText(`<p>${fill('word ', MAX_TEXT_LENGTH * 2)}</p>`);
    expect(plainText(text!).length).to.be.below(MAX_TEXT_LENGTH);
  });
});
