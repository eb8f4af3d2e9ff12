import { QuerySyntaxError } from './query-syntax-error.mjs';

/**
 * The tokens of Lucene's classic query parser (QueryParser.jj) that clients of this server send. A `/` starts
 * a regular expression, unless it is escaped. Inside words, `/`, `+` and `-` count as letters (recorded reply
 * `A09-query-slash`).
 */
const patterns = {
  space: /[ \t\n\r\u3000]+/,
  phrase: /"(?:\\.|[^"\\])*"/,
  regexp: /\/(?:\\\/|[^/])*\//,
  range: /\[\s*[^\s\]}"]+\s+TO\s+[^\s\]}"]+\s*\]/,
  sign: /[()\-:]/,
  word: /(?:\\.|[^ \t\n\r\u3000+\-!():^[\]"{}~\\/])(?:\\.|[^ \t\n\r\u3000!():^[\]"{}~\\])*/,
};
const kinds = Object.keys(patterns);
const anyToken = new RegExp(
  Object.entries(patterns)
    .map(([kind, { source }]) => `(?<${kind}>${source})`)
    .join('|'),
  'suy',
);
/** Operators that look like words. Solr would parse them as operators, so they must not match as text. */
const unimplementedWords = new Set(['NOT', '&&', '||']);

function makeToken(groups) {
  const kind = kinds.find((name) => groups[name] !== undefined);
  const text = groups[kind];
  if (kind === 'word' && unimplementedWords.has(text)) {
    throw new QuerySyntaxError(`The operator ${text} is not implemented`);
  }
  const isOperator = kind === 'sign' || text === 'AND' || text === 'OR';
  return { kind: isOperator ? text : kind, text };
}

/**
 * Splits a query into tokens.
 *
 * @param {string} query
 * @returns {{ kind: string, text: string }[]} `kind`: phrase, regexp, range or word, or the operator itself:
 *   `AND`, `OR`, `-`, `(`, `)` or `:`
 * @throws {QuerySyntaxError} where no token matches, such as at a quote without an end
 */
export function readTokens(query) {
  const tokens = [];
  anyToken.lastIndex = 0;
  while (anyToken.lastIndex < query.length) {
    const start = anyToken.lastIndex;
    const { groups } = anyToken.exec(query) ?? {};
    if (!groups) throw new QuerySyntaxError(`Lexical error at column ${start + 1}`);
    if (groups.space === undefined) tokens.push(makeToken(groups));
  }
  return tokens;
}
