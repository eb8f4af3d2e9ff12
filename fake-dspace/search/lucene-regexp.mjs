import { QuerySyntaxError } from './query-syntax-error.mjs';

/** Syntax that means the same in a regular expression of Lucene and of JavaScript. */
const sharedSyntax = /^(?:[\p{L}\p{N} _.*+?|()-]|\[[\p{L}\p{N}-]+\])*$/u;

/**
 * Compiles a regular expression of Lucene, which always matches a whole value.
 *
 * @param {string} expression the text between the slashes
 * @returns {RegExp}
 * @throws {QuerySyntaxError} for a malformed expression, and for syntax that is not implemented
 * @see https://lucene.apache.org/core/8_11_0/core/org/apache/lucene/util/automaton/RegExp.html
 */
export function parseLuceneRegexp(expression) {
  try {
    if (sharedSyntax.test(expression)) return new RegExp(`^(?:${expression})$`, 'su');
  } catch {
    // The error below covers this case too.
  }
  throw new QuerySyntaxError(`/${expression}/ is malformed or not implemented`);
}
