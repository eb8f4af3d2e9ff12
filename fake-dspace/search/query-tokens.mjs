import { RefusedQuery } from './query-syntax-error.mjs';

/**
 * The tokens of Lucene's classic query parser (QueryParser.jj). `/` begins a regular expression wherever it stands: it can't be part of a word, unless escaped. Inside
 * words, `+` and `-` are letters.
 */
const patterns = {
  space: /[ \t\n\r\u3000]+/,
  phrase: /"(?:\\.|[^"\\])*"/,
  regex: /\/(?:\\\/|[^/])*\//,
  range: /[[{]\s*(?:"(?:\\.|[^"\\])*"|[^\s\]}"]+)\s+TO\s+(?:"(?:\\.|[^"\\])*"|[^\s\]}"]+)\s*[\]}]/,
  boost: /\^\d+(?:\.\d+)?/,
  fuzzy: /~(?:\d+(?:\.\d+)?)?/,
  sign: /[()+\-!:]/,
  word: /(?:\\.|[^ \t\n\r\u3000+\-!():^[\]"{}~\\/])(?:\\.|[^ \t\n\r\u3000!():^[\]"{}~\\/])*/,
};
const kinds = Object.keys(patterns);
const anyToken = new RegExp(
  Object.entries(patterns)
    .map(([kind, { source }]) => `(?<${kind}>${source})`)
    .join('|'),
  'suy',
);
const operators = { AND: 'AND', '&&': 'AND', OR: 'OR', '||': 'OR', NOT: 'NOT', '!': 'NOT', '-': 'NOT' };

/**
 * Splits a query into its tokens.
 *
 * @param {string} query
 * @returns {{ kind: string, text: string }[]} `kind`: phrase, regex, range, boost, fuzzy, word, or the operator itself: AND OR NOT + ( ) :
 * @throws {RefusedQuery} for what is no token, such as a quote that is never closed
 */
export function readTokens(query) {
  const tokens = [];
  anyToken.lastIndex = 0;
  while (anyToken.lastIndex < query.length) {
    const start = anyToken.lastIndex;
    const { groups } = anyToken.exec(query) ?? {};
    if (!groups) throw new RefusedQuery(`Lexical error at column ${start + 1}`);
    const kind = kinds.find((name) => groups[name] !== undefined);
    const text = groups[kind];
    if (kind === 'space') continue;
    const operator = kind === 'sign' ? (operators[text] ?? text) : kind === 'word' && operators[text];
    tokens.push({ kind: operator || kind, text });
  }
  return tokens;
}
