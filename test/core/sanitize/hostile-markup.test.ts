import { readMarkup } from '../../../src/core/sanitize/markup.js';
import { toPlainText } from '../../../src/core/sanitize/plain-text.js';
import { readRichText } from '../../../src/core/sanitize/rich-text.js';
import { MAX_TEXT_LENGTH } from '../../../src/core/sanitize/text.js';
import { expect } from '../../page/index.js';

/** Milliseconds: enough for a busy machine, and far less than an algorithm of quadratic cost takes. */
const MAX_DURATION = 3_000;

function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

async function measureReading(text: string): Promise<number> {
  const start = performance.now();
  await readRichText(text);
  return performance.now() - start;
}

describe('An abstract that attacks the parser', () => {
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
      expect(await measureReading(fill(piece, MAX_TEXT_LENGTH * 10))).to.be.below(MAX_DURATION);
    });
  }

  it('keeps its text', () => {
    const text = readMarkup(fill('<i>x', MAX_TEXT_LENGTH));
    expect(toPlainText(text)).to.equal('x'.repeat(MAX_TEXT_LENGTH / 4));
  });

  it('causes no stack overflow by nested marks', () => {
    const text = readMarkup(`${'<i><b>'.repeat(3_000)}x${'</b></i>'.repeat(3_000)}`);
    expect(toPlainText(text)).to.equal('x');
  });

  it('is cut at the maximum length of a text', async () => {
    const text = await readRichText(`<p>${fill('word ', MAX_TEXT_LENGTH * 2)}</p>`);
    expect(toPlainText(text!).length).to.be.below(MAX_TEXT_LENGTH);
  });
});
