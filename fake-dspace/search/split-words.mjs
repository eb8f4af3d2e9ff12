/**
 * Splits a text into the words under which the index has it: in lower case, without accents, each Chinese character one.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function splitWords(text) {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
}
