import { splitWords } from './split-words.mjs';

/** Kept as they are: not split into words, upper case unlike lower case. */
const exactField = /_keyword$|^handle$|^search\.|^archived$|^withdrawn$|^discoverable$|^latestVersion$/;

const readWildcard = (text) =>
  new RegExp(
    `^${text.replace(/\\(.)|([*?])|([.+^${}()|[\]\\/])/gsu, (_, escaped, wild, special) => {
      if (wild) return wild === '*' ? '.*' : '.';
      return (escaped ?? special).replace(/[.+*?^${}()|[\]\\/]/, '\\$&');
    })}$`,
    'su',
  );

const startsAt = (words, phrase, start) => phrase.every((word, index) => words[start + index] === word);

/** Bounds are compared as texts are; a year as the upper bound holds all days of that year. */
function isInRange(value, { from, to, includesFrom, includesTo }) {
  const isAbove = from === '*' || (includesFrom ? value >= from : value > from);
  const head = value.slice(0, to.length);
  return isAbove && (to === '*' || (includesTo ? head <= to : head < to));
}

function matchesExact(values, term) {
  if (term.kind === 'regex') return values.some((value) => term.pattern.test(value));
  if (term.kind === 'wildcard') return values.some((value) => readWildcard(term.text).test(value));
  return values.includes(term.text);
}

function matchesWords(lists, term) {
  if (term.kind === 'regex' || term.kind === 'wildcard') {
    const pattern = term.kind === 'regex' ? term.pattern : readWildcard(term.text.toLowerCase());
    return lists.some((words) => words.some((word) => pattern.test(word)));
  }
  const wanted = splitWords(term.text);
  if (!wanted.length) return false;
  if (term.kind === 'phrase') {
    return lists.some((words) => words.some((_, start) => startsAt(words, wanted, start)));
  }
  // A word that the analyser splits, such as food-security, is that many words, all of them required.
  return wanted.every((word) => lists.some((words) => words.includes(word)));
}

/**
 * Tells whether a document has what one term of a query asks for.
 *
 * @param {import('./search-document.mjs').SearchDocument} document
 * @param {object} term as `parseQuery` gives it
 * @returns {boolean}
 */
export function matchesTerm(document, term) {
  const { field, kind, text } = term;
  if (kind === 'wildcard' && text === '*') {
    return field === undefined || field === '*' || document.listValues(field).length > 0;
  }
  if (kind === 'range') return document.listValues(field ?? '').some((value) => isInRange(value, term));
  return field && exactField.test(field)
    ? matchesExact(document.listValues(field), term)
    : matchesWords(document.listWords(field), term);
}
