/**
 * Splits a text into words as the search index of DSpace stores them: in lower case, without accents, and
 * split between letters and digits (Solr's WordDelimiterFilter in DSpace's schema.xml), so that the phrase
 * `cd0683` occurs in `cd0683en`. Each Chinese character is a word.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function splitWords(text) {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.match(/\p{Script=Han}|(?:(?!\p{Script=Han})\p{L})+|\p{N}+/gu) ?? [];
}
