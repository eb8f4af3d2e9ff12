import { parseLuceneRegexp } from './lucene-regexp.mjs';
import { QuerySyntaxError } from './query-syntax-error.mjs';
import { readTokens } from './query-tokens.mjs';

const termKinds = new Set(['word', 'phrase', 'regexp', 'range']);
const unescape = (text) => text.replace(/\\(.)/gsu, '$1');
const hasWildcard = (text) => /(?<!\\)(?:\\\\)*[*?]/.test(text);

function makeTerm(field, { kind, text }) {
  if (kind === 'phrase') return { kind, field, text: unescape(text.slice(1, -1)) };
  if (kind === 'regexp') return { kind, field, pattern: parseLuceneRegexp(text.slice(1, -1)) };
  if (kind === 'range') {
    const [from, to] = text
      .slice(1, -1)
      .trim()
      .split(/\s+TO\s+/);
    return { kind, field, from: unescape(from), to: unescape(to) };
  }
  if (text === '*') return { kind: 'any', field };
  if (hasWildcard(text)) throw new QuerySyntaxError(`The wildcard in ${text} is not implemented`);
  return { kind, field, text: unescape(text) };
}

/**
 * Adds a clause as the classic parser does with the default operator AND (QueryParserBase.addClause). This is
 * not Boolean logic: `AND` makes both neighbours required, `OR` makes both optional, and an optional clause
 * does not change a required one.
 */
function addClause(clauses, conjunction, isExcluded, node) {
  const previous = clauses.at(-1);
  if (previous && previous.occur !== 'not') {
    if (conjunction === 'AND') previous.occur = 'must';
    if (conjunction === 'OR') previous.occur = 'should';
  }
  const occur = conjunction === 'OR' ? 'should' : 'must';
  clauses.push({ occur: isExcluded ? 'not' : occur, node });
}

/**
 * Parses a query in Lucene's classic syntax with `q.op=AND`, as DSpace passes it to Solr: words, phrases,
 * regular expressions, inclusive ranges, `*`, fields, groups, `AND`, `OR` and `-`. Any other syntax is an
 * error.
 *
 * @param {string} query
 * @returns {import('./query-parser.mjs').Group} clauses whose nodes are groups or terms
 * @throws {QuerySyntaxError} where Solr reports "Cannot parse", and for syntax that is not implemented
 */
export function parseQuery(query) {
  const tokens = readTokens(query);
  const next = (ahead = 0) => tokens[ahead]?.kind;
  const take = () => tokens.shift();
  const fail = () => {
    throw new QuerySyntaxError(`Encountered ${tokens[0]?.text ?? '<EOF>'}`);
  };

  const parseClause = (field) => {
    let ownField = field;
    if (next() === 'word' && next(1) === ':') {
      ownField = unescape(take().text);
      take();
    }
    if (next() === '(') {
      take();
      const group = parseGroup(ownField);
      if (next() !== ')') fail();
      take();
      return group;
    }
    return termKinds.has(next()) ? makeTerm(ownField, take()) : fail();
  };

  const parseGroup = (field) => {
    const clauses = [];
    do {
      const conjunction = clauses.length && (next() === 'AND' || next() === 'OR') ? take().kind : undefined;
      const isExcluded = next() === '-' && Boolean(take());
      addClause(clauses, conjunction, isExcluded, parseClause(field));
    } while (tokens.length && next() !== ')');
    return { clauses };
  };

  const group = parseGroup();
  return tokens.length ? fail() : group;
}
