/** A query that Solr would refuse. */
export class QueryError extends Error {}

const tokens =
  /\s+|"((?:\\.|[^"\\])*)"|\/((?:\\.|[^/\\])*)\/|\[([^\]]*)\]|([()])|(:)|([-+!])(?=\S)|((?:\\.|[^\s()":[\]{}^~/\\])+)|(\^\d+(?:\.\d+)?)|(.)/gsu;

function tokenize(text) {
  return [...text.matchAll(tokens)].flatMap(
    ([whole, phrase, regex, range, bracket, colon, sign, term, boost]) => {
      if (/^\s+$/.test(whole) || boost) return [];
      if (phrase !== undefined) return { kind: 'phrase', text: unescape(phrase) };
      if (regex !== undefined) return { kind: 'regex', text: regex };
      if (range !== undefined) return { kind: 'range', text: range };
      if (bracket) return { kind: bracket };
      if (colon) return { kind: ':' };
      if (sign) return { kind: sign === '+' ? '+' : 'NOT' };
      if (/^(?:AND|OR|NOT|&&|\|\|)$/.test(term)) return { kind: { '&&': 'AND', '||': 'OR' }[term] ?? term };
      if (term) return { kind: 'term', text: unescape(term), isPattern: /(?<!\\)[*?]/.test(term) };
      throw new QueryError(`Unexpected "${whole}"`);
    },
  );
}

function unescape(text) {
  return text.replace(/\\(.)/gs, '$1');
}

/**
 * Parses a query in Solr's standard syntax, as far as clients of a repository use it: fields, phrases, regular expressions, ranges, wildcards, `AND`, `OR`, `NOT`, `+`,
 * `-` and brackets. What stands side by side must all match, as DSpace configures it (`q.op=AND`).
 *
 * @param {string} text
 * @returns {object} a tree of `{ all | any | not | field, value }`
 * @throws {QueryError} for what Solr answers with "Cannot parse"
 */
export function parseQuery(text) {
  const rest = tokenize(text);
  const next = () => rest[0]?.kind;
  const take = (kind) => {
    if (next() !== kind) throw new QueryError(`Expected ${kind}, found ${next() ?? 'the end'}`);
    return rest.shift();
  };

  const parseAny = (field) => {
    const parts = [parseAll(field)];
    while (next() === 'OR') {
      rest.shift();
      parts.push(parseAll(field));
    }
    return parts.length > 1 ? { any: parts } : parts[0];
  };
  const parseAll = (field) => {
    const parts = [parseOne(field)];
    while (next() && next() !== 'OR' && next() !== ')') {
      if (next() === 'AND') rest.shift();
      parts.push(parseOne(field));
    }
    return parts.length > 1 ? { all: parts } : parts[0];
  };
  const parseOne = (field) => {
    if (next() === 'NOT') {
      rest.shift();
      return { not: parseOne(field) };
    }
    if (next() === '+') rest.shift();
    if (next() === '(') {
      rest.shift();
      const inner = parseAny(field);
      take(')');
      return inner;
    }
    if (!['term', 'phrase', 'regex', 'range'].includes(next()))
      throw new QueryError(`Unexpected ${next() ?? 'end'}`);
    const value = rest.shift();
    if (value.kind !== 'term' || next() !== ':') return { field, value };
    rest.shift();
    return parseOne(value.text);
  };

  if (!rest.length) return { all: [] };
  const tree = parseAny(undefined);
  if (rest.length) throw new QueryError(`Unexpected ${next()}`);
  return tree;
}
