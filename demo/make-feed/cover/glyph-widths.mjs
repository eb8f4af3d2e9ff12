/** Estimates the width of bold sans-serif text without a font. */

/**
 * Widths in em; the first match applies. They are those of Noto Sans Bold, which is wider than most system
 * fonts.
 */
const CLASSES = [
  { letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u, width: 1 },
  { letters: /\p{M}/u, width: 0 },
  { letters: /\p{Script=Arabic}/u, width: 0.42 },
  { letters: /\s/u, width: 0.26 },
  { letters: /[iljI.,:;'’!|()[\]/]/u, width: 0.34 },
  { letters: /[frt-]/u, width: 0.46 },
  { letters: /[mwMWшщжюмыфШЩЖЮМЫФД—]/u, width: 0.93 },
  { letters: /\p{Lu}/u, width: 0.72 },
  { letters: /\p{Script=Cyrillic}/u, width: 0.63 },
  { letters: /./su, width: 0.61 },
];

/**
 * Estimates the width of a text.
 *
 * @param {string} text
 * @param {number} size font size
 * @returns {number} width in the unit of `size`
 */
export function estimateWidth(text, size) {
  let width = 0;
  for (const letter of text) width += CLASSES.find(({ letters }) => letters.test(letter)).width;
  return width * size;
}
