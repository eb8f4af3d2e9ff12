/** Estimates of how wide bold sans-serif text runs, where no font can be asked. */

/**
 * Widths in em, first match counts. They lean to the wide side and fit Noto Sans Bold, wider than most system
 * faces.
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
 * @param {string} text
 * @param {number} size font size
 * @returns {number} width in the unit of `size`
 */
export function estimateWidth(text, size) {
  let width = 0;
  for (const letter of text) width += CLASSES.find(({ letters }) => letters.test(letter)).width;
  return width * size;
}
