import { splitWords } from './split-words.mjs';

/** Fields whose values the index keeps whole, in the letter case of the metadata. */
const exactField = /_keyword$|^handle$|^search\.|^archived$|^withdrawn$/;

const startsAt = (words, phrase, start) => phrase.every((word, index) => words[start + index] === word);

/** Whether a text is in a range of texts. A year as the upper bound includes all days of the year. */
function isInRange(value, { from, to }) {
  return (from === '*' || value >= from) && (to === '*' || value.slice(0, to.length) <= to);
}

function matchesExact(values, { kind, pattern, text }) {
  return kind === 'regexp' ? values.some((value) => pattern.test(value)) : values.includes(text);
}

function matchesWords(lists, { kind, pattern, text }) {
  if (kind === 'regexp') return lists.some((words) => words.some((word) => pattern.test(word)));
  const wanted = splitWords(text);
  if (!wanted.length) return false;
  if (kind === 'phrase') {
    return lists.some((words) => words.some((_, start) => startsAt(words, wanted, start)));
  }
  // The analyser splits a word such as food-security in two, and both are required.
  return wanted.every((word) => lists.some((words) => words.includes(word)));
}

/**
 * Whether a document matches a term of a query.
 *
 * @param {import('./search-document.mjs').SearchDocument} document
 * @param {object} term from `parseQuery`
 * @returns {boolean}
 */
export function matchesTerm(document, term) {
  const { field, kind } = term;
  if (kind === 'any') return field === undefined || field === '*' || document.listValues(field).length > 0;
  if (kind === 'range') return document.listValues(field ?? '').some((value) => isInRange(value, term));
  return field && exactField.test(field)
    ? matchesExact(document.listValues(field), term)
    : matchesWords(document.listWords(field), term);
}
