import { matchesTerm } from './match-term.mjs';

/** Makes a function that scores documents, and matches each term with each document only once. */
function makeScorer(documents) {
  const matches = new Map();
  const findMatches = (term) => {
    if (!matches.has(term)) {
      matches.set(term, new Set(documents.filter((document) => matchesTerm(document, term))));
    }
    return matches.get(term);
  };

  const score = (node, document, isWholeQuery) =>
    'clauses' in node ? scoreGroup(node, document, isWholeQuery) : scoreTerm(node, document);

  const scoreTerm = (term, document) => {
    const found = findMatches(term);
    return found.has(document) ? Math.log(1 + documents.length / found.size) : undefined;
  };

  const scoreGroup = ({ clauses }, document, isWholeQuery) => {
    const scores = clauses.map(({ occur, node }) => ({ occur, points: score(node, document) }));
    const positive = scores.filter(({ occur }) => occur !== 'not');
    const matched = positive.filter(({ points }) => points !== undefined);
    if (scores.some(({ occur, points }) => occur === 'not' && points !== undefined)) return undefined;
    if (positive.some(({ occur, points }) => occur === 'must' && points === undefined)) return undefined;
    // Solr adds `*:*` to a query that only excludes, but not to such a group in parentheses.
    if (!matched.length) return isWholeQuery && !positive.length ? 1 : undefined;
    return matched.reduce((sum, { points }) => sum + points, 0);
  };
  return (query, document) => score(query, document, true);
}

/**
 * Finds the documents that match a query. The score is the sum over the clauses that match; rare terms score
 * higher.
 *
 * @param {object} query from `parseQuery`
 * @param {readonly import('./search-document.mjs').SearchDocument[]} documents
 * @returns {import('./search-document.mjs').SearchDocument[]} best first; equal scores keep the order given
 */
export function findMatching(query, documents) {
  const score = makeScorer(documents);
  return documents
    .map((document) => ({ document, points: score(query, document) }))
    .filter(({ points }) => points !== undefined)
    .sort((a, b) => b.points - a.points)
    .map(({ document }) => document);
}
