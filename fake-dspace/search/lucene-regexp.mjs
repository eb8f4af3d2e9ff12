import { RefusedQuery } from './query-syntax-error.mjs';

/** Means something to a JavaScript expression and nothing to Lucene's. */
const onlyOurs = new Set(['^', '$', '/']);
/** Lucene's complement, intersection and interval, which nobody is known to send to a repository. */
const onlyTheirs = new Set(['~', '&', '<', '>']);

function translate(expression) {
  let written = '';
  let isInClass = false;
  const characters = [...expression];
  for (let at = 0; at < characters.length; at += 1) {
    const one = characters[at];
    if (one === '\\') {
      at += 1;
      if (at === characters.length) throw new RefusedQuery('end of expression after \\');
      written += characters[at].replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
    } else if (isInClass) {
      isInClass = one !== ']';
      written += one === '[' ? '\\[' : one;
    } else if (one === '[') {
      isInClass = true;
      written += one;
    } else if (onlyTheirs.has(one)) {
      throw new RefusedQuery(`${one} is not served here`);
    } else if (one === '@') {
      written += '.*';
    } else {
      written += onlyOurs.has(one) ? `\\${one}` : one;
    }
  }
  return written;
}

/**
 * Makes a regular expression of Lucene's one of JavaScript's. It always matches the whole of a value, and knows no `\d`: a backslash only escapes.
 *
 * @param {string} expression what stands between the slashes
 * @returns {RegExp}
 * @throws {RefusedQuery} where it is none
 * @see https://lucene.apache.org/core/8_11_0/core/org/apache/lucene/util/automaton/RegExp.html
 */
export function readRegex(expression) {
  const written = translate(expression);
  try {
    return new RegExp(`^(?:${written})$`, 'su');
  } catch {
    throw new RefusedQuery(`/${expression}/ is no regular expression`);
  }
}
