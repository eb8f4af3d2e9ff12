/**
 * Splits a text into words as the search index stores them: in lower case, without accents, and with each
 * Chinese character as a word.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function splitWords(text) {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
}
