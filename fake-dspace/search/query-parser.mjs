import { readRegex } from './lucene-regexp.mjs';
import { readTokens } from './query-tokens.mjs';
import { RefusedQuery } from './query-syntax-error.mjs';

const termKinds = new Set(['word', 'phrase', 'regex', 'range']);
const unescape = (text) => text.replace(/\\(.)/gsu, '$1');

function readRange(text) {
  const bound = String.raw`"((?:\\.|[^"\\])*)"|([^\s\]}"]+)`;
  const [, from1, from2, to1, to2] = new RegExp(
    String.raw`^.\s*(?:${bound})\s+TO\s+(?:${bound})\s*.$`,
    'su',
  ).exec(text);
  return {
    from: unescape(from1 ?? from2),
    to: unescape(to1 ?? to2),
    includesFrom: text.startsWith('['),
    includesTo: text.endsWith(']'),
  };
}

function makeTerm(field, { kind, text }) {
  if (kind === 'phrase') return { kind, field, text: unescape(text.slice(1, -1)) };
  if (kind === 'regex') return { kind, field, pattern: readRegex(text.slice(1, -1)) };
  if (kind === 'range') return { kind, field, ...readRange(text) };
  if (/(?<!\\)(?:\\\\)*[*?]/.test(text)) return { kind: 'wildcard', field, text };
  return { kind, field, text: unescape(text) };
}

/**
 * Joins clauses as the classic parser does where the operator is AND, which is not how logic would: `AND` makes both neighbours required, `OR` makes both optional, and
 * required ones stay so beside optional ones (QueryParserBase.addClause).
 */
function addClause(clauses, conjunction, modifier, node) {
  const previous = clauses.at(-1);
  if (previous && previous.occur !== 'not') {
    if (conjunction === 'AND') previous.occur = 'must';
    if (conjunction === 'OR') previous.occur = 'should';
  }
  const occur = conjunction === 'OR' ? 'should' : 'must';
  clauses.push({ occur: modifier === 'NOT' ? 'not' : occur, node });
}

/**
 * Parses a query in Lucene's classic syntax with `q.op=AND`, as DSpace hands it to Solr. Fuzziness and slop are read and make no difference.
 *
 * @param {string} query
 * @returns {object} a group `{ clauses: [{ occur: 'must' | 'should' | 'not', node }], boost }`, whose nodes are groups or terms `{ kind, field, boost, … }`
 * @throws {RefusedQuery} where Solr would say "Cannot parse"
 */
export function parseQuery(query) {
  const tokens = readTokens(query);
  const next = (ahead = 0) => tokens[ahead]?.kind;
  const take = () => tokens.shift();
  const refuse = () => {
    throw new RefusedQuery(`Encountered ${tokens[0]?.text ?? '<EOF>'}`);
  };

  const readWeight = () => {
    let boost = 1;
    while (next() === 'boost' || next() === 'fuzzy') {
      const { kind, text } = take();
      if (kind === 'boost') boost = Number(text.slice(1));
    }
    return boost;
  };

  const readClause = (field) => {
    let ownField = field;
    if (next() === 'word' && next(1) === ':') {
      ownField = unescape(take().text);
      take();
    }
    if (next() === '(') {
      take();
      const group = readGroup(ownField);
      if (next() !== ')') refuse();
      take();
      return { ...group, boost: readWeight() };
    }
    if (!termKinds.has(next())) refuse();
    const term = makeTerm(ownField, take());
    return { ...term, boost: readWeight() };
  };

  const readGroup = (field) => {
    const clauses = [];
    do {
      const conjunction = clauses.length && (next() === 'AND' || next() === 'OR') ? take().kind : undefined;
      const modifier = next() === '+' || next() === 'NOT' ? take().kind : undefined;
      addClause(clauses, conjunction, modifier, readClause(field));
    } while (tokens.length && next() !== ')');
    return { clauses, boost: 1 };
  };

  const group = readGroup();
  if (tokens.length) refuse();
  return group;
}
