import { QueryError } from './lucene.mjs';

const splitWords = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The values of a field as the search index has them. */
function listValues(document, field) {
  const { record, metadata } = document;
  const own = {
    handle: Object.values(record.handles),
    'search.resourceid': [record.uuid],
    'search.resourcetype': ['Item'],
    archived: [String(!record.withdrawn)],
    withdrawn: [String(record.withdrawn)],
    discoverable: ['true'],
  };
  if (field in own) return own[field];
  return (metadata[field.replace(/_keyword$/, '')] ?? []).map(({ value }) => value);
}

function matchWords(text, wanted, isPattern) {
  const words = splitWords(text);
  if (isPattern) {
    const escaped = wanted.toLowerCase().replace(/[.+^${}()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'su');
    return words.some((word) => pattern.test(word));
  }
  const phrase = splitWords(wanted);
  return (
    phrase.length > 0 &&
    words.some((_, start) => phrase.every((word, index) => words[start + index] === word))
  );
}

function compile(expression) {
  try {
    // Lucene's regular expressions always match the whole of a value.
    return new RegExp(`^(?:${expression})$`, 'u');
  } catch {
    throw new QueryError(`Bad expression ${expression}`);
  }
}

function matchValue(document, field, { kind, text, isPattern }) {
  if (field === '*' && text === '*') return true;
  const fields = field ? [field] : Object.keys(document.metadata);
  return fields.some((name) => {
    const values = listValues(document, name);
    if (text === '*') return values.length > 0;
    if (kind === 'regex') return values.some((value) => compile(text).test(value));
    if (kind === 'range') {
      const [, from, to] = /^(\S+) TO (\S+)$/.exec(text) ?? [];
      return values.some(
        (value) => (from === '*' || value >= from) && (to === '*' || value.slice(0, to.length) <= to),
      );
    }
    const isExact = /_keyword$|^handle$|^search\.|^archived$|^withdrawn$/.test(name);
    return values.some((value) => (isExact ? value === text : matchWords(value, text, isPattern)));
  });
}

/**
 * Finds the documents that a parsed query matches.
 *
 * @param {object} tree as `parseQuery` gives it
 * @param {readonly { record: object, metadata: Record<string, object[]> }[]} documents
 * @returns {object[]} best first: each clause that matches counts, rare ones more
 */
export function matchQuery(tree, documents) {
  const found = new Map();
  const leaves = new Map();
  const count = (leaf) => {
    if (!leaves.has(leaf))
      leaves.set(leaf, new Set(documents.filter((one) => matchValue(one, leaf.field, leaf.value))));
    return leaves.get(leaf);
  };
  const score = (node, document) => {
    if (node.not) return score(node.not, document) === undefined ? 0 : undefined;
    if (node.all) {
      const scores = node.all.map((part) => score(part, document));
      return scores.includes(undefined) ? undefined : scores.reduce((sum, one) => sum + one, 0);
    }
    if (node.any) {
      const scores = node.any.map((part) => score(part, document)).filter((one) => one !== undefined);
      return scores.length ? scores.reduce((sum, one) => sum + one, 0) : undefined;
    }
    const holders = count(node);
    return holders.has(document) ? Math.log(1 + documents.length / holders.size) : undefined;
  };
  for (const document of documents) {
    const points = score(tree, document);
    if (points !== undefined) found.set(document, points);
  }
  return [...found].sort(([, a], [, b]) => b - a).map(([document]) => document);
}
