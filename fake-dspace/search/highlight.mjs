import { splitWords } from './split-words.mjs';

const highlighted = ['dc.title', 'dc.description.abstract'];

/**
 * Marks words that were sought in what was found.
 *
 * @param {import('./search-document.mjs').SearchDocument} document
 * @param {readonly string[]} sought
 * @returns {Record<string, string[]> | null} HTML by field, in which `em` marks and all else is as the metadata have it, not escaped; null where no words were sought
 */
export function highlight({ metadata }, sought) {
  const wanted = new Set(sought.flatMap(splitWords));
  if (!wanted.size) return null;
  const mark = (text) =>
    text.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) =>
      splitWords(word).some((one) => wanted.has(one)) ? `<em>${word}</em>` : word,
    );
  const marked = highlighted.map((field) => [
    field,
    metadata[field]?.map(mark).filter((text) => text.includes('<em>')),
  ]);
  return Object.fromEntries(marked.filter(([, texts]) => texts?.length));
}
